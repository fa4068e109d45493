"""Results of one site wait for each other, but not for ever."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from digest.extract.sites import MOST_HELD, site_of_entry, together
from tests.builders import entry

if TYPE_CHECKING:
    from collections.abc import Iterator


def first_letter(word: str) -> str:
    return word[0]


def test_a_site_is_handed_on_when_the_last_of_it_has_come() -> None:
    words = ["a1", "b1", "a2", "c1", "b2"]
    assert list(together(words, Counter(map(first_letter, words)), first_letter)) == [
        ["a1", "a2"],
        ["c1"],
        ["b1", "b2"],
    ]


def test_when_too_many_wait_the_largest_site_goes_first_and_nothing_is_lost() -> None:
    words = [f"{site}{number}" for number in range(MOST_HELD) for site in "aab"]
    taken, lists = 0, []

    def arriving() -> Iterator[str]:
        nonlocal taken
        for word in words:
            taken += 1
            yield word

    for of_site in together(arriving(), Counter(map(first_letter, words)), first_letter):
        lists.append(of_site)
        assert taken - sum(map(len, lists)) < MOST_HELD
        assert len({first_letter(word) for word in of_site}) == 1
    assert lists[0][0].startswith("a")
    assert sorted(word for of_site in lists for word in of_site) == sorted(words)


def test_more_results_of_a_site_than_were_announced_are_handed_on_too() -> None:
    assert list(together(["a1", "a2"], Counter(), first_letter)) == [["a1"], ["a2"]]


def test_an_entry_without_an_address_is_of_its_feeds_site() -> None:
    assert site_of_entry(entry(1, url="https://news.wire.example/1")) == "wire.example"
    assert site_of_entry(entry(1, url="", feed_url="https://other.example/rss")) == "other.example"
    assert site_of_entry(entry(1, url="http://127.0.0.1:8080/x")) != ""

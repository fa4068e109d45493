"""The measures of repetition between two texts, on numbers worked out by hand."""

from __future__ import annotations

import pytest

from digest.summarise.read.passages import passages
from digest.summarise.redundancy import (
    covers,
    covers_shorter,
    is_all_told,
    likely_the_same,
    quote_the_same,
    quoted,
    rarities,
    repeats,
    says_the_same,
    share_known,
    share_of_shorter,
    telling,
)
from tests.unit.summarise.stories import told


def some(listing: str) -> frozenset[str]:
    return frozenset(listing.split())


def test_a_text_covers_a_sentence_when_it_has_a_large_enough_share_of_its_words() -> None:
    sentence = some("dyke broke halden storm water cellar mayor")
    assert covers(some("dyke broke halden storm water ferry"), sentence, 5 / 7)
    assert not covers(some("dyke broke halden storm ferry"), sentence, 5 / 7)
    assert covers(frozenset(), frozenset(), 0.9)


def test_shares_are_of_the_words_asked_about_or_of_the_shorter_text() -> None:
    assert share_known(some("dyke storm water ferry"), some("storm dyke cellar")) == 0.5
    assert share_known(frozenset(), some("storm")) == 0
    assert share_of_shorter(some("dyke storm water ferry"), some("storm dyke")) == 1
    assert share_of_shorter(some("storm"), frozenset()) == 0
    assert covers_shorter(some("a b c d"), some("a b e f g"), 0.5)
    assert not covers_shorter(some("a b c d"), some("a e f g h"), 0.5)


@pytest.mark.parametrize(
    ("shared", "own", "is_same"),
    [
        (4, 4, True),  # 4 of 8
        (3, 4, False),  # 3 of 7
        (5, 6, True),  # 5 of 11 is more than .44
        (5, 7, False),  # 5 of 12 is less
        (6, 8, True),  # 6 of 14 is more than .4
        (6, 9, False),  # 6 of 15 is exactly .4
    ],
)
def test_many_shared_words_need_a_smaller_share(shared: int, own: int, *, is_same: bool) -> None:
    both = frozenset(f"both{number}" for number in range(shared))
    one = both | {f"one{number}" for number in range(own)}
    other = both | {f"other{number}" for number in range(own)}
    assert says_the_same(one, other) is is_same


def test_in_a_long_summary_a_few_shared_words_prove_a_repetition_only_if_they_are_nearly_all() -> None:
    one, other = some("tram fare spring council"), some("tram fare spring depot")
    assert says_the_same(one, other)
    assert not says_the_same(one, other, strictly=False)  # 3 of 4, where .8 is asked
    longer = some("a b c d e")
    assert says_the_same(longer | some("f g h"), longer | some("i j k"), strictly=False)  # 5 of 8, .6 asked


def test_a_sentence_is_told_when_more_than_four_fifths_of_its_words_were_said_by_whomever() -> None:
    said = some("a b c d e f")
    assert is_all_told(some("a b c d e f x"), said)  # 6 of 7
    assert not is_all_told(some("a b c d x"), said)  # 4 of 5 is not more than .8


def test_weekdays_and_officials_tell_no_fact_from_another() -> None:
    assert telling(["official", "said", "monday", "dyke", "broke"]) == {"dyke", "broke"}


def test_rarer_words_weigh_more() -> None:
    rarity = rarities([some("bridge rust"), some("bridge"), some("bridge"), some("bridge")])
    assert rarity == {"bridge": 0.5, "rust": 1.0}


def test_what_hardly_another_sentence_has_tells_a_repetition_from_the_topic() -> None:
    rarity = {
        "bridge": 0.1,
        "norrby": 0.1,
        "council": 0.1,
        "rust": 1.0,
        "bolt": 1.0,
        "tram": 1.0,
        "fare": 1.0,
    }
    topic = some("bridge norrby council")
    assert likely_the_same(topic | {"rust", "bolt"}, topic | {"rust", "tram"}, rarity)  # 1.3 of 2.3
    assert not likely_the_same(topic | {"rust", "bolt"}, topic | {"tram", "fare"}, rarity)  # .3 of 2.3
    assert not likely_the_same(some("rust bolt"), some("rust bolt"), rarity)  # two shared words only


def test_two_sentences_that_quote_the_same_words_say_the_same() -> None:
    assert quoted("“Nobody needs it,” she said, and called it “absurd”.") == {"nobody needs it"}
    assert quote_the_same(quoted("“Nobody needs it”"), quoted("He said: “Nobody needs it in Norrby.”"))
    assert not quote_the_same(quoted("“Nobody needs it”"), quoted("“Everybody needs it”"))


def test_two_passages_repeat_each_other_when_most_telling_words_of_either_are_shared() -> None:
    first, again, other = passages(
        told(
            "Hospital managers say no patients were harmed.",
            "No patients had been harmed, the group said in a statement.",
            "The ferry to Skerry sails again from six in the morning.",
        )
    )
    assert repeats(first, again)
    assert not repeats(first, other)

"""A sentence is laid beside its passages, word by word."""

from __future__ import annotations

from digest.language import ENGLISH
from digest.summarise.check.comparison import compared, gaps


def test_what_stands_between_the_same_words_is_a_gap() -> None:
    both = compared("The town will close the old school.", ("The town may close the old school.",), ENGLISH)
    assert list(gaps(both)) == [(("will",), ("may",))]


def test_too_few_words_around_or_too_many_within_are_no_gap() -> None:
    few = compared("It will go.", ("It may go.",), ENGLISH)
    many = compared(
        "The town will in all of its wards close the old school.",
        ("The town may close the old school.",),
        ENGLISH,
    )
    assert list(gaps(few)) == list(gaps(many)) == []


def test_the_share_of_content_words_is_counted_for_each_passage() -> None:
    both = compared("The town closes schools.", ("The town closes.", "A boat sank."), ENGLISH)
    assert both.shares == (2 / 3, 0.0)

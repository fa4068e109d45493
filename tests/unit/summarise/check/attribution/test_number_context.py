"""The kinds of words before and after a number are compared with those in the passages."""

from __future__ import annotations

from digest.summarise.check.attribution.facts import row
from digest.summarise.check.attribution.number_context import of_number

PASSAGES = ("The ferry sank in 1963 off Norrby.", "At the time the ferry had 19 cabins and 2 decks.")


def _of(sentence: str) -> tuple[float, ...]:
    mine = row(sentence)
    (fact,) = mine.facts
    return of_number(fact, mine, [row(passage) for passage in PASSAGES])


def test_a_number_between_the_passages_words_stands_as_there() -> None:
    before, after, _, has_unit, _, is_year = _of("the ferry had 19 cabins")
    assert (before, after, has_unit, is_year) == (0, 0, 1, 0)


def test_a_count_in_the_place_of_a_year_stands_otherwise() -> None:
    before, _, _, has_unit, _, is_year = _of("the ferry sank in 19.")
    assert (before, has_unit, is_year) == (1, 0, 1)


def test_another_numbers_unit_is_seen() -> None:
    _, _, _, has_unit, is_anothers, _ = _of("the ferry had 2 cabins")
    assert (has_unit, is_anothers) == (0, 1)


def test_a_name_has_no_slot() -> None:
    assert not any(_of("off Norrby"))

"""Names, numbers and dates are read as the same fact, however they are written."""

from __future__ import annotations

import pytest

from digest.summarise.check.attribution.facts import row


def _facts(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(fact.kind, fact.words) for fact in row(text).facts]


def test_a_text_has_its_names_numbers_and_dates() -> None:
    assert _facts("On Monday the mayor of Norrby paid $2,500 to Ada Lund.") == [
        ("date", ("monday",)),
        ("name", ("norrby",)),
        ("number", ("$2500",)),
        ("name", ("ada", "lund")),
    ]


def test_the_title_of_a_person_belongs_to_no_name() -> None:
    assert _facts("They met Senator Ilva Moreno.") == _facts("They met senator Ilva Moreno.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the US-led force", "the U.S.-led force"),
        ("a vote of 219-197", "a vote of 219 to 197"),
        ("it killed 46 people", "it killed forty-six people"),
        ("the GOP won", "the Republican won"),
    ],
)
def test_two_ways_to_write_one_fact_are_the_same(one: str, other: str) -> None:
    assert [fact.words for fact in row(one).facts] == [fact.words for fact in row(other).facts]


def test_towns_that_share_a_common_word_are_two() -> None:
    york, jersey = (row(f"They live in New {name}.").facts[0] for name in ("York", "Jersey"))
    assert not york.is_same(jersey)


def test_a_short_form_is_known_by_the_words_it_stands_for() -> None:
    (fact,) = row("He was taken to the ICU there.").facts
    assert row("He was taken to the intensive care unit.").has(fact)
    assert not row("He was taken to the cells under the court.").has(fact)


def test_a_month_is_no_rival_of_a_weekday() -> None:
    day, month = row("On Friday and in August").facts
    assert not day.is_alike(month)


def test_the_names_of_a_list_are_several() -> None:
    assert [words for _, words in _facts("They met Ada Lund, Ole Moe and Ines Dahl.")] == [
        ("ada", "lund"),
        ("ole", "moe"),
        ("ine", "dahl"),
    ]


def test_the_letter_of_a_scale_is_no_name() -> None:
    assert [kind for kind, _ in _facts("The water was at 59°F on")] == ["number"]

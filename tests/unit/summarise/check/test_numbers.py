"""Numbers and dates of a sentence must be in its passages."""

from __future__ import annotations

import pytest

from digest.summarise.check.numbers import unknown_date, unknown_number

PASSAGE = "On Monday, 3 May, twelve of 40 houses burned in Norrby, 30 % of the old town."


@pytest.mark.parametrize(
    "sentence",
    [
        "12 houses burned.",
        "Forty houses stood there.",
        "Thirty percent burned.",
        "One of them burned down.",
        "Half the town woke up.",
    ],
)
def test_a_number_that_the_passage_has_in_any_form_is_backed(sentence: str) -> None:
    assert unknown_number(sentence, [PASSAGE]) == ""


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("13 houses burned.", "13"),
        ("12 % burned.", "12%"),
        ("1 house burned.", "1"),
        ("Some 40 million houses burned.", "40000000"),
    ],
)
def test_a_number_that_no_passage_has_is_named(sentence: str, number: str) -> None:
    assert unknown_number(sentence, [PASSAGE]) == f"the number {number} is not in the cited passages"


def test_a_month_or_weekday_that_no_passage_has_is_named() -> None:
    assert unknown_date("It burned on Monday in May 2026.", [PASSAGE]) == ""
    assert (
        unknown_date("It burned on Sunday.", [PASSAGE]) == "the date word “sun” is not in the cited passages"
    )
    assert unknown_date("Es brannte am Dienstag.", [PASSAGE]) == (
        "the date word “dienstag” is not in the cited passages"
    )


def test_the_word_may_in_a_passage_stands_for_the_month() -> None:
    assert unknown_date("It burned on May 3.", ["In May the houses burned."]) == ""
    assert unknown_date("It burned on May 3.", ["The houses may burn."]) != ""

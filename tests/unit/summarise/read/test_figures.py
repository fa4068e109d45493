"""The numbers and the dates that texts name."""

from __future__ import annotations

import pytest

from digest.language import NEUTRAL
from digest.summarise.read.figures import dates, figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,200 people", ["1200"]),
        ("$2.5 million", ["2500000"]),
        ("3 bn crowns", ["3000000000"]),
        ("5 per cent", ["5%"]),
        ("the 3rd bridge", ["3"]),
        ("twenty-three people", ["23"]),
        ("two million people", ["2000000"]),
        ("two dozen and a half", ["2", "12", "0.5"]),
        ("five percent", ["5%"]),
        ("zwei Millionen, fünfundzwanzig Häuser", ["2", "25"]),
        ("quinze maisons", ["15"]),
        ("2万人", ["20000"]),
        ("the bridge", []),
    ],
)
def test_numbers_in_digits_and_words_are_plain_decimals(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


def test_a_language_without_tables_still_has_its_numbers_in_digits() -> None:
    assert figures("5 % and two", NEUTRAL) == ["5%"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Monday in September", {"mon", "sep"}),
        ("on Tues. and on 3 Sept.", {"tue", "sep"}),
        ("It may rain, and the sun may shine.", set()),
        ("May 3, Mar. 4 and Jan 5", {"may", "mar", "jan"}),
    ],
)
def test_months_and_weekdays_are_told_from_words_that_look_like_them(text: str, expected: set[str]) -> None:
    assert dates(text) == expected

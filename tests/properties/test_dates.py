"""What Babel writes in any language is read back right or not at all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.dates import cases, outcome
from bench.make_date_words import LANGUAGES
from digest.collect.dates import moment
from digest.dates.reading import Hint, readings

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_written_in_a_language_is_read_back_to_the_minute_and_never_wrong(language: str) -> None:
    for case in cases([language], 2):
        assert outcome(case, Hint(language)) == ("minute" if case.has_time else "day"), case
        assert outcome(case, Hint()) != "wrong", case


@given(st.text(max_size=200))
def test_nothing_that_a_feed_writes_as_a_date_breaks_its_reading(text: str) -> None:
    readings(text)
    moment(text, NOW)


_PIECES = [
    "29",
    "11",
    "2026",
    "05:55",
    "nov",
    "\u4e0b\u5348",
    "pm",
    "/",
    ".",
    "-",
    ",",
    "GMT",
    "+9",
    "\u5e74",
    "\u6708",
    "\u65e5",
    "x",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map(" ".join))
def test_no_mixture_of_the_pieces_of_dates_breaks_its_reading(text: str) -> None:
    found = moment(text, NOW)
    assert found is None or found <= NOW

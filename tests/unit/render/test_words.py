from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest.errors import RenderError
from digest.render.words import Calendar, listed, minutes, plural, zone_of

AT = datetime(2026, 3, 5, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 stories"), (1, "1 story"), (2, "2 stories"), (1204, "1,204 stories")]
)
def test_numbers_agree_with_their_noun(count: int, said: str) -> None:
    assert plural(count, "story", "stories") == said


def test_a_list_reads_as_a_sentence_does() -> None:
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@pytest.mark.parametrize(("words", "time"), [(0, 1), (230, 1), (231, 2), (1380, 6)])
def test_reading_time_is_rounded_up_at_230_words_a_minute(words: int, time: int) -> None:
    assert minutes(words) == time


def test_a_time_of_the_editions_day_needs_no_date() -> None:
    calendar = Calendar.of("Europe/Berlin", AT)
    assert calendar.moment(AT).text == "07:00"
    assert calendar.moment(AT).iso == "2026-03-05T07:00+01:00"


def test_a_time_of_another_day_names_it_and_another_year_too() -> None:
    calendar = Calendar.of("Europe/Berlin", AT)
    assert calendar.moment(datetime(2026, 3, 4, 22, 59, tzinfo=UTC)).text == "4 Mar 23:59"
    assert calendar.moment(datetime(2026, 3, 4, 23, 0, tzinfo=UTC)).text == "00:00"
    assert calendar.moment(datetime(2025, 12, 31, 12, 0, tzinfo=UTC)).text == "31 Dec 2025 13:00"


def test_an_outlet_that_tells_only_the_day_gets_no_hour() -> None:
    moment = Calendar.of("Asia/Kolkata", AT).moment(AT, is_day_only=True)
    assert (moment.text, moment.iso) == ("5 Mar", "2026-03-05")


def test_dates_are_local_dates_in_full() -> None:
    assert Calendar.of("Pacific/Auckland", AT).full_date(datetime(2026, 3, 5, 12, 0, tzinfo=UTC)) == (
        "Friday, 6 March 2026"
    )


def test_the_repeated_hour_of_autumn_is_told_apart_by_its_offset() -> None:
    calendar = Calendar.of("Europe/Berlin", datetime(2026, 10, 25, 6, 0, tzinfo=UTC))
    first, second = (calendar.moment(datetime(2026, 10, 25, hour, 30, tzinfo=UTC)) for hour in (0, 1))
    assert first.text == second.text == "02:30"
    assert (first.iso[-6:], second.iso[-6:]) == ("+02:00", "+01:00")


@pytest.mark.parametrize("name", ["Europe/Nowhere", "", "../etc/passwd", "\x00"])
def test_an_unknown_time_zone_is_named(name: str) -> None:
    with pytest.raises(RenderError, match="time zone"):
        zone_of(name)

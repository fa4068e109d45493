from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from digest.collect.dates import moment

NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
TEN = "2026-03-05T10:00"


def said(text: str) -> str:
    """The moment of a date, in UTC to the minute; "" if it is not understood."""
    found = moment(text, NOW)
    return found.strftime("%Y-%m-%dT%H:%M") if found else ""


@pytest.mark.parametrize(
    "text",
    [
        "Thu, 05 Mar 2026 10:00:00 GMT",
        "Thu, 5 Mar 2026 10:00:00 +0000",
        "Thu, 05 Mar 2026 12:00:00 +02:00",
        "05 Mar 2026 10:00 Z",
        "Thu, 05 Mar 26 10:00:00 UT",
        "Mon, 05 Mar 2026 10:00:00 GMT",
        "  Thu,05 Mar 2026\n10:00:00  GMT ",
        "Thu, 05-Mar-2026 10:00:00 GMT",
        "Thursday, March 05, 2026 10:00",
        "March 5, 2026 10:00 am",
        "Thu Mar  5 10:00:00 2026",
        "Thu Mar 05 10:00:00 GMT 2026",
        "2026-03-05T10:00:00Z",
        "2026-03-05T05:00:00.123456789-05:00",
        "2026-03-05T11:00:00+0100",
        "2026-03-05 11:00:00 +0100",
        "2026-03-05T10:00:00 Z",
        "20260305T100000Z",
        "1772704800",
        "1772704800123",
    ],
)
def test_the_usual_and_unusual_spellings_of_a_moment_are_read(text: str) -> None:
    assert said(text) == TEN


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        *[("EST", 5), ("PDT", 3), ("BST", 11), ("CET", 11), ("CEST", 12), ("MESZ", 12), ("EET", 12)],
        *[("MSK", 13), ("SGT", 18), ("ICT", 17), ("WIB", 17), ("JST", 19), ("AEST", 20), ("WAT", 11)],
        *[("EAT", 13), ("GST", 14), ("BRT", 7), ("COT", 5), ("HST", 0), ("AKDT", 2)],
        *[("GMT+0100", 11), ("GMT+1", 11), ("UTC-03:00", 7), ("+0100 (CET)", 11), ("(CET)", 11)],
        *[("Europe/Berlin", 11), ("America/New_York", 5), ("Asia/Tokyo", 19)],
    ],
)
def test_a_zone_is_known_by_its_name_offset_or_place(zone: str, hour: int) -> None:
    assert said(f"Thu, 05 Mar 2026 {hour:02}:00:00 {zone}") == TEN


@pytest.mark.parametrize(("zone", "time"), [("IST", "15:30"), ("NPT", "15:45"), ("ACDT", "20:30")])
def test_zones_of_half_and_quarter_hours_are_known(zone: str, time: str) -> None:
    assert said(f"Thu, 05 Mar 2026 {time} {zone}") == TEN


@pytest.mark.parametrize(
    "text",
    [
        "Do, 05 Mär 2026 11:00:00 +0100",
        "5. März 2026 10:00",
        "jeu., 05 mars 2026 11:00:00 +0100",
        "jue, 05 mar 2026 11:00:00 +0100",
        "5 de março de 2026 10:00",
        "gio, 05 mar 2026 11:00:00 +0100",
        "do, 05 mrt 2026 11:00:00 +0100",
        "czw., 05 marca 2026 11:00:00 +0100",
        "Чт, 05 марта 2026 13:00:00 +0300",
        "Чт, 05 бер. 2026 12:00:00 +0200",
        "Πεμ, 05 Μαρ 2026 12:00:00 +0200",
        "Per, 05 Mar 2026 13:00:00 TRT",
        "2026年3月5日 19:00 JST",
        "2026년 03월 05일 오후 7:00 KST",
    ],
)
def test_months_are_known_in_other_languages(text: str) -> None:
    assert said(text) == TEN


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("15 août 2025", 8),
        ("15 dic 2025", 12),
        ("15 Okt. 2025", 10),
        ("15 июля 2025", 7),
        ("15 juin 2025", 6),
    ],
)
def test_months_that_begin_alike_are_told_apart(text: str, month: int) -> None:
    assert said(f"{text} 10:00") == f"2025-{month:02}-15T10:00"


def test_of_a_date_in_numbers_the_reading_nearest_before_now_counts() -> None:
    assert said("03/05/2026 10:00") == TEN
    assert said("05/03/2026 10:00") == TEN
    assert said("05.03.2026 10:00") == TEN
    assert said("17/02/2026 10:00") == "2026-02-17T10:00"
    assert said("02/17/2026 10:00") == "2026-02-17T10:00"
    assert said("02.01.2026 10:00") == "2026-01-02T10:00"


def test_the_afternoon_and_midnight_are_known() -> None:
    assert said("Wed, 4 Mar 2026 10:00:00 PM GMT") == "2026-03-04T22:00"
    assert said("Wed, 04 Mar 2026 24:00:00 GMT") == "2026-03-05T00:00"
    assert said("Thu, 05 Mar 2026 09:59:60 GMT") == "2026-03-05T09:59"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "10:00",
        "March",
        "2026",
        "0000-00-00",
        "2026-02-30",
        "Thu, 01 Jan 1970 00:00:00 +0000",
    ],
)
def test_what_names_no_day_since_1995_is_no_date(text: str) -> None:
    assert said(text) == ""


def test_a_date_in_the_future_is_no_date() -> None:
    """Such an entry is dated by when it was first seen."""
    for ahead in (timedelta(seconds=1), timedelta(hours=20), timedelta(days=2), timedelta(days=4000)):
        assert said((NOW + ahead).isoformat()) == ""
    assert said(NOW.isoformat()) == "2026-03-05T12:00"

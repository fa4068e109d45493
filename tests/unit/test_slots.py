"""Slots in four zones with odd clocks: Berlin, Lord Howe (half an hour), Havana (midnight), Apia (a lost day)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from croniter import croniter

from digest.errors import ConfigError
from digest.models import Slot
from digest.slots import CATCH_UP, check_cron, due_slot, next_slot

FIVE_YEARS = (date(2009, 1, 1), date(2014, 1, 1))
"""Holds Apia's lost day, 30 December 2011, and five years of clock changes everywhere."""
ZONES = ["Europe/Berlin", "Australia/Lord_Howe", "America/Havana", "Pacific/Apia"]


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


def due(cron: str, zone: str, now: datetime, last: Slot | None = None) -> Slot | None:
    return due_slot("morning", cron, zone, now=now, last=last)


def following(cron: str, zone: str, after: datetime, count: int) -> list[Slot]:
    found: list[Slot] = []
    for _ in range(count):
        found.append(next_slot("morning", cron, zone, after=found[-1].at if found else after))
    return found


# ------------------------------------------------------------------------------ five years


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("clock_time", ["00:30", "02:15"])
def test_every_local_day_of_five_years_has_its_slot_once(zone: str, clock_time: str) -> None:
    """A daemon that looks every few hours makes each day's edition, none twice, none before its time."""
    hour, minute = clock_time.split(":")
    cron = f"{int(minute)} {int(hour)} * * *"
    made: list[Slot] = []
    now = datetime.combine(FIVE_YEARS[0], datetime.min.time(), UTC)
    while now.date() < FIVE_YEARS[1]:
        slot = due(cron, zone, now, made[-1] if made else None)
        if slot:
            assert slot.at <= now
            made.append(slot)
        now += timedelta(hours=7, minutes=13)
    days = [slot.local[:10] for slot in made]
    assert days == sorted(set(days))
    assert {slot.local[11:] for slot in made} == {clock_time}
    expected = _days_that_exist(date.fromisoformat(days[0]), date.fromisoformat(days[-1]), zone)
    assert days == expected
    assert len(days) > 5 * 365 - 3


def _days_that_exist(first: date, last: date, zone: str) -> list[str]:
    """Found by walking along, not by asking the code under test; a day that exists has 22 hours or more."""
    seen: set[str] = set()
    moment = datetime.combine(first, datetime.min.time(), UTC) - timedelta(days=2)
    while moment.date() <= last + timedelta(days=2):
        seen.add(f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d}")
        moment += timedelta(hours=11)
    return sorted(day for day in seen if first.isoformat() <= day <= last.isoformat())


@pytest.mark.parametrize("zone", ZONES)
def test_a_slot_runs_at_its_wall_clock_time_wherever_the_clock_shows_it(zone: str) -> None:
    for slot in following("30 2 * * *", zone, utc(2009, 1, 1), 1826):
        shown = slot.at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")
        assert shown == slot.local or shown[:10] == slot.local[:10]
        assert shown >= slot.local


# ------------------------------------------------------------------------------ clock changes, by hand


@pytest.mark.parametrize(
    ("cron", "zone", "after", "local", "at"),
    [
        # 29 March 2026, Berlin: 02:00 to 03:00 is missing; the slot comes right after.
        ("30 2 * * *", "Europe/Berlin", utc(2026, 3, 28, 12), "2026-03-29T02:30", utc(2026, 3, 29, 1)),
        ("0 3 * * *", "Europe/Berlin", utc(2026, 3, 28, 12), "2026-03-29T03:00", utc(2026, 3, 29, 1)),
        # 25 October 2026, Berlin: 02:00 to 03:00 comes twice; the first one counts.
        ("30 2 * * *", "Europe/Berlin", utc(2026, 10, 24, 12), "2026-10-25T02:30", utc(2026, 10, 25, 0, 30)),
        (
            "30 2 * * *",
            "Europe/Berlin",
            utc(2026, 10, 25, 0, 30),
            "2026-10-26T02:30",
            utc(2026, 10, 26, 1, 30),
        ),
        # Lord Howe moves by half an hour: 02:00 to 02:30 is missing, 01:30 to 02:00 comes twice.
        ("15 2 * * *", "Australia/Lord_Howe", utc(2026, 10, 3), "2026-10-04T02:15", utc(2026, 10, 3, 15, 30)),
        ("45 1 * * *", "Australia/Lord_Howe", utc(2026, 4, 4), "2026-04-05T01:45", utc(2026, 4, 4, 14, 45)),
        # Havana skips midnight itself.
        ("0 0 * * *", "America/Havana", utc(2026, 3, 7, 12), "2026-03-08T00:00", utc(2026, 3, 8, 5)),
        ("30 0 * * *", "America/Havana", utc(2026, 10, 31, 12), "2026-11-01T00:30", utc(2026, 11, 1, 4, 30)),
        # Apia went from 29 to 31 December 2011.
        ("0 7 * * *", "Pacific/Apia", utc(2011, 12, 29, 17), "2011-12-31T07:00", utc(2011, 12, 30, 17)),
        ("0 7 30 12 *", "Pacific/Apia", utc(2011, 12, 1), "2012-12-30T07:00", utc(2012, 12, 29, 17)),
    ],
)
def test_a_clock_change_neither_loses_nor_doubles_a_slot(
    cron: str, zone: str, after: datetime, local: str, at: datetime
) -> None:
    slot = Slot(edition_id="morning", local=local, at=at)
    assert next_slot("morning", cron, zone, after=after) == slot
    assert due(cron, zone, at - timedelta(seconds=1)) != slot
    assert due(cron, zone, at) == slot


def test_all_slots_of_a_missing_hour_run_once_together() -> None:
    after_the_gap = utc(2026, 3, 29, 1, 0)
    slot = due("*/15 2,3 * * *", "Europe/Berlin", after_the_gap)
    assert slot
    assert slot.local == "2026-03-29T03:00"
    assert due("*/15 2,3 * * *", "Europe/Berlin", after_the_gap, slot) is None


def test_a_slot_done_in_the_first_of_two_equal_hours_is_not_due_in_the_second() -> None:
    first = due("30 2 * * *", "Europe/Berlin", utc(2026, 10, 25, 0, 31))
    assert first
    for minutes in range(0, 180, 10):
        assert (
            due("30 2 * * *", "Europe/Berlin", utc(2026, 10, 25, 0, 31) + timedelta(minutes=minutes), first)
            is None
        )


# ------------------------------------------------------------------------------ missed slots


def test_of_several_missed_slots_only_the_latest_is_caught_up() -> None:
    monday = Slot(edition_id="morning", local="2026-03-02T07:00", at=utc(2026, 3, 2, 7))
    slot = due("0 7 * * *", "UTC", utc(2026, 3, 5, 9), monday)
    assert slot == Slot(edition_id="morning", local="2026-03-05T07:00", at=utc(2026, 3, 5, 7))
    assert due("0 7 * * *", "UTC", utc(2026, 3, 5, 9), slot) is None


def test_a_slot_missed_by_half_a_day_is_left_to_the_next_edition() -> None:
    assert due("0 7 * * *", "UTC", utc(2026, 3, 5, 7) + CATCH_UP)
    assert due("0 7 * * *", "UTC", utc(2026, 3, 5, 7) + CATCH_UP + timedelta(seconds=1)) is None


def test_the_very_first_look_finds_this_mornings_slot() -> None:
    slot = due("0 7 * * *", "UTC", utc(2026, 3, 5, 9), None)
    assert slot
    assert slot.local == "2026-03-05T07:00"


def test_a_clock_that_is_put_back_makes_nothing_due_again() -> None:
    done = Slot(edition_id="morning", local="2026-03-05T07:00", at=utc(2026, 3, 5, 7))
    for hours in range(72):
        assert due("0 7 * * *", "UTC", utc(2026, 3, 5, 8) - timedelta(hours=hours), done) is None


def test_moving_to_another_zone_does_not_repeat_the_days_edition() -> None:
    in_berlin = Slot(edition_id="morning", local="2026-03-05T07:00", at=utc(2026, 3, 5, 6))
    assert due("0 7 * * *", "Europe/London", utc(2026, 3, 5, 8), in_berlin) is None
    assert due("0 7 * * *", "Europe/London", utc(2026, 3, 6, 8), in_berlin)


# ------------------------------------------------------------------------------ crontab means crontab


def test_one_to_five_is_monday_to_friday() -> None:
    slots = following("0 7 * * 1-5", "UTC", utc(2026, 3, 1), 10)
    assert {date.fromisoformat(slot.local[:10]).strftime("%a") for slot in slots} == {
        "Mon",
        "Tue",
        "Wed",
        "Thu",
        "Fri",
    }


@pytest.mark.parametrize("sunday", ["0", "7", "sun", "SUN"])
def test_sunday_is_nought_seven_or_its_name(sunday: str) -> None:
    assert [slot.local for slot in following(f"0 7 * * {sunday}", "UTC", utc(2026, 3, 2), 2)] == [
        "2026-03-08T07:00",
        "2026-03-15T07:00",
    ]


@pytest.mark.parametrize(
    ("nickname", "local"),
    [
        ("@hourly", "2026-03-05T13:00"),
        ("@daily", "2026-03-06T00:00"),
        ("@weekly", "2026-03-08T00:00"),
        ("@monthly", "2026-04-01T00:00"),
        ("@Yearly", "2027-01-01T00:00"),
    ],
)
def test_nicknames_are_crontabs(nickname: str, local: str) -> None:
    assert next_slot("morning", nickname, "UTC", after=utc(2026, 3, 5, 12)).local == local


@pytest.mark.parametrize(
    "cron",
    [
        "0 7 * * *",
        "0 7 * * 1-5",
        "0 8 * * sat",
        "*/20 6-9 * * mon,wed",
        "15 0 1 * *",
        "0 7 13 * 5",
        "0 12 29 2 *",
        "0 9 1-7 * *",
        "5,35 */6 * 1-3 *",
        "0 0 * * 0",
        "0 0 * * 7",
        "30 23 31 * *",
    ],
)
def test_another_cron_library_agrees(cron: str) -> None:
    other = croniter(cron, datetime(2026, 1, 1, tzinfo=UTC))
    expected = [other.get_next(datetime).strftime("%Y-%m-%dT%H:%M") for _ in range(60)]
    assert [slot.local for slot in following(cron, "UTC", utc(2026, 1, 1), 60)] == expected


@pytest.mark.parametrize(
    "cron",
    [
        "",
        "* * * *",
        "0 7 * * * *",
        "61 * * * *",
        "0 25 * * *",
        "0 7 * * xyz",
        "@reboot",
        "0 0 31 4 *",
        "7 0",
        "\0",
    ],
)
def test_an_expression_that_cannot_be_is_the_users_to_mend(cron: str) -> None:
    with pytest.raises(ConfigError, match="mon-fri"):
        check_cron(cron)
    with pytest.raises(ConfigError, match="mon-fri"):
        due(cron, "UTC", utc(2026, 3, 5))


def test_an_unknown_zone_is_the_users_to_mend() -> None:
    with pytest.raises(ConfigError, match="Atlantis"):
        due("0 7 * * *", "Europe/Atlantis", utc(2026, 3, 5))

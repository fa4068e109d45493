"""Slots in 15 zones, most of them with odd clocks.

Lord Howe moves by half an hour, Troll by two; Havana, Cairo, Santiago and Tehran skip midnight itself, Apia
left out a day; Casablanca puts its clock back and forth around Ramadan; Chatham and Kathmandu are quarters of an
hour off; Caracas and Pyongyang moved by half an hour for some years.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from croniter import croniter

from digest.errors import ConfigError
from digest.models import Slot, Timetable
from digest.slots import CATCH_UP, coming_slots, due_slot, next_slot, slot_before
from digest.timetable import check_cron

FIVE_YEARS = (date(2009, 1, 1), date(2014, 1, 1))
"""Holds Apia's lost day, 30 December 2011, and five years of clock changes everywhere."""
ZONES = [
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "America/Havana",
    "Pacific/Apia",
    "America/New_York",
    "Europe/London",
    "America/Santiago",
    "Africa/Casablanca",
    "Asia/Tehran",
    "Africa/Cairo",
    "Pacific/Chatham",
    "Asia/Kathmandu",
    "Antarctica/Troll",
    "America/Caracas",
    "Asia/Pyongyang",
]


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


def due(cron: str, zone: str, now: datetime, last: Slot | None = None) -> Slot | None:
    return due_slot("morning", Timetable(crons=(cron,), timezone=zone), now=now, last=last)


def following(cron: str, zone: str, after: datetime, count: int) -> list[Slot]:
    found: list[Slot] = []
    for _ in range(count):
        times = Timetable(crons=(cron,), timezone=zone)
        found.append(next_slot("morning", times, after=found[-1].at if found else after))
    return found


# ------------------------------------------------------------------------------ five years

DAILY = {
    "00:00": "0 0 * * *",
    "02:30": "30 2 * * *",
    "03:00": "0 3 * * *",
    "23:59": "59 23 * * *",
    "00:30 02:15 12:00": ["30 0 * * *", "15 2 * * *", "0 12 * * *"],
    "00:00 02:30 06:45 23:59": ["0 0 * * *", "30 2 * * *", "45 6 * * *", "59 23 * * *", "0 0,0 * * 0-7"],
}
"""Clock times of every day → an expression, or several, that name them."""


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("clock_times", DAILY)
def test_every_local_day_of_five_years_has_its_slot_once(zone: str, clock_times: str) -> None:
    """Each slot that the calendar has comes once, none twice, none before its time, and no other."""
    crons = DAILY[clock_times]
    times = Timetable(crons=(crons,) if isinstance(crons, str) else tuple(crons), timezone=zone)
    days = _days_that_exist(zone)
    first = datetime.fromisoformat(days[0]).replace(tzinfo=UTC) - timedelta(days=2)
    found: list[Slot] = []
    for slot in coming_slots("morning", times, after=first):
        if slot.local[:10] > days[-1]:
            break
        found.append(slot)
    locals_ = [slot.local for slot in found if slot.local[:10] >= days[0]]
    assert locals_ == [f"{day}T{time}" for day in days for time in clock_times.split()]
    shown = _first_shown(zone, sorted({slot.at for slot in found}))
    assert all(slot.local <= shown[slot.at] for slot in found)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("clock_time", ["00:30", "02:15", "23:59"])
def test_a_daemon_that_looks_every_few_hours_makes_each_days_edition_once(zone: str, clock_time: str) -> None:
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
    first, last = (f"{day:%Y-%m-%d}" for day in FIVE_YEARS)
    days = [day for slot in made if first <= (day := slot.local[:10]) < last]
    assert {slot.local[11:] for slot in made} == {clock_time}
    assert days == [day for day in _days_that_exist(zone) if days[0] <= day <= days[-1]]
    assert len(days) > 5 * 365 - 3


@cache
def _days_that_exist(zone: str) -> list[str]:
    """Found by walking along, not by asking the code under test; a day that exists has 21 hours or more."""
    seen: set[str] = set()
    moment = datetime.combine(FIVE_YEARS[0], datetime.min.time(), UTC) - timedelta(days=2)
    while moment.date() <= FIVE_YEARS[1] + timedelta(days=2):
        seen.add(f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d}")
        moment += timedelta(hours=7)
    first, last = (f"{day:%Y-%m-%d}" for day in FIVE_YEARS)
    return sorted(day for day in seen if first <= day < last)


def _first_shown(zone: str, moments: list[datetime]) -> dict[datetime, str]:
    """What a clock on the wall shows at each moment."""
    return {moment: f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%dT%H:%M}" for moment in moments}


@pytest.mark.parametrize("zone", ZONES)
def test_a_slot_comes_as_soon_as_the_clock_on_the_wall_shows_its_time_or_a_later_one(zone: str) -> None:
    """The reference is a clock read every quarter of an hour, from the first day to the last."""
    wanted = [f"{day}T{time}" for day in _days_that_exist(zone) for time in ("00:00", "02:30", "03:00")]
    reached: dict[str, datetime] = {}
    moment = datetime.combine(FIVE_YEARS[0], datetime.min.time(), UTC) - timedelta(days=1)
    number = 0
    while number < len(wanted):
        shown = f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%dT%H:%M}"
        while number < len(wanted) and wanted[number] <= shown:
            reached[wanted[number]] = moment
            number += 1
        moment += timedelta(minutes=15)
    times = Timetable(crons=("0 0,3 * * *", "30 2 * * *"), timezone=zone)
    found = coming_slots("morning", times, after=reached[wanted[0]] - timedelta(minutes=1))
    assert {slot.local: slot.at for slot in islice(found, len(wanted))} == reached


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
    assert next_slot("morning", Timetable(crons=(cron,), timezone=zone), after=after) == slot
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


# ------------------------------------------------------------------------------ several times, quiet days


def test_a_time_that_two_expressions_name_is_one_slot() -> None:
    times = Timetable(crons=("0 7 * * *", "0 7,12 * * mon-fri", "30 9 * * sat,sun"))
    found = islice(coming_slots("morning", times, after=utc(2026, 3, 6, 8)), 7)
    assert [slot.local for slot in found] == [
        "2026-03-06T12:00",  # a Friday
        "2026-03-07T07:00",
        "2026-03-07T09:30",
        "2026-03-08T07:00",
        "2026-03-08T09:30",
        "2026-03-09T07:00",
        "2026-03-09T12:00",
    ]


def test_a_quiet_day_has_no_slot_and_the_one_before_it_is_the_slot_before() -> None:
    skip = ("2026-12-25", "12-24", "sat")
    times = Timetable(crons=("0 7 * * *",), timezone="Asia/Tokyo", skip=skip)
    found = list(islice(coming_slots("morning", times, after=utc(2026, 12, 22)), 4))
    assert [slot.local for slot in found] == [
        "2026-12-23T07:00",
        "2026-12-27T07:00",  # Thursday 24, Friday 25 and Saturday 26 are left out
        "2026-12-28T07:00",
        "2026-12-29T07:00",
    ]
    assert slot_before(found[1], times) == found[0]
    on_christmas_day = utc(2026, 12, 25, 5)
    assert due_slot("morning", times, now=on_christmas_day, last=found[0]) is None
    assert next_slot("morning", times, after=utc(2027, 12, 22, 23)).local == "2027-12-26T07:00"


def test_a_quiet_day_is_the_local_one() -> None:
    times = Timetable(crons=("0 */6 * * *",), timezone="Asia/Tokyo", skip=("2026-12-25",))
    found = islice(coming_slots("morning", times, after=utc(2026, 12, 24, 8)), 2)
    assert [slot.at for slot in found] == [utc(2026, 12, 24, 9), utc(2026, 12, 25, 15)]  # 18:00 and 00:00


def test_a_leap_day_can_be_a_quiet_one() -> None:
    times = Timetable(crons=("0 7 29 2 *", "0 7 1 3 *"), skip=("02-29",))
    assert next_slot("morning", times, after=utc(2028, 2, 1)).local == "2028-03-01T07:00"


def test_a_time_that_only_ever_comes_on_quiet_days_is_the_users_to_mend() -> None:
    times = Timetable(crons=("*/5 * 24 12 *",), skip=("12-24",))
    with pytest.raises(ConfigError, match="never comes"):
        next_slot("morning", times, after=utc(2026, 1, 1))
    assert due_slot("morning", times, now=utc(2026, 12, 24, 12), last=None) is None


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
    assert next_slot("morning", Timetable(crons=(nickname,)), after=utc(2026, 3, 5, 12)).local == local


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
        "5#2/3 0 * * *",
        "0 0 * * 5#2/3",
        "0 0 * * fri-mon",
        "50-10 * * * *",
        "*/0 * * * *",
        "7-7/0 * * * *",
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

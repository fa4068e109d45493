"""What holds for every cron expression, zone and moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from digest.models import Timetable
from digest.slots import CATCH_UP, due_slot, next_slot

ZONES = st.sampled_from(
    [
        "UTC",
        "Europe/Berlin",
        "Australia/Lord_Howe",
        "America/Havana",
        "Pacific/Apia",
        "Africa/Casablanca",
        "America/St_Johns",
    ]
)
MOMENTS = st.datetimes(datetime(2008, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
MINUTES = st.one_of(st.integers(0, 59).map(str), st.sampled_from(["*", "*/15", "0,30"]))
HOURS = st.one_of(st.integers(0, 23).map(str), st.sampled_from(["*", "*/6", "1-3"]))
WEEKDAYS = st.sampled_from(["*", "*", "1-5", "sun", "0", "7", "6"])
CRONS = st.builds("{} {} * * {}".format, MINUTES, HOURS, WEEKDAYS)


def times(cron: str, zone: str) -> Timetable:
    return Timetable(crons=(cron,), timezone=zone)


@given(CRONS, ZONES, MOMENTS)
def test_the_next_slot_is_the_one_due_when_it_comes_and_not_before(
    cron: str, zone: str, moment: datetime
) -> None:
    slot = next_slot("e", times(cron, zone), after=moment)
    assert slot.at > moment
    before = due_slot("e", times(cron, zone), now=slot.at - timedelta(seconds=1), last=None)
    assert before is None or before.at <= moment
    then = due_slot("e", times(cron, zone), now=slot.at, last=before)
    assert then is not None
    assert then.at == slot.at


@given(CRONS, ZONES, MOMENTS)
def test_a_slot_that_is_done_is_never_due_again(cron: str, zone: str, moment: datetime) -> None:
    done = next_slot("e", times(cron, zone), after=moment)
    following = next_slot("e", times(cron, zone), after=done.at)
    looks = [done.at + (following.at - done.at) * share / 10 for share in range(-20, 10)]
    again = [
        due_slot(
            "e", times(cron, zone), now=now, last=due_slot("e", times(cron, zone), now=done.at, last=None)
        )
        for now in looks
    ]
    assert not any(again)


@given(CRONS, ZONES, MOMENTS)
def test_what_is_due_has_come_and_not_too_long_ago(cron: str, zone: str, moment: datetime) -> None:
    slot = due_slot("e", times(cron, zone), now=moment, last=None)
    if slot is not None:
        assert moment - CATCH_UP <= slot.at <= moment


@given(st.integers(0, 59), st.integers(0, 23), ZONES, MOMENTS)
def test_a_daily_slot_shows_its_own_time_or_the_end_of_a_gap(
    minute: int, hour: int, zone: str, moment: datetime
) -> None:
    slot = next_slot("e", times(f"{minute} {hour} * * *", zone), after=moment)
    assert slot.local.endswith(f"T{hour:02}:{minute:02}")
    shown = slot.at.astimezone(ZoneInfo(zone))
    if shown.strftime("%Y-%m-%dT%H:%M") != slot.local:
        just_before = (slot.at - timedelta(seconds=1)).astimezone(ZoneInfo(zone))
        assert just_before.utcoffset() != shown.utcoffset()
        assert f"{just_before:%Y-%m-%dT%H:%M}" < slot.local < f"{shown:%Y-%m-%dT%H:%M}"


@given(CRONS, ZONES, MOMENTS)
def test_wall_clock_and_moment_go_the_same_way(cron: str, zone: str, moment: datetime) -> None:
    first = next_slot("e", times(cron, zone), after=moment)
    second = next_slot("e", times(cron, zone), after=first.at)
    assert first.local < second.local
    assert first.at < second.at

"""Five years of slots in thirteen time zones: each wall-clock time once, whatever is done to the clocks.

An edition has six times a day, five of them where clocks are changed. A daemon looks a minute after each slot
has come. What must be is worked out from the time zone alone: each time of each local day has one slot, at
its first coming; one that a clock change skips comes at the change; one on a day that a zone left out, never.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.slots import due_slot, next_slot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CRON = "30 0-4,12 * * *"
TIMES = tuple(time(hour, 30) for hour in (0, 1, 2, 3, 4, 12))
YEARS = 5
ZONES = {
    "Europe/Berlin": 2024,
    "America/New_York": 2024,
    "America/Havana": 2024,
    "America/Asuncion": 2021,
    "Australia/Lord_Howe": 2024,
    "Pacific/Apia": 2009,
    "Pacific/Chatham": 2024,
    "Asia/Kathmandu": 2024,
    "Asia/Tehran": 2020,
    "Asia/Pyongyang": 2014,
    "Africa/Casablanca": 2024,
    "Africa/Cairo": 2021,
    "Antarctica/Troll": 2024,
}
"""Time zones, with the first of the five years that are gone through."""
_MINUTE = timedelta(minutes=1)
NOTE = (
    "late: slots that came at another moment than the time zone says. skipped, repeated: wall-clock times. "
    "with_another: two were skipped by one change and came at one moment, as one edition."
)


def measure(data: Path) -> dict[str, dict[str, float]]:  # noqa: ARG001
    """For each zone what there was, and what was wrong."""
    return {name: _zone(name, year) for name, year in ZONES.items()}


def _zone(name: str, year: int) -> dict[str, float]:
    zone = ZoneInfo(name)
    begin, end = (datetime(each, 1, 1, tzinfo=zone).astimezone(UTC) for each in (year, year + YEARS))
    expected = {
        f"{wall:%Y-%m-%dT%H:%M}": first_coming(wall, zone)
        for wall in _walls(year)
        if not _is_left_out(wall.date(), zone)
    }
    made: dict[str, list[datetime]] = {}
    last, moment, not_due = None, begin - timedelta(seconds=1), 0
    while (slot := next_slot("news", CRON, name, after=moment)).at < end:
        moment = slot.at
        due = due_slot("news", CRON, name, now=moment + _MINUTE, last=last)
        not_due += due is None
        if due is not None:
            made.setdefault(due.local, []).append(due.at)
            last = due
    moments = {times[0] for times in made.values()}
    unmade = [local for local in expected if local not in made]
    together = [local for local in unmade if expected[local] in moments]
    return {
        "days": len({local[:10] for local in expected}),
        "slots": len(made),
        "missing": len(unmade) - len(together),
        "with_another": len(together),
        "doubled": sum(len(times) > 1 for times in made.values()),
        "unknown": len(set(made) - set(expected)),
        "late": sum(made[local][0] != at for local, at in expected.items() if local in made),
        "skipped": sum(is_skipped(wall, zone) for wall in _walls(year)),
        "repeated": sum(_is_repeated(wall, zone) for wall in _walls(year)),
        "looked_at_in_vain": not_due,
    }


def _walls(year: int) -> Iterator[datetime]:
    day = date(year, 1, 1)
    while day.year < year + YEARS:
        yield from (datetime.combine(day, at) for at in TIMES)
        day += timedelta(days=1)


def is_skipped(wall: datetime, zone: ZoneInfo) -> bool:
    """Whether clocks never show that time."""
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall


def _is_repeated(wall: datetime, zone: ZoneInfo) -> bool:
    if is_skipped(wall, zone):
        return False
    return wall.replace(tzinfo=zone).utcoffset() != wall.replace(tzinfo=zone, fold=1).utcoffset()


def _is_left_out(day: date, zone: ZoneInfo) -> bool:
    return all(is_skipped(datetime.combine(day, time(hour)), zone) for hour in range(24))


def first_coming(wall: datetime, zone: ZoneInfo) -> datetime:
    """When clocks show that time first, or pass over it."""
    if not is_skipped(wall, zone):
        return wall.replace(tzinfo=zone).astimezone(UTC)
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)  # by the offset that comes after the change
    while before.astimezone(zone).replace(tzinfo=None) < wall:
        before += _MINUTE
    return before

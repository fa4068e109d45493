"""Which time an edition covers (pure)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.errors import ConfigError
from digest.models import Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Edition, Plan

FIRST = timedelta(hours=24)
"""What the first ``since_last`` edition covers."""
LONGEST_GAP = timedelta(days=7)
"""How far back a ``since_last`` edition reaches after a pause."""

_LENGTH = re.compile(r"([1-9]\d{0,3})(m|h|d|w)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_REMEDY = "use since_last, a length such as 90m, 24h, 7d or 2w, or a local date such as 2026-03-04"


def window_of(plan: Plan, now: datetime, editions: Sequence[Edition]) -> Window:
    """The window of the edition that `plan` asks for at `now`.

    ``since_last`` begins where the latest edition of the same plan ended. The edition that this
    making replaces, the one of the same local day, does not count: made again, it covers the same
    ground. ``24h`` and ``90m`` are lengths of time; ``7d`` and ``2w`` go back to the same local clock
    time, so that weekly windows meet across a clock change. A date is that local day, up to `now`
    when it is not over yet.

    Raises:
        ConfigError: the plan's window or time zone is none of these, or its day has not begun.
    """
    zone = zone_of(plan.timezone)
    check_window(plan.window)
    if plan.window == "since_last":
        return Window(since=_end_of_last(plan, now, editions), until=now)
    if _DATE.fullmatch(plan.window):
        return _day(date.fromisoformat(plan.window), zone, now)
    return Window(since=_back(plan.window, now, zone), until=now)


def check_window(text: str) -> None:
    """Accept what a plan's window may be.

    Raises:
        ConfigError: it is something else; the message says what it may be.
    """
    if text == "since_last" or _LENGTH.fullmatch(text):
        return
    if _DATE.fullmatch(text):
        try:
            date.fromisoformat(text)
        except ValueError as error:
            raise ConfigError(f"window {text!r}: {error}; {_REMEDY}") from error
        return
    raise ConfigError(f"window {text!r} is not understood: {_REMEDY}")


def memory_since(window: Window, days: int) -> datetime:
    """How far back stories are remembered: `days` before the window begins."""
    return window.since - timedelta(days=days)


def local_day(moment: datetime, timezone: str) -> date:
    """The calendar day of a moment in a zone."""
    return moment.astimezone(zone_of(timezone)).date()


def zone_of(timezone: str) -> ZoneInfo:
    """The zone of that name.

    Raises:
        ConfigError: there is none.
    """
    try:
        return ZoneInfo(timezone)
    except (OSError, ValueError, KeyError) as error:  # KeyError: ZoneInfoNotFoundError
        raise ConfigError(f"time zone {timezone!r} is not known: use one such as Europe/Berlin") from error


def _end_of_last(plan: Plan, now: datetime, editions: Sequence[Edition]) -> datetime:
    this = f"{local_day(now - timedelta(microseconds=1), plan.timezone):%Y/%m/%d}/{plan.id}"
    ends = [
        edition.window.until
        for edition in editions
        if edition.slug.rpartition("/")[2] == plan.id and edition.slug != this and edition.window.until < now
    ]
    return max(*ends, now - LONGEST_GAP) if ends else now - FIRST


def _back(length: str, now: datetime, zone: ZoneInfo) -> datetime:
    number, unit = int(length[:-1]), length[-1]
    if unit in "mh":
        return now - (timedelta(minutes=number) if unit == "m" else timedelta(hours=number))
    local = now.astimezone(zone)
    days = number * (7 if unit == "w" else 1)
    return (local - timedelta(days=days)).astimezone(UTC)  # arithmetic on an aware time keeps the clock time


def _day(day: date, zone: ZoneInfo, now: datetime) -> Window:
    since, until = _midnight(day, zone), _midnight(day + timedelta(days=1), zone)
    if since >= now:
        raise ConfigError(f"window {day}: that day has not begun yet in {zone.key}")
    if since >= until:
        raise ConfigError(f"window {day}: there was no such day in {zone.key}")
    return Window(since=since, until=min(until, now))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a local day; where clocks skip midnight, the moment they do."""
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)

"""Which time an edition covers (pure)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.errors import ConfigError
from digest.models import FIRST_REACH, Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Heading, Plan

CATCH_UP = "7d"
"""How far back a ``since_last`` edition reaches after a pause, where nothing else is said."""

READING = timedelta(hours=1)
"""How long a process may need to read the feeds, beside another one that makes an edition meanwhile."""

_LENGTH = re.compile(r"([1-9]\d{0,3})(m|h|d|w)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_REMEDY = "use since_last, a length such as 90m, 24h, 7d or 2w, or a local date such as 2026-03-04"


def window_of(
    plan: Plan,
    now: datetime,
    headings: Sequence[Heading],
    *,
    line: str = "",
    catch_up: str = CATCH_UP,
    slot_before: datetime | None = None,
) -> Window:
    """The window of the edition that `plan` asks for at `now`.

    ``since_last`` begins where the last published edition of the `line` (the plan's own when empty)
    ended, and reaches back `catch_up` at most, or to `slot_before` where that is longer ago: an edition a
    month is no pause. One that was never published does not count, nor one of a clock that was ahead.
    ``24h`` and ``90m`` are lengths of time; ``7d`` and ``2w`` go back to the same local clock time, so that
    weekly windows meet across a clock change. A date is that local day, up to `now` when it is not over yet.

    Raises:
        ConfigError: the plan's window or time zone is none of these, or its day has not begun.
    """
    zone = zone_of(plan.timezone)
    check_window(plan.window)
    if plan.window == "since_last":
        last = last_published(headings, line or plan.id, now)
        since = (
            now - FIRST_REACH if last is None else max(last.until, floor(catch_up, now, zone, slot_before))
        )
        return Window(since=since, until=now)
    if _DATE.fullmatch(plan.window):
        return _day(date.fromisoformat(plan.window), zone, now)
    return Window(since=back(plan.window, now, zone), until=now)


def floor(
    catch_up: str, now: datetime, zone: ZoneInfo | None = None, slot_before: datetime | None = None
) -> datetime:
    """How far back a pause is made up for: `catch_up`, and the time since the slot before in any case."""
    reached = back(catch_up, now, zone)
    return reached if slot_before is None else min(reached, slot_before)


def late_since(
    plan: Plan, now: datetime, catch_up: str = CATCH_UP, slot_before: datetime | None = None
) -> datetime | None:
    """How far back a ``since_last`` edition takes news that was read only after its window began.

    Such news could not be in the edition before: its feed was away then, or is slow. That is `catch_up`
    before `slot_before`, or before `now` without one. `None` for the windows of a plan that says itself
    what time it covers.
    """
    if plan.window != "since_last":
        return None
    return back(catch_up, now if slot_before is None else slot_before, zone_of(plan.timezone))


def last_published(headings: Sequence[Heading], line: str, now: datetime) -> Heading | None:
    """The published edition of a line that was made last; none that ends after `now`, by a clock ahead."""
    found = [
        heading
        for heading in headings
        if heading.plan_id == line and heading.is_published and heading.until <= now
    ]
    return max(found, key=lambda heading: (heading.number, heading.until), default=None)


def unfinished(headings: Sequence[Heading], *, line: str, since: datetime) -> list[Heading]:
    """The editions of a line that have begun to go out and are not published, oldest first.

    None that ends before `since`. One that was kept and not begun is left: the window of its successor covers
    what was in it. Letters that wait are the outbox's.
    """
    own = (heading for heading in headings if heading.plan_id == line and heading.until >= since)
    left = (heading for heading in own if heading.has_begun and not heading.is_published)
    return sorted(left, key=lambda heading: (heading.number, heading.until))


def going_out(headings: Sequence[Heading], line: str, since: datetime, *, excluding: str) -> list[Heading]:
    """The editions of a line, but for one, that have begun to go out and end after a moment."""
    return [
        heading
        for heading in headings
        if heading.plan_id == line
        and heading.slug != excluding
        and heading.has_begun
        and heading.until > since
    ]


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


def zone_of(timezone: str) -> ZoneInfo:
    """The zone of that name.

    Raises:
        ConfigError: there is none.
    """
    try:
        return ZoneInfo(timezone)
    except (OSError, ValueError, KeyError) as error:  # KeyError: ZoneInfoNotFoundError
        raise ConfigError(f"time zone {timezone!r} is not known: use one such as Europe/Berlin") from error


def back(length: str, now: datetime, zone: ZoneInfo | None = None) -> datetime:
    """The moment a length of time before `now`: days go back to the same clock time of the zone (or UTC)."""
    number, unit = int(length[:-1]), length[-1]
    if unit in "mh":
        return now - (timedelta(minutes=number) if unit == "m" else timedelta(hours=number))
    local = now.astimezone(zone or UTC)
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

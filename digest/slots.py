"""When an edition is due: the times of a timetable in local calendar time (pure).

A slot is a wall-clock time. So a clock change neither loses nor doubles an edition: a slot in the
hour that is skipped comes right after it, and one in the hour that is repeated comes the first time
only. A slot on a day that a zone left out altogether (Apia, 30 December 2011) does not exist.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.errors import ConfigError
from digest.models import Slot
from digest.timetable import times_after, times_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Timetable

CATCH_UP = timedelta(hours=12)
"""A slot missed by more than this is not caught up: its news comes with the next one."""

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


def due_slot(
    edition_id: str,
    times: Timetable,
    *,
    now: datetime,
    last: Slot | None,
    catch_up: timedelta = CATCH_UP,
) -> Slot | None:
    """The slot to run now, if any: the latest one that has come, unless it or a later one is `last`.

    Of several that were missed only this latest one is caught up, and none that came more than
    `catch_up` ago.

    Raises:
        ConfigError: an expression or the zone is wrong.
    """
    slot = next((slot for slot in _backwards(edition_id, times, now) if slot.at <= now), None)
    if slot is None or slot.at < now - catch_up:
        return None
    if last is not None and (slot.at <= last.at or slot.local <= last.local):
        return None
    return slot


def slot_before(slot: Slot, times: Timetable) -> Slot | None:
    """The slot that came before another one, or before an edition made between the times.

    Raises:
        ConfigError: an expression or the zone is wrong.
    """
    earlier = _backwards(slot.edition_id, times, slot.at)
    return next((one for one in earlier if one.at < slot.at), None)


def next_slot(edition_id: str, times: Timetable, *, after: datetime) -> Slot:
    """The first slot that comes after a moment.

    Raises:
        ConfigError: an expression or the zone is wrong, or no slot ever comes.
    """
    slot = next(coming_slots(edition_id, times, after=after), None)
    if slot is None:
        crons = " and ".join(map(repr, times.crons))
        raise ConfigError(f"cron {crons}: with the days under skip left out, that time never comes")
    return slot


def coming_slots(edition_id: str, times: Timetable, *, after: datetime) -> Iterator[Slot]:
    """The slots that come after a moment, in order; those of the next 50 years.

    Raises:
        ConfigError: an expression or the zone is wrong.
    """
    return (slot for slot in _forwards(edition_id, times, after) if slot.at > after)


def _backwards(edition_id: str, times: Timetable, now: datetime) -> Iterator[Slot]:
    """Slots from the latest that can have come by `now`, backwards."""
    zone = _zone(times.timezone)
    # In a repeated hour the wall clock is behind slots that came before it was put back: start
    # from what it would show had it not been.
    wall = max(_wall(now, zone, at=now - _DAY), _wall(now, zone, at=now))
    start = wall.replace(second=0, microsecond=0) + _MINUTE
    for local in times_before(times.crons, times.skip, start):
        slot = _slot(edition_id, local, zone)
        if slot is not None:
            yield slot


def _forwards(edition_id: str, times: Timetable, after: datetime) -> Iterator[Slot]:
    """Slots from the first that can come after a moment."""
    zone = _zone(times.timezone)
    # After a skipped hour its slots are behind the wall clock: start from what it would show
    # had it not been put forward.
    wall = min(_wall(after, zone, at=after - _DAY), _wall(after, zone, at=after))
    for local in times_after(times.crons, times.skip, wall - _MINUTE):
        slot = _slot(edition_id, local, zone)
        if slot is not None:
            yield slot


def _wall(moment: datetime, zone: ZoneInfo, *, at: datetime) -> datetime:
    """What a clock set by the rules of `at` shows at a moment, without a zone."""
    offset = at.astimezone(zone).utcoffset() or timedelta()
    return moment.astimezone(UTC).replace(tzinfo=None) + offset


def _slot(edition_id: str, local: datetime, zone: ZoneInfo) -> Slot | None:
    """The slot at a wall-clock time; `None` when its day does not exist in that zone."""
    at = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) != local:
        at = _end_of_gap(local, zone)
        days = {moment.astimezone(zone).date() for moment in (at - _MINUTE, at)}
        if local.date() not in days:
            return None
    return Slot(edition_id=edition_id, local=f"{local:%Y-%m-%dT%H:%M}", at=at)


def _end_of_gap(local: datetime, zone: ZoneInfo) -> datetime:
    """The first moment after the gap that a wall-clock time falls into.

    Read by the rules before the gap a time in it lies after the gap; by those after it, before.
    So the gap's end is in between, and where the offset changes.
    """
    low = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    high = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)


def _zone(timezone: str) -> ZoneInfo:
    try:
        return ZoneInfo(timezone)
    except (OSError, ValueError, KeyError) as error:  # KeyError: ZoneInfoNotFoundError
        raise ConfigError(f"time zone {timezone!r} is not known: use one such as Europe/Berlin") from error

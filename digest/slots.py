"""When an edition is due: cron expressions as crontab means them, in local calendar time (pure).

A slot is a wall-clock time. So a clock change neither loses nor doubles an edition: a slot in the
hour that is skipped comes right after it, and one in the hour that is repeated comes the first time
only. A slot on a day that a zone left out altogether (Apia, 30 December 2011) does not exist.

`cronsim` calculates, on wall-clock times without a zone: it follows Debian's cron (weekday 0 and 7 are
Sunday; a day of the month and a weekday that are both given are joined by *or*).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

from digest.errors import ConfigError
from digest.models import Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

CATCH_UP = timedelta(hours=12)
"""A slot missed by more than this is not caught up: its news comes with the next one."""

_NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


def due_slot(
    edition_id: str,
    cron: str,
    timezone: str,
    *,
    now: datetime,
    last: Slot | None,
    catch_up: timedelta = CATCH_UP,
) -> Slot | None:
    """The slot to run now, if any: the latest one that has come, unless it or a later one is `last`.

    Of several that were missed only this latest one is caught up, and none that came more than
    `catch_up` ago.

    Raises:
        ConfigError: the expression or the zone is wrong.
    """
    slot = next((slot for slot in _backwards(edition_id, cron, timezone, now) if slot.at <= now), None)
    if slot is None or slot.at < now - catch_up:
        return None
    if last is not None and (slot.at <= last.at or slot.local <= last.local):
        return None
    return slot


def slot_before(slot: Slot, cron: str, timezone: str) -> Slot | None:
    """The slot that came before another one, or before an edition made between the times.

    Raises:
        ConfigError: the expression or the zone is wrong.
    """
    earlier = _backwards(slot.edition_id, cron, timezone, slot.at)
    return next((one for one in earlier if one.at < slot.at), None)


def next_slot(edition_id: str, cron: str, timezone: str, *, after: datetime) -> Slot:
    """The first slot that comes after a moment.

    Raises:
        ConfigError: the expression or the zone is wrong.
    """
    return next(slot for slot in _forwards(edition_id, cron, timezone, after) if slot.at > after)


@cache
def check_cron(cron: str) -> None:
    """Accept an expression of five fields, or a nickname such as ``@daily``.

    Raises:
        ConfigError: it is neither, or names a time that never comes; the message says what to write.
    """
    try:
        next(CronSim(_five_fields(cron), datetime(2000, 1, 1)))  # noqa: DTZ001  (wall-clock time)
    except (CronSimError, StopIteration, ValueError) as error:
        why = f"{error}" if str(error) else "that time never comes"
        raise ConfigError(
            f"cron {cron!r}: {why.lower()}; write minute, hour, day of month, month and weekday, "
            f"such as '0 7 * * mon-fri'"
        ) from error


def _five_fields(cron: str) -> str:
    fields = _NICKNAMES.get(cron.strip().lower(), cron).split()
    if len(fields) != 5:  # cronsim would take a sixth as seconds
        raise CronSimError(f"{len(fields)} fields, not five")
    return " ".join(fields)


def _backwards(edition_id: str, cron: str, timezone: str, now: datetime) -> Iterator[Slot]:
    """Slots from the latest that can have come by `now`, backwards."""
    check_cron(cron)
    zone = _zone(timezone)
    # In a repeated hour the wall clock is behind slots that came before it was put back: start
    # from what it would show had it not been.
    wall = max(_wall(now, zone, at=now - _DAY), _wall(now, zone, at=now))
    start = wall.replace(second=0, microsecond=0) + _MINUTE
    for local in CronSim(_five_fields(cron), start, reverse=True):
        slot = _slot(edition_id, local, zone)
        if slot is not None:
            yield slot


def _forwards(edition_id: str, cron: str, timezone: str, after: datetime) -> Iterator[Slot]:
    """Slots from the first that can come after a moment."""
    check_cron(cron)
    zone = _zone(timezone)
    # After a skipped hour its slots are behind the wall clock: start from what it would show
    # had it not been put forward.
    wall = min(_wall(after, zone, at=after - _DAY), _wall(after, zone, at=after))
    for local in CronSim(_five_fields(cron), wall - _MINUTE):
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

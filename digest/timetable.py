"""Crontab expressions as wall-clock times without a zone, and the days that are left out (pure).

`cronsim` calculates: it follows Debian's cron (weekday 0 and 7 are Sunday; a day of the month and a weekday
that are both given are joined by *or*, unless one begins with ``*``). What it reads otherwise than crontab
(``5-5/10`` is the fifth minute alone) is put into words that both read alike.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from heapq import merge
from itertools import groupby
from typing import TYPE_CHECKING

from cronsim import CronSim, CronSimError

from digest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.models import Timetable

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The names of weekdays, in the order of `date.weekday`."""

_NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
_YEARS = 50
"""A time that does not come within so many years never comes; `cronsim` gives up then as well."""
_ONE_WITH_STEP = re.compile(r"([^-/,*]+)-\1/[0-9]+")
_DAY_OF_A_YEAR = re.compile(r"(\d{4}-)?\d\d-\d\d", re.ASCII)
_DAY = timedelta(days=1)


@cache
def check_cron(cron: str) -> None:
    """Accept an expression of five fields, or a nickname such as ``@daily``.

    Raises:
        ConfigError: it is neither, or names a time that never comes; the message says what to write.
    """
    try:
        next(CronSim(_five_fields(cron), datetime(2000, 1, 1)))  # noqa: DTZ001  (wall-clock time)
    except (CronSimError, StopIteration, ValueError, AssertionError) as error:
        why = f"{error}" if str(error) else "that time never comes"
        raise ConfigError(
            f"cron {cron!r}: {why.lower()}; write minute, hour, day of month, month and weekday, "
            f"such as '0 7 * * mon-fri'"
        ) from error


def check_quiet_day(text: str) -> None:
    """Accept a date (``2026-12-25``), a day of every year (``12-25``) or a weekday (``sat``).

    Raises:
        ConfigError: it is none of them; the message says what to write.
    """
    if text.lower() in WEEKDAYS:
        return
    match = _DAY_OF_A_YEAR.fullmatch(text)
    try:  # 2000 was a leap year: 02-29 is a day of some years
        date.fromisoformat("" if match is None else text if match[1] else f"2000-{text}")
    except ValueError:
        raise ConfigError(
            f"{text!r} is no day: write a date (2026-12-25), a day of every year (12-25) or a weekday (sat)"
        ) from None


def never_comes(times: Timetable) -> str:
    """Why no time of a timetable ever comes; empty where one does, or where an expression is wrong."""
    if set(WEEKDAYS) <= set(times.skip):
        return "leaves every weekday out, so no edition ever comes"
    try:
        first = next(times_after(times.crons, times.skip, datetime(2000, 1, 1)), None)  # noqa: DTZ001
    except ConfigError:
        return ""
    return "" if first else "leaves every day out that cron names, so no edition ever comes"


def is_quiet(day: date, skip: Sequence[str]) -> bool:
    """Whether a day is left out; names of weekdays are in small letters."""
    if not skip:
        return False
    names = {f"{day:%Y-%m-%d}", f"{day:%m-%d}", WEEKDAYS[day.weekday()]}
    return not names.isdisjoint(skip)


def times_after(crons: Sequence[str], skip: Sequence[str], wall: datetime) -> Iterator[datetime]:
    """The wall-clock times after one, each once; none on a day that is left out. They end after 50 years.

    Raises:
        ConfigError: an expression is wrong.
    """
    ways = [_times(cron, skip, wall, is_back=False) for cron in crons]
    return (at for at, _ in groupby(merge(*ways)))


def times_before(crons: Sequence[str], skip: Sequence[str], wall: datetime) -> Iterator[datetime]:
    """The wall-clock times before one, latest first: see `times_after`.

    Raises:
        ConfigError: an expression is wrong.
    """
    ways = [_times(cron, skip, wall, is_back=True) for cron in crons]
    return (at for at, _ in groupby(merge(*ways, reverse=True)))


def _times(cron: str, skip: Sequence[str], wall: datetime, *, is_back: bool) -> Iterator[datetime]:
    check_cron(cron)
    fields = _five_fields(cron)
    end_year = wall.year + (-_YEARS if is_back else _YEARS)
    while True:
        at = None
        for at in CronSim(fields, wall, reverse=is_back):
            if is_quiet(at.date(), skip):
                break
            yield at
        if at is None or (at.year < end_year if is_back else at.year > end_year):
            return
        wall = _border(at.date(), is_back=is_back)  # on past the whole day


def _border(day: date, *, is_back: bool) -> datetime:
    """Where the times go on that leave a day out: what `CronSim` begins with is not among its own."""
    midnight = datetime.combine(day, time())
    return midnight if is_back else midnight + _DAY - timedelta(minutes=1)


def _five_fields(cron: str) -> str:
    text = cron.strip().lower()
    if text == "@reboot":
        raise CronSimError("@reboot is no time: an edition has a time of day")
    fields = _NICKNAMES.get(text, text).split()
    if len(fields) != 5:  # cronsim would take a sixth as seconds
        raise CronSimError(f"{len(fields)} fields, not five")
    return " ".join(",".join(map(_as_crontab, field.split(","))) for field in fields)


def _as_crontab(term: str) -> str:
    """A term of a list; ``5-5/10`` as ``5``, which cronsim would take for ``5/10``."""
    return term.split("-", maxsplit=1)[0] if _is_one(term) else term


def _is_one(term: str) -> bool:
    match = _ONE_WITH_STEP.fullmatch(term)
    return match is not None and int(term.rpartition("/")[2]) > 0

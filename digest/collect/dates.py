"""When an entry was published, out of what feeds write as dates. Pure."""

from __future__ import annotations

import calendar
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from digest.collect.date_words import in_plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from time import struct_time

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
"""Before there were feeds; anything earlier is a wrong clock or a misread date."""

_FRACTION = re.compile(r"(\d\d:\d\d:\d\d)[.,](\d{1,6})\d*")
_MIDNIGHT = re.compile(r"(?<=[\sT])24:00(?::00)?")
_LEAP = re.compile(r"(?<=\d\d:\d\d):60\b")
_EPOCH = re.compile(r"^(\d{10})(?:\d{3}|\.\d+)?$")
_NUMERIC = re.compile(r"^(?:\D{0,12}\s)?(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b[,\s]*(.*)$")
_HALF_DAY = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
_PLACE = re.compile(r"^(.*\d)\s*([A-Z][A-Za-z]+/[A-Z][A-Za-z_/-]+)$")


def moment(text: str, read: struct_time | None, now: datetime) -> datetime | None:
    """The moment that `text` says, in UTC; `read` is what the feed parser made of it.

    `None` when it cannot be understood, lies before 1995, or in the future (promise C6: such an entry
    counts from when it was first seen). A date without a zone is taken as UTC. Of a date like 3/5/2026,
    whose first number may be the day or the month, the reading nearest before now counts.
    """
    for candidate in _readings(text[:100], read, now):
        aware = candidate if candidate.tzinfo else candidate.replace(tzinfo=UTC)
        try:
            found = aware.astimezone(UTC)
        except (OverflowError, ValueError):
            continue
        if EARLIEST <= found <= now + timedelta(days=1):
            return found if found <= now else None
    return None


def _readings(text: str, read: struct_time | None, now: datetime) -> Iterator[datetime]:
    """What each way of reading makes of the text, the strictest first."""
    if not any(sign.isdigit() for sign in text):
        return
    plain = _LEAP.sub(":59", in_plain_words(text))
    if _MIDNIGHT.search(plain):
        start = _readings(_MIDNIGHT.sub("00:00:00", plain), None, now)
        yield from (found + timedelta(days=1) for found in start)
        return
    if numeric := _NUMERIC.match(plain):
        yield from _from_numbers(numeric, now)
        return
    for way in _ways(plain, read):
        found = _tried(way, plain)
        if found is not None:
            yield found


def _ways(plain: str, read: struct_time | None) -> Iterator[Callable[[str], datetime]]:
    """The ways to read a date, the strictest first."""
    yield _from_epoch
    yield _from_iso
    if _PLACE.match(plain):  # the next ones would pass over the place
        yield _from_place
    elif not _HALF_DAY.search(plain):  # the next one does not know the afternoon
        yield parsedate_to_datetime
    yield lambda _: datetime.fromtimestamp(calendar.timegm(read or ()), UTC)
    yield _from_anything


def _tried(way: Callable[[str], datetime], text: str) -> datetime | None:
    try:
        return way(text)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError, OSError):
        return None


def _from_iso(text: str) -> datetime:
    return datetime.fromisoformat(_FRACTION.sub(r"\1.\2", text))


def _from_epoch(text: str) -> datetime:
    """Seconds, or milliseconds, since 1970."""
    found = _EPOCH.match(text)
    if found is None:
        raise ValueError("no number of seconds")
    return datetime.fromtimestamp(int(found[1]), UTC)


def _from_place(text: str) -> datetime:
    """A local time with its place, as in ``5 Mar 2026 10:00 Europe/Berlin``."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    found = _PLACE.match(text)
    if found is None:
        raise ValueError("no place")
    try:
        return _from_anything(found[1]).replace(tzinfo=ZoneInfo(found[2]))
    except ZoneInfoNotFoundError as error:
        raise ValueError("no known place") from error


def _from_numbers(found: re.Match[str], now: datetime) -> list[datetime]:
    """The readings of a date in numbers that ends with its year: with dots the day comes first."""
    first, mark, second, year, rest = found.groups()
    orders = [(second, first)] if mark == "." else [(first, second), (second, first)]
    dates = []
    for month, day in orders:
        with suppress(ValueError, OverflowError):
            one = _from_anything(f"{year}-{int(month):02}-{int(day):02} {rest}".strip())
            dates.append(one if one.tzinfo else one.replace(tzinfo=UTC))
    return sorted(dates, key=lambda date: (date > now, abs(now - date)))


def _from_anything(text: str) -> datetime:
    """What dateutil makes of it; a text that names no year, month and day is refused, not filled in."""
    from dateutil import parser

    first: datetime = parser.parse(text, default=datetime(2001, 2, 3))  # noqa: DTZ001
    second: datetime = parser.parse(text, default=datetime(2004, 5, 6))  # noqa: DTZ001
    if first.date() != second.date():
        raise ValueError("an incomplete date")
    return first

"""When an entry was published, out of what feeds write as dates. Pure."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from time import struct_time

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
"""Before there were feeds; anything earlier is a wrong clock or a misread date."""

_ZONES = {
    "BST": "+0100",
    "WEST": "+0100",
    "WET": "+0000",
    "CET": "+0100",
    "CEST": "+0200",
    "MET": "+0100",
    "MEST": "+0200",
    "EET": "+0200",
    "EEST": "+0300",
    "SAST": "+0200",
    "MSK": "+0300",
    "TRT": "+0300",
    "IST": "+0530",
    "PKT": "+0500",
    "WIB": "+0700",
    "SGT": "+0800",
    "HKT": "+0800",
    "PHT": "+0800",
    "AWST": "+0800",
    "JST": "+0900",
    "KST": "+0900",
    "AEST": "+1000",
    "AEDT": "+1100",
    "NZST": "+1200",
    "NZDT": "+1300",
    "AKST": "-0900",
    "AKDT": "-0800",
    "HST": "-1000",
    "ART": "-0300",
    "BRT": "-0300",
}
"""Names that RFC 5322 does not know; its parser would read them as UTC, an hour or a day wrong."""

_ZONE = re.compile(r"\b(" + "|".join(_ZONES) + r")\b\.?\s*$")
_FRACTION = re.compile(r"(\d\d:\d\d:\d\d)[.,](\d{1,6})\d*")


def moment(text: str, read: struct_time | None, now: datetime) -> datetime | None:
    """The moment that `text` says, in UTC; `read` is what the feed parser made of it.

    `None` when it cannot be understood, lies before 1995, or in the future (promise C6: such an entry
    counts from when it was first seen). A date without a zone is taken as UTC.
    """
    for candidate in _readings(text[:100], read):
        aware = candidate if candidate.tzinfo else candidate.replace(tzinfo=UTC)
        try:
            found = aware.astimezone(UTC)
        except (OverflowError, ValueError):
            continue
        if EARLIEST <= found <= now + timedelta(days=1):
            return found if found <= now else None
    return None


def _readings(text: str, read: struct_time | None) -> Iterator[datetime]:
    """What each way of reading makes of the text, the strictest first."""
    plain = _ZONE.sub(lambda found: _ZONES[found.group(1)], " ".join(text.split()))
    ways: tuple[Callable[[str], datetime], ...] = (
        parsedate_to_datetime,
        _from_iso,
        lambda _: datetime.fromtimestamp(calendar.timegm(read or ()), UTC),
        _from_anything,
    )
    for way in ways if any(sign.isdigit() for sign in plain) else ():
        found = _tried(way, plain)
        if found is not None:
            yield found


def _tried(way: Callable[[str], datetime], text: str) -> datetime | None:
    try:
        return way(text)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError, OSError):
        return None


def _from_iso(text: str) -> datetime:
    return datetime.fromisoformat(_FRACTION.sub(r"\1.\2", text))


def _from_anything(text: str) -> datetime:
    """What dateutil makes of it; a text that names no year, month and day is refused, not filled in."""
    from dateutil import parser

    first: datetime = parser.parse(text, default=datetime(2001, 2, 3))  # noqa: DTZ001
    second: datetime = parser.parse(text, default=datetime(2004, 5, 6))  # noqa: DTZ001
    if first.date() != second.date():
        raise ValueError("an incomplete date")
    return first

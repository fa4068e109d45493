"""Dates as feeds write them → the moment when an entry was published. Pure."""

from __future__ import annotations

import html as entities
import re
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from digest.dates.reading import NO_HINT, Hint, readings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.dates.reading import Written

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
"""A date before this moment is refused: there were no feeds, so a clock or a reading is wrong."""
_MAIL = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} "
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)? (?:[+-](?:0\d|1[0-4])[0-5]\d|GMT)"
)
"""The usual form of dates in feeds, which is unambiguous and needs no further analysis."""
_OPEN = re.compile(r"\d[./-]\s?\d{1,2}\s?[./-]\s?\d")


def moment(text: str, now: datetime, hint: Hint = NO_HINT) -> datetime | None:
    """The moment that `text` says, in UTC; midnight of its day if the time of day is not understood.

    `None` if it cannot be understood, is before 1995, or is in the future; such an entry is dated by when it
    was first seen (promise C6). A date without a zone is taken as UTC. In a date like 3/5/2026 the first
    number may be the day or the month: `hint` decides, else the latest of the two that is not after now.
    """
    if _MAIL.fullmatch(text):
        with suppress(ValueError):  # the month may have no 31st
            return _within(parsedate_to_datetime(text), now)
        return None
    text = entities.unescape(text) if "&" in text else text
    latest = (now + timedelta(days=1)).date()
    found = readings(text, Hint(hint.language, hint.order, latest))
    return _within(_nearest(found, now).at, now) if _is_one(found) else None


def _within(at: datetime, now: datetime) -> datetime | None:
    at = at.astimezone(UTC)
    return at if EARLIEST <= at <= now else None


def _is_one(found: tuple[Written, ...]) -> bool:
    """Whether there is a single interpretation, or two that differ only in the order of day and month."""
    return len(found) == 1 or (len(found) > 1 and {one.order for one in found} <= {"dmy", "mdy"})


def _nearest(found: tuple[Written, ...], now: datetime) -> Written:
    return min(found, key=lambda one: (one.at > now, abs(now - one.at)))


def hint_of(texts: Iterable[str], language: str) -> Hint:
    """The order of day and month in the dates of one feed, found from all of them together.

    Dates like 25/3/2026, which can be read in only one way, show how the ambiguous ones are meant.
    """
    shown = Counter(order for text in texts if (order := _order_shown(text)))
    orders = shown.most_common(2)
    return Hint(language, orders[0][0] if len(orders) == 1 else "")


def _order_shown(text: str) -> str:
    found = _OPEN.search(text) and re.match(r"\D*(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?\d{4}", text)
    if not found:
        return ""
    first, second = int(found[1]), int(found[2])
    return "dmy" if 12 < first <= 31 else "mdy" if 12 < second <= 31 else ""

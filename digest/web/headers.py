"""What a few response headers mean. Pure."""

from __future__ import annotations

import re
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

MAX_RETRY_AFTER_S = 24 * 3600.0
"""A server that asks for more is asked again after a day all the same."""

_DURATION = re.compile(
    r"(?:(\d{1,4})h)?(?:(\d{1,6})m(?!s))?(?:(\d{1,8}(?:\.\d{1,12})?)s)?(?:(\d{1,9}(?:\.\d{1,12})?)ms)?"
)
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,10})", re.IGNORECASE)


def retry_after_s(value: str, now: datetime) -> float | None:
    """Seconds that a Retry-After header (RFC 9110, 10.2.3) asks to wait from `now`, at most a day.

    `None` when the header is missing or means nothing.
    """
    text = value.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), MAX_RETRY_AFTER_S)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    seconds = (moment.replace(tzinfo=moment.tzinfo or now.tzinfo) - now).total_seconds()
    return min(max(seconds, 0.0), MAX_RETRY_AFTER_S)


def rest_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that a busy server asks to wait from `now`, at most a day; `None` where it does not say.

    Some servers give milliseconds (Retry-After-Ms), most seconds or a date (Retry-After), and some say when
    what is used up comes back (X-RateLimit-Reset-Requests and -Tokens, beside X-RateLimit-Remaining-…).
    The names in `headers` are in lower case.
    """
    millis = headers.get("retry-after-ms", "").strip()
    if millis.isascii() and millis.isdigit():
        return min(float(millis[:12]) / 1000, MAX_RETRY_AFTER_S)
    asked = retry_after_s(headers.get("retry-after", ""), now)
    if asked is not None:
        return asked
    resets = [
        seconds
        for thing in ("requests", "tokens")
        if headers.get(f"x-ratelimit-remaining-{thing}", "").strip() == "0"
        if (seconds := duration_s(headers.get(f"x-ratelimit-reset-{thing}", ""))) is not None
    ]
    return min(max(resets), MAX_RETRY_AFTER_S) if resets else None


def duration_s(text: str) -> float | None:
    """Seconds in a length of time as ``6m0s``, ``1h2m3.5s`` or ``120ms``; `None` for anything else."""
    found = _DURATION.fullmatch(text.strip())
    if not found or not any(found.groups()):
        return None
    hours, minutes, seconds, millis = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds + millis / 1000


def sent_at(headers: Mapping[str, str]) -> datetime | None:
    """What a server's clock said as it answered: Date, and what Age says a cache kept it since (RFC 9111)."""
    age = headers.get("Age", "").strip()
    try:
        moment = parsedate_to_datetime(headers.get("Date", ""))
        kept = timedelta(seconds=int(age[:9]) if age.isascii() and age.isdigit() else 0)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) + kept
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def max_age_s(cache_control: str) -> float | None:
    """Seconds that a Cache-Control header (RFC 9111) calls an answer fresh; `None` if it does not say."""
    if re.search(r"\bno-(?:store|cache)\b", cache_control, re.IGNORECASE):
        return None
    found = _MAX_AGE.search(cache_control)
    return float(found.group(1)) if found else None

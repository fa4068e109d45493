"""Dates as pages and documents write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

EARLIEST_YEAR = 1995
"""Nothing on the web is older; an earlier date is a misreading."""

_ZONES = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 60, "IST": 330, "WEST": 60, "CET": 60, "MEZ": 60,
    "CEST": 120, "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "SAST": 120, "JST": 540, "KST": 540,
    "SGT": 480, "HKT": 480, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "EST": -300, "EDT": -240, "ET": -300, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360,
    "PST": -480, "PDT": -420,
}  # fmt: skip

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio",
            "february feb februar février fevrier febrero febbraio",
            "march mar märz maerz mars marzo",
            "april apr avril abril aprile",
            "may mai mayo maggio",
            "june jun juni juin junio giugno",
            "july jul juli juillet julio luglio",
            "august aug août aout agosto",
            "september sep sept septembre septiembre settembre",
            "october oct oktober okt octobre octubre ottobre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre decembre diciembre dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))

_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*"
    r"(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?$")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?$")
_UNIX = re.compile(
    rf"[a-z]{{3}} ({MONTH}) (\d{{1,2}}) (\d{{1,2}}):(\d{{2}})(?::\d{{2}})? ([a-z]{{1,4}}) (\d{{4}})$",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(rf"\b({MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.)?(?: de| of)? ({MONTH})\.?,?(?: de)? (\d{{4}})\b", re.IGNORECASE
)
_CLOCK = re.compile(
    r"\b(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?\.?m?\b\.?\s*(Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in UTC; `is_day_only` when the time of day is not known (then it is midnight)."""

    at: datetime
    is_day_only: bool = False
    day: date | None = None
    """The calendar day where it was written, which can differ from that of `at`."""


def moment_from_text(text: str) -> Moment | None:
    """The date that `text` gives, if it gives one that can be read without guessing.

    ISO 8601, RFC 822, Unix time and written-out months, in a few languages. A time without a zone is
    taken as UTC. Days that could be months (``03/04/2026``) and relative dates are not guessed.
    """
    text = text.strip()[:100]
    for read in (_from_epoch, _from_iso, _from_unix, _from_mail, _from_words):
        try:
            moment = read(text)
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
        if moment is not None and EARLIEST_YEAR <= moment.at.year <= 9000:
            return moment
    return None


def moment_from_day(day: date) -> Moment:
    """A day whose time is not known."""
    return Moment(datetime(day.year, day.month, day.day, tzinfo=UTC), is_day_only=True, day=day)


def _from_epoch(text: str) -> Moment | None:
    if not _EPOCH.fullmatch(text):
        return None
    at = datetime.fromtimestamp(int(text[:10]), tz=UTC)
    return Moment(at, day=at.date())


def _from_iso(text: str) -> Moment | None:
    found = _ISO.match(text) or _COMPACT.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, *rest = found.groups()
    if hour is None:
        return moment_from_day(date(int(year), int(month), int(day)))
    second = int(rest[0] or 0)
    zone = rest[1] if len(rest) > 1 else None
    at = datetime(
        int(year), int(month), int(day), int(hour), int(minute), min(second, 59), tzinfo=_zone(zone)
    )
    return Moment(at.astimezone(UTC), day=at.date())


def _from_unix(text: str) -> Moment | None:
    found = _UNIX.fullmatch(text)
    if found is None:
        return None
    month, day, hour, minute, zone, year = found.groups()
    at = datetime(int(year), _MONTHS[month.lower()], int(day), int(hour), int(minute), tzinfo=_zone(zone))
    return Moment(at.astimezone(UTC), day=at.date())


def _from_mail(text: str) -> Moment | None:
    if "," not in text[:4] and not re.match(r"\d{1,2} [A-Za-z]{3} \d{4} \d", text):
        return None
    at = parsedate_to_datetime(text)
    return Moment((at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC), day=at.date())


def _from_words(text: str) -> Moment | None:
    if found := _MONTH_FIRST.search(text):
        day = date(int(found[3]), _MONTHS[found[1].lower()], int(found[2]))
    elif found := _DAY_FIRST.search(text):
        day = date(int(found[3]), _MONTHS[found[2].lower()], int(found[1]))
    else:
        return None
    return _with_clock(day, text[: found.start()] + " " + text[found.end() :])


def _with_clock(day: date, rest: str) -> Moment:
    """The day, and the time of day when the rest of the line gives one with its zone."""
    clock = _CLOCK.search(rest)
    zone = _zone(clock[4]) if clock and clock[4] else None
    if clock is None or zone is None or (clock[4].isalpha() and clock[4].upper() not in _ZONES):
        return moment_from_day(day)
    hour = int(clock[1]) % 12 + (12 if clock[3].lower() == "p" else 0) if clock[3] else int(clock[1])
    at = datetime(day.year, day.month, day.day, hour, int(clock[2]), tzinfo=zone)
    return Moment(at.astimezone(UTC), day=at.date())


def _zone(name: str | None) -> timezone:
    """The zone of ``+02:00``, ``+0200``, ``-05`` or an abbreviation; UTC when none is known."""
    if name and name[0] in "+-":
        digits = name[1:].replace(":", "").ljust(4, "0")
        minutes = int(digits[:2]) * 60 + int(digits[2:4])
        return timezone(timedelta(minutes=-minutes if name[0] == "-" else minutes))
    return timezone(timedelta(minutes=_ZONES.get((name or "Z").upper(), 0)))

"""A date is read to the minute, to its day, or not at all: nothing of it is guessed or passed over."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from digest.dates.clocks import cut_clock, cut_zone, hour_of, zone_named
from digest.dates.days import Day, day_in_numbers, days_in_words
from digest.dates.pieces import CLOCK, DAY, Kind, pieces_of
from digest.dates.spelling import spelt_alike
from digest.dates.words import languages_of, order_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from digest.dates.clocks import Clock
    from digest.dates.pieces import Piece

_Reading = tuple[date, str]
"""A day, and the order in which its numbers are read so."""
LONGEST = 160
"""Characters of a text that is read as a date."""
EARLIEST_YEAR = 1995
"""Nothing on the web is older; an earlier date is a misreading."""
LATEST_YEAR = 2099
_EPOCH = re.compile(r"\s*(\d{9,10})(?:\d{3}|\.\d+)?\s*")
_ISO = re.compile(
    r"\s*(\d{4})-(\d\d)-(\d\d)(?:[t_ ]\s?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?\s?"
    r"(z|utc|gmt|[+-]\d\d(?::?\d\d)?)?)?\s*"
)
_COMPACT_ISO = re.compile(r"\s*(\d{4})(\d\d)(\d\d)t?(\d\d)(\d\d)(\d\d)?()(z|[+-]\d\d(?::?\d\d)?)?\s*")
_DIGIT = re.compile(r"\d")
_NO_CLOCK = re.compile(f"[^{CLOCK}]")
_PARTING = frozenset(",;|/()[]-–—·•>»")
_BESIDE = frozenset({Kind.TIME, Kind.UNKNOWN, Kind.MARK, Kind.LINK, Kind.WEEKDAY})


@dataclass(frozen=True, slots=True)
class Hint:
    """What is known of the dates of a feed or a page before one is read."""

    language: str = ""
    """As it is declared, ``en-GB``."""
    order: str = ""
    """``dmy``, ``mdy`` or ``ymd``, where other dates have shown it."""
    latest: date | None = None
    """The day after which nothing is dated; of several readings those later are wrong."""

    @property
    def primary(self) -> str:
        """The language without its region."""
        return self.language.lower().replace("_", "-").partition("-")[0]


NO_HINT = Hint()


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it was written."""

    day: date
    clock: time | None = None
    """`None` when no time of day is given, or none that is understood."""
    zone: tzinfo | None = None
    """`None` when none is given."""
    order: str = ""
    """In which order its numbers were read, where they could be read in another."""

    @property
    def at(self) -> datetime:
        """The moment in UTC; of a day alone its midnight, and without a zone as if it were UTC."""
        if self.clock is None:
            return datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC)
        return datetime.combine(self.day, self.clock, tzinfo=self.zone or UTC).astimezone(UTC)


def readings(text: str, hint: Hint = NO_HINT) -> tuple[Written, ...]:
    """Each date that a text which is a date can mean: mostly one; none when it is not understood in full.

    Several come of a date like 3/5/2026 in a language that may mean either. Words are read in any language.
    """
    text = text[:LONGEST]
    if not _DIGIT.search(text) or len(text) == LONGEST:
        return ()
    line = spelt_alike(text)
    if exact := _exact(line):
        return (exact,)
    return _chosen(_said(line, text, hint, is_strict=True), hint)


def reading(text: str, hint: Hint = NO_HINT) -> Written | None:
    """The one date that a text means; `None` when it can mean several."""
    found = readings(text, hint)
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Found:
    """A date among other words."""

    written: Written
    label: str
    """What stands between the date before it, or the start of the line, and the date, spelt alike."""
    is_in_phrase: bool
    """Whether a word that means nothing in a date stands before it and no mark parts them."""


def dates_in(line: str, hint: Hint = NO_HINT) -> list[Found]:
    """Each date of a line that says other things too, in order; those that can mean several days left out.

    Each has the time of day that stands between its neighbours.
    """
    if not _DIGIT.search(line):
        return []
    plain = spelt_alike(line[:LONGEST])
    if exact := _exact(plain):
        return [Found(exact, "", is_in_phrase=False)]
    spans = _spans(plain, hint)
    found = []
    for index, (start, _) in enumerate(spans):
        opening = spans[index - 1][1] if index else 0
        closing = spans[index + 1][0] if index + 1 < len(spans) else len(plain)
        said = _said(plain[opening:closing], plain[opening:closing], hint, is_strict=False)
        chosen = _chosen(said, hint)
        if said and len(chosen) == 1:
            found.append(Found(chosen[0], plain[opening:start], is_in_phrase=said.is_in_phrase))
    return found


def _spans(plain: str, hint: Hint) -> list[tuple[int, int]]:
    """Where the days of a line stand."""
    spans: list[tuple[int, int]] = []
    at = 0
    while days := _days(plain[at:], hint):
        spans.append((at + days[0].start, at + days[0].end))
        at += days[0].end
    return spans


def _days(plain: str, hint: Hint) -> list[Day]:
    """The days of a line, the one that stands first, first."""
    cut, _, _ = cut_clock(plain, is_day_out=False)
    days = [*days_in_words(pieces_of(cut, hint.primary)), *day_in_numbers(cut)]
    return sorted(days, key=lambda day: day.start)


# --------------------------------------------------------------------------- for machines


def _exact(line: str) -> Written | None:
    """ISO 8601, and seconds or milliseconds since 1970."""
    if found := _EPOCH.fullmatch(line):
        at = datetime.fromtimestamp(int(found[1]), UTC)
        return _plausible(Written(at.date(), at.time(), UTC))
    found = _ISO.fullmatch(line) or _COMPACT_ISO.fullmatch(line)
    if found is None:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if found[4] is None:
            return _plausible(Written(day))
        written = _at(day, int(found[4]), int(found[5]), min(int(found[6] or 0), 59), _iso_zone(found[8]))
        return _plausible(_with_fraction(written, found[7] or ""))
    except ValueError:
        return None


def _with_fraction(written: Written, digits: str) -> Written:
    if written.clock is None or not digits:
        return written
    return replace(written, clock=written.clock.replace(microsecond=int(digits[:6].ljust(6, "0"))))


def _iso_zone(text: str | None) -> tzinfo | None:
    from digest.dates.zones import offset_zone

    if text is None:
        return None
    if text[0] not in "+-":
        return UTC
    zone = offset_zone(text[0], text[1:3], text[3:].lstrip(":") or None)
    if zone is None:
        raise ValueError("no place has this offset")
    return zone


def _at(day: date, hour: int, minute: int, second: int, zone: tzinfo | None) -> Written:
    """The written date; 24:00 is the start of the next day.

    Raises:
        ValueError: there is no such time.
    """
    if hour == 24 and minute == 0:
        return Written(day + timedelta(days=1), time(0, 0, 0), zone)
    return Written(day, time(hour, minute, second), zone)


def _plausible(written: Written) -> Written | None:
    return written if EARLIEST_YEAR <= written.day.year <= LATEST_YEAR else None


# --------------------------------------------------------------------------- for people


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says: a day, and the time of day as far as it is understood."""

    day: Day
    clock: Clock | None
    hour: int | None
    zone: tzinfo | None
    weekdays: frozenset[int]
    is_in_phrase: bool
    """Whether a word that means nothing in a date stands before it and no mark parts them."""
    languages: frozenset[str] = frozenset()
    """Those that have its words for the time of day."""


def _said(line: str, written: str, hint: Hint, *, is_strict: bool) -> _Said | None:
    """What a line says: its time is cut out first, so that its numbers are none of the day's."""
    plain, clock, count = cut_clock(line, is_day_out=False)
    plain, zone, is_bad = cut_zone(plain, written) if clock else (plain, None, False)
    pieces, named = zone_named(pieces_of(plain, hint.primary))
    days = days_in_words(pieces) or day_in_numbers(plain)
    if not days:
        return None
    day, *others = days
    plain = plain[: day.start] + _NO_CLOCK.sub(DAY, plain[day.start : day.end]) + plain[day.end :]
    if clock is None:
        plain, clock, count = cut_clock(plain, is_day_out=True)
    pieces, named_after = zone_named(pieces_of(plain, hint.primary))
    if is_strict and not _is_all(pieces, day, others):
        return None
    hour = None
    if clock and count == 1 and not is_bad:
        hour = _hour(clock, pieces, hint.primary, is_strict=is_strict, has_zone=zone is not None)
    named_days = [frozenset(piece.weekdays) for piece in pieces if piece.kind is Kind.WEEKDAY]
    weekdays = named_days[0] if len(named_days) == 1 else frozenset()
    return _Said(
        day,
        clock,
        hour,
        zone or named or named_after,
        weekdays,
        is_in_phrase=_is_in_phrase(pieces, day),
        languages=frozenset(
            language for piece in pieces if piece.kind is Kind.TIME for language in languages_of(piece.text)
        ),
    )


def _is_in_phrase(pieces: Sequence[Piece], day: Day) -> bool:
    before = [piece for piece in pieces if piece.start < day.start]
    parts = [index for index, piece in enumerate(before) if piece.text in _PARTING]
    return any(piece.kind is Kind.UNKNOWN for piece in before[parts[-1] if parts else 0 :])


def _is_all(pieces: Sequence[Piece], day: Day, others: Sequence[Day]) -> bool:
    """Whether the day is the only one, and no number is left that could mean something."""
    days = {found for found, _ in day.readings}
    repeated = [other for other in others if {found for found, _ in other.readings} == days]
    left = sum(piece.kind is Kind.NUMBER for piece in pieces)
    return len(repeated) == len(others) and left == 2 * len(repeated)


def _hour(
    clock: Clock, pieces: Sequence[Piece], language: str, *, is_strict: bool, has_zone: bool
) -> int | None:
    """The hour of the day; `None` when a word beside the time is not understood, which could change it."""
    at = next(index for index, piece in enumerate(pieces) if piece.kind is Kind.CLOCK)
    before, after = _beside(pieces, at, -1), _beside(pieces, at, 1)
    is_open = 1 <= clock.hour <= 12
    unsure = [*after, *(before if is_open else ())] if is_open or not has_zone else []
    if is_strict and any(piece.kind is Kind.UNKNOWN for piece in unsure):
        return None
    return hour_of(clock, [piece for piece in (*before, *after) if piece.kind is Kind.TIME], language)


def _beside(pieces: Sequence[Piece], at: int, step: int) -> list[Piece]:
    """The words beside the time, up to one that is not known: they say the half of the day, or the zone."""
    found = []
    index = at + step
    while 0 <= index < len(pieces) and pieces[index].kind in _BESIDE:
        if pieces[index].kind in {Kind.TIME, Kind.UNKNOWN}:
            found.append(pieces[index])
        if pieces[index].kind is Kind.UNKNOWN:
            break
        index += step
    return found


def _chosen(said: _Said | None, hint: Hint) -> tuple[Written, ...]:
    """The dates of what is said: those of the named weekday, in the order that is known, if that tells."""
    if said is None:
        return ()
    days = [(day, order) for day, order in said.day.readings if EARLIEST_YEAR <= day.year <= LATEST_YEAR]
    orders = (hint.order, _order(said, hint) if len(days) > 1 else "", said.day.usual)
    days = _fitting(days, [one for one in days if hint.latest is None or one[0] <= hint.latest])
    days = _fitting(days, [one for one in days if one[0].weekday() in said.weekdays])
    for known in orders:
        days = _fitting(days, [one for one in days if one[1] == known])
    is_open = len(said.day.readings) > 1
    return tuple(_written(said, day, order if is_open else "") for day, order in days)


def _order(said: _Said, hint: Hint) -> str:
    """The order of the language; of that of the words in the date, where they are of another."""
    if not said.languages or hint.primary in said.languages or "en" in said.languages:
        return order_of(hint.language)
    orders = {order_of(language) for language in said.languages}
    return orders.pop() if len(orders) == 1 else ""


def _fitting(days: list[_Reading], fitting: list[_Reading]) -> list[_Reading]:
    """Those of several that fit, if there are any."""
    return fitting if len(days) > 1 and fitting else days


def _written(said: _Said, day: date, order: str) -> Written:
    if said.clock is None or said.hour is None:
        return Written(day, order=order)
    try:
        found = _at(day, said.hour, said.clock.minute, said.clock.second, said.zone)
    except ValueError:
        return Written(day, order=order)
    return replace(found, order=order)

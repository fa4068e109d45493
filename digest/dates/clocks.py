"""The time of day that a line names, with the half of the day and the zone that stand beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.dates.pieces import CLOCK, Kind, Piece
from digest.dates.words import table
from digest.dates.zones import ZONES, offset_zone, place_zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

_COLON = re.compile(
    r"(?<!\d)(?<!\d[:.])(?<![+-])(\d{1,2})\s?:\s?([0-5]\d)(?:\s?:\s?([0-6]\d)(?:[.,]\d+)?)?(?!\d)(?!:\d)",
)
_SIGNS = re.compile(
    r"(?<!\d)(\d{1,2})\s?(?:時(?!間)|时|시(?!간)|点|點)\s?(?:(\d{1,2})\s?[分분])?\s?(?:(\d{1,2})\s?[秒초])?"
)
_HOURS = re.compile(
    r"(?<!\d)(?<!\d[.,/-])(\d{1,2})\s?(?:h|gio|u)(?![^\W\d_])\s?(?:([0-5]\d)\s?(?:min|m|phut)?(?![^\W\d_])\.?)?"
    r"(?:\s?([0-5]\d)\s?s\b)?"
)
_BARE = re.compile(r"(?<!\d)(?<!\d[.,:/-])(\d{1,2})(?=\s?[ap]\.?\s?m\b)")
_DOTTED = re.compile(r"(?<!\d)(?<!\d[.,:/-])(\d{1,2})\.([0-5]\d)(?:\.([0-5]\d))?(?!\d|\.\d)")
_OFFSET = re.compile(
    r"(?:\b(?:gmt|utc|ut)\s?)?(?<![\d-])([+-])(\d{1,2})(?::?(\d\d))?(?![\d.:/-])", re.IGNORECASE
)
_PLACE = re.compile(r"\b([A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)\b")
_PARENTHESES = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as it is written."""

    hour: int
    minute: int
    second: int = 0
    is_afternoon: bool | None = None


def cut_clock(line: str, *, is_day_out: bool) -> tuple[str, Clock | None, int]:
    """The line with its times of day replaced by `CLOCK`, the first of them, and how many there are.

    What stands elsewhere stays where it is. Hours and minutes parted by a dot are looked for once the day is
    out of the line (`is_day_out`).
    """
    for way in (_DOTTED,) if is_day_out else (_COLON, _SIGNS, _HOURS, _BARE):
        found = [one for one in way.finditer(line) if int(one[1]) <= 24]
        if found:
            _, minute, second = (*found[0].groups(), None, None)[:3]
            clock = Clock(int(found[0][1]), int(minute or 0), min(int(second or 0), 59))
            for one in found:
                line = line[: one.start()] + CLOCK.ljust(one.end() - one.start()) + line[one.end() :]
            return line, clock, len(found)
    return line, None, 0


def cut_zone(line: str, written: str) -> tuple[str, tzinfo | None, bool]:
    """The line without the offset or the place after its time, the zone, and whether there is a bad one.

    `written` is the line before its case was lost: places are told by it.
    """
    if place := _PLACE.search(written):
        zone = place_zone(place[1])
        return line.replace(place[1].lower(), " " * len(place[1])), zone, zone is None
    found = _OFFSET.search(line, line.find(CLOCK) + 1)
    if found is None:
        return line, None, False
    zone = offset_zone(found[1], found[2], found[3])
    # What stands in parentheses after it is the name of the zone that was given.
    rest = _PARENTHESES.sub(lambda name: " " * len(name[0]), line[found.end() :])
    return line[: found.start()] + " " * (found.end() - found.start()) + rest, zone, zone is None


def zone_named(pieces: list[Piece]) -> tuple[list[Piece], tzinfo | None]:
    """The pieces, the name of a zone after the time among them made a word of no meaning, and that zone."""
    at = next((index for index, piece in enumerate(pieces) if piece.kind is Kind.CLOCK), len(pieces))
    for index in range(at + 1, len(pieces)):
        piece = pieces[index]
        if piece.text in ZONES and piece.kind is not Kind.TIME:
            return [*pieces[:index], replace(piece, kind=Kind.LINK), *pieces[index + 1 :]], ZONES[piece.text]
        if piece.kind not in {Kind.MARK, Kind.TIME}:
            break
    return pieces, None


def hour_of(clock: Clock, words: Sequence[Piece], language: str) -> int | None:
    """The hour of the day, by the words for the time of the day; `None` when they leave it open."""
    if not words or clock.hour > 12:
        return clock.hour if clock.hour < 24 or not words else None
    hours = {hour for word in words for hour in _hours(clock.hour, word, language)}
    return hours.pop() if len(hours) == 1 else None


def _hours(hour: int, word: Piece, language: str) -> Iterator[int | None]:
    """The hour by each reading of a word."""
    either = {hour % 12, hour % 12 + 12}
    for spans in table().hours(word.text, language):
        fitting = {one for one in either if any(_covers(span, one) for span in spans)}
        yield fitting.pop() if len(fitting) == 1 else None


def _covers(span: Sequence[int], hour: int) -> bool:
    start, end = span
    return start <= hour < end if start < end else hour >= start or hour < end

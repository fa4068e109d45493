"""The day that a line names: in numbers, in words, or both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from digest.dates.calendars import ERAS, day_of, persian_day
from digest.dates.pieces import Kind, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_EASTERN = re.compile(
    rf"(?:({'|'.join(ERAS)})\s?)?(?<!\d)(\d{{1,4}}|元)\s?(?:年|년)\s?(\d{{1,2}})\s?(?:月|월)\s?(\d{{1,2}})"
    r"(?:\s?(?:日|일|号|號)|(?!\d))"
)
_WEEK = re.compile(r"(?<!\d)(\d{4})-?w(\d{2})-?([1-7])(?!\d)")
_ORDINAL = re.compile(r"^(\d{4})-(\d{3})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})([01]\d)([0-3]\d)(?!\d)")
_NUMBERS = re.compile(
    r"(?<!\d)(?<!\d[.,:/-])(\d{1,2}|\d{4})\s?([-./|])\s?(\d{1,2})\s?\2\s?(\d{1,2}|\d{4})(?!\d|[-/:]\d|\.\d{3})"
)
_SHORT_YEARS = range(100)
_PASSED_OVER = frozenset({Kind.LINK, Kind.MARK, Kind.WEEKDAY, Kind.TIME})
_LONGEST_MARKS = 3
"""Marks and little words that may stand between two parts of a day."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is written, from `start` to `end` of the line."""

    start: int
    end: int
    readings: tuple[tuple[date, str], ...]
    """Each day that it can mean, with the order (``dmy``, ``mdy``, ``ymd``) in which it is read so."""
    usual: str = ""
    """The order that its marks make likely."""


def day_in_numbers(line: str) -> list[Day]:
    """The first day of a line that is written in numbers or with the signs of East Asia, if there is one."""
    found = (read(line) for read in (_eastern, _from_week, _from_ordinal, _from_numbers, _from_compact))
    return list(filter(None, found))[:1]


def _eastern(line: str) -> Day | None:
    found = _EASTERN.search(line)
    if found is None:
        return None
    era, year, month, number = found.groups()
    counted = 1 if year == "元" else int(year)
    if era:
        counted += ERAS[era]
    elif len(year) < 4:
        return None
    day = day_of(counted, int(month), int(number))
    return Day(found.start(), found.end(), ((day, "ymd"),)) if day else None


def _from_week(line: str) -> Day | None:
    found = _WEEK.search(line)
    try:
        day = date.fromisocalendar(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
    return Day(found.start(), found.end(), ((day, "ymd"),)) if found and day else None


def _from_ordinal(line: str) -> Day | None:
    """``2026-333``: year and day of the year."""
    found = _ORDINAL.search(line)
    if found is None or not 1 <= int(found[2]) <= 366 or not 1900 <= int(found[1]) < 2200:
        return None
    day = date(int(found[1]), 1, 1) + timedelta(days=int(found[2]) - 1)
    return Day(found.start(), found.end(), ((day, "ymd"),)) if day.year == int(found[1]) else None


def _from_compact(line: str) -> Day | None:
    found = _COMPACT.search(line)
    day = day_of(*map(int, found.groups())) if found else None
    return Day(found.start(), found.end(), ((day, "ymd"),)) if found and day else None


def _from_numbers(line: str) -> Day | None:
    for found in _NUMBERS.finditer(line):
        first, mark, second, third = found.groups()
        readings = tuple(_orders(first, second, third, is_dotted=mark in ".|"))
        if readings:
            return Day(found.start(), found.end(), readings, "dmy" if mark in ".|" else "")
    return None


def _orders(first: str, second: str, third: str, *, is_dotted: bool) -> Iterator[tuple[date, str]]:
    """The days that three numbers can mean; with dots the day comes before the month."""
    orders = {"ymd": (first, second, third)} if len(first) in {2, 4} and len(third) < 4 else {}
    if len(first) < 4 and len(third) > 1:
        is_day_first = is_dotted and int(second) <= 12
        by_day = {"dmy": (third, second, first)}
        orders = by_day | ({} if is_day_first else {"mdy": (third, first, second)}) | orders
    seen = set()
    for order, (year, month, number) in orders.items():
        day = day_of(full_year(year), int(month), int(number))
        if day and day not in seen:
            seen.add(day)
            yield day, order


def full_year(digits: str) -> int:
    """The year of its digits; two are of 1970 to 2069."""
    if len(digits) > 2:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 70 else 1900)


# --------------------------------------------------------------------------- in words


def days_in_words(pieces: Sequence[Piece]) -> list[Day]:
    """The days that are written with the name of their month."""
    parts = [piece for piece in pieces if piece.kind not in _PASSED_OVER]
    found: list[Day] = []
    for at, piece in enumerate(parts):
        if piece.kind is Kind.MONTH and (not found or piece.start >= found[-1].end):
            day = _around(parts, at, pieces)
            found += [day] if day else []
    return found


def _around(parts: Sequence[Piece], at: int, pieces: Sequence[Piece]) -> Day | None:
    """The day whose month is at `at`: with the numbers before and after it, in one of the usual orders."""
    last = at
    while last + 1 < len(parts) and parts[last + 1].kind is Kind.MONTH:  # a month in two languages
        last += 1
    months = frozenset.intersection(*(frozenset(part.months) for part in parts[at : last + 1]))
    before = [_number(parts, at - 1), _number(parts, at - 2)]
    after = [_number(parts, last + 1), _number(parts, last + 2)]
    clock = 1 if last + 1 < len(parts) and parts[last + 1].kind is Kind.CLOCK else 0
    if not clock and last + 2 < len(parts) and parts[last + 2].kind is Kind.CLOCK:
        after[1] = after[1] or _number(parts, last + 3)  # as in ``Nov 29 05:55:00 2026``
    pairs = ((before[0], after[0]), (after[0], after[1]), (after[0], before[0]), (before[0], before[1]))
    for digits in (4, 2):
        for number, year in pairs:
            if number and year and _is_number(number) and _is_year(year, number, digits):
                ends = (parts[at], parts[last], number, year)
                start, end = min(part.start for part in ends), max(part.end for part in ends)
                if _is_near(pieces, start, end):
                    return _day(
                        start,
                        end,
                        full_year(year.text),
                        months,
                        number.value,
                        is_persian=parts[at].is_persian,
                    )
    return None


def _number(parts: Sequence[Piece], at: int) -> Piece | None:
    return parts[at] if 0 <= at < len(parts) and parts[at].kind is Kind.NUMBER else None


def _is_number(piece: Piece) -> bool:
    return len(piece.text) <= 2 and 1 <= piece.value <= 31


def _is_year(piece: Piece, number: Piece, digits: int) -> bool:
    """Whether it has so many digits; those of two stand last, as in ``29-Nov-26``."""
    return len(piece.text) == digits and (digits == 4 or piece.start > number.end)


def _is_near(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether nothing but little words stands between the parts of a day."""
    inside = [piece for piece in pieces if start <= piece.start < end]
    return all(piece.kind is not Kind.UNKNOWN for piece in inside)


def _day(
    start: int, end: int, year: int, months: frozenset[int], number: int, *, is_persian: bool
) -> Day | None:
    read = persian_day if is_persian else day_of
    days = [day for month in sorted(months) if (day := read(year, month, number))]
    return Day(start, end, tuple((day, "") for day in days)) if days else None

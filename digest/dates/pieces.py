"""A line is cut into the pieces that dates are made of: numbers, months, weekdays, times of the day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from digest.dates.calendars import PERSIAN_MONTHS
from digest.dates.words import MOST_WORDS, Table, table

CLOCK = "\x01"
"""Stands where a time of day was cut out."""
DAY = "\x02"
"""Stands where a day was cut out."""

_PIECE = re.compile(
    r"\d+|[\x01\x02]|[^\W\d_][^\s\d.,:;/()\[\]{}|\"'+\-–<>=&#@!?*_\u2022\u00b7\u060c\u061b\u06d4\u0964\u3001\u3002"
    r"\x01\x02\u300c\u300d\u3010\u3011\uff5e]*|\S"
)
_NUMBERED_MONTH = frozenset({"thang", "thg"})
"""Vietnamese counts its months."""
_MONTH_AFTER = frozenset({"сар", "сарын"})
_GLUED_BEFORE = ("ב", "ל", "ה")
"""Hebrew writes its little words and the next in one."""


class Kind(Enum):
    """What a piece is."""

    NUMBER = auto()
    MONTH = auto()
    WEEKDAY = auto()
    TIME = auto()
    LINK = auto()
    MARK = auto()
    CLOCK = auto()
    DAY = auto()
    UNKNOWN = auto()


_CUT_OUT = {CLOCK: Kind.CLOCK, DAY: Kind.DAY}


@dataclass(frozen=True, slots=True)
class Piece:
    """A number, or a word or a few of one meaning, and where they stand."""

    kind: Kind
    text: str
    """As `word_key` spells it."""
    start: int
    end: int
    months: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    is_persian: bool = False

    @property
    def value(self) -> int:
        """Of a number."""
        return int(self.text)


def pieces_of(line: str, language: str) -> list[Piece]:
    """The pieces of a line that is spelt as `spelt_alike` does."""
    known, raw = table(), list(_PIECE.finditer(line))
    pieces: list[Piece] = []
    at = 0
    while at < len(raw):
        piece, taken = _piece(raw, at, known, language)
        pieces.append(piece)
        at += taken
    return pieces


def _piece(raw: list[re.Match[str]], at: int, known: Table, language: str) -> tuple[Piece, int]:
    text, start = raw[at][0], raw[at].start()
    if text[0].isdigit() and (month := _counted(raw, at)):
        return month
    if not text[0].isalpha():
        kind = Kind.NUMBER if text[0].isdigit() else _CUT_OUT.get(text, Kind.MARK)
        return Piece(kind, text, start, raw[at].end()), 1
    if text in _NUMBERED_MONTH and (numbered := _numbered(raw, at)):
        return numbered
    for phrase, taken in _phrases(raw, at):
        if piece := _known(phrase, start, raw[at + taken - 1].end(), known, language):
            return piece, taken
    if text[0] in _GLUED_BEFORE and (piece := _known(text[1:], start, raw[at].end(), known, language)):
        return piece, 1
    return Piece(Kind.LINK if text in known.links else Kind.UNKNOWN, text, start, raw[at].end()), 1


def _numbered(raw: list[re.Match[str]], at: int) -> tuple[Piece, int] | None:
    for further in (1, 2):
        if at + further < len(raw) and raw[at + further][0].isdigit():
            number = int(raw[at + further][0])
            piece = Piece(Kind.MONTH, "", raw[at].start(), raw[at + further].end(), months=(number,))
            return (piece, further + 1) if 1 <= number <= 12 else None
        if at + further < len(raw) and raw[at + further][0] != ".":
            return None
    return None


def _counted(raw: list[re.Match[str]], at: int) -> tuple[Piece, int] | None:
    """``11-р сарын``: the month after its number, as Mongolian has it."""
    for further in range(1, min(4, len(raw) - at)):
        text = raw[at + further][0]
        if text in _MONTH_AFTER and 1 <= int(raw[at][0]) <= 12:
            piece = Piece(Kind.MONTH, "", raw[at].start(), raw[at + further].end(), months=(int(raw[at][0]),))
            return piece, further + 1
        if text not in {"-", "р", "."}:
            return None
    return None


def _phrases(raw: list[re.Match[str]], at: int) -> list[tuple[str, int]]:
    """The words from `at` on, up to `MOST_WORDS`, the most first, with how many pieces they are."""
    words, phrases = [raw[at][0]], [(raw[at][0], 1)]
    for further in range(at + 1, min(len(raw), at + 2 * MOST_WORDS)):
        text = raw[further][0]
        if text in {".", "-", "'"}:
            continue
        if not text[0].isalpha() or len(words) == MOST_WORDS:
            break
        words.append(text)
        phrases.append((" ".join(words), further - at + 1))
        phrases.append(("-".join(words), further - at + 1))
    return phrases[::-1]


def _known(phrase: str, start: int, end: int, known: Table, language: str) -> Piece | None:
    months = known.month(phrase, language)
    weekdays = tuple(known.weekdays.get(phrase, ()))
    persian = PERSIAN_MONTHS.get(phrase)
    if months or persian:
        is_persian = persian is not None
        months = (persian,) if persian is not None else months
        return Piece(Kind.MONTH, phrase, start, end, months, weekdays, is_persian)
    if known.is_time(phrase, language):
        return Piece(Kind.TIME, phrase, start, end, weekdays=weekdays)
    if phrase in known.times and phrase not in known.links and not weekdays:
        return Piece(Kind.UNKNOWN, phrase, start, end)
    return Piece(Kind.WEEKDAY, phrase, start, end, weekdays=weekdays) if weekdays else None

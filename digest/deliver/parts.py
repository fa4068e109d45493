"""A message → as many as a service's limit asks for, cut where it hurts least. Pure.

Cut is between stories; in a story that alone is too long between its lines, then between sentences, then
words, and only in a word that alone is too long between letters. An address is never cut: one that is longer
than a message is left out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from digest.deliver.dialects import Dialect

    Weigh = Callable[[str], int]

_NUMBER = "(999/999)"
"""The longest number that a part may bear: room is kept for it."""
_LEAST = 16
"""Room for text in a part, in the service's units, however small the limit. Chosen by reading."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？｡])")


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence, a headline or an address; with both text and `href` a link of that name."""

    text: str = ""
    href: str = ""
    is_bold: bool = False


Row = tuple[Span, ...]
"""The spans of one line."""
Block = tuple[Row, ...]
"""The lines of a story, or of another thing that is best kept together."""


@dataclass(frozen=True, slots=True)
class _Crumb:
    """What is not cut: text as it is sent, and what stands between it and what is before it."""

    gap: str
    text: str
    begins: bool = False
    """Whether a new part begins here: what follows does not fit into one, and keeps its headline."""


def parts(blocks: Sequence[Block], dialect: Dialect, limit: int, weigh: Weigh) -> list[str]:
    """The blocks as texts of at most `limit` each, in order; more than one are numbered: ``(1/3)``."""
    whole = _joined(_crumbs(blocks, dialect, limit, weigh), limit, weigh)
    if len(whole) <= 1:
        return whole
    room = max(limit - weigh(_NUMBER + dialect.newline), _LEAST)
    cut = _joined(_crumbs(blocks, dialect, room, weigh), room, weigh)
    return [f"({number}/{len(cut)}){dialect.newline}{text}" for number, text in enumerate(cut, start=1)]


def block_of(text: str) -> Block:
    """A paragraph of plain text: its lines, and their sentences."""
    return tuple(
        tuple(
            Span(href=sentence) if sentence.startswith(("https://", "http://")) else Span(sentence)
            for sentence in _sentences(line)
        )
        for line in text.splitlines()
        if line.strip()
    )


def _sentences(line: str) -> Iterator[str]:
    """The sentences of a line, and the addresses in it apart."""
    for piece in re.split(r"(https?://\S+)", line):
        if piece.startswith(("https://", "http://")):
            yield piece
        else:
            yield from (sentence.strip() for sentence in _SENTENCE.split(piece) if sentence.strip())


def _joined(crumbs: Iterable[_Crumb], room: int, weigh: Weigh) -> list[str]:
    found: list[list[str]] = []
    filled = 0
    for crumb in crumbs:
        added = weigh(crumb.gap + crumb.text)
        if not found or crumb.begins or filled + added > room:
            found.append([crumb.text])
            filled = weigh(crumb.text)
        else:
            found[-1] += [crumb.gap, crumb.text]
            filled += added
    return ["".join(pieces) for pieces in found]


def _crumbs(blocks: Sequence[Block], dialect: Dialect, room: int, weigh: Weigh) -> Iterator[_Crumb]:
    """The blocks, each whole where it fits into a part."""
    for block in blocks:
        gap = dialect.newline * 2
        text = dialect.newline.join(_row(row, dialect) for row in block)
        if weigh(text) <= room:
            yield _Crumb(gap, text)
            continue
        begins = True
        for row in block:
            for crumb in _row_crumbs(row, gap, dialect, room, weigh):
                yield replace(crumb, begins=begins)
                begins = False
            gap = dialect.newline


def _row_crumbs(row: Row, gap: str, dialect: Dialect, room: int, weigh: Weigh) -> Iterator[_Crumb]:
    text = _row(row, dialect)
    if weigh(text) <= room:
        yield _Crumb(gap, text)
        return
    for span in row:
        for crumb in _span_crumbs(span, gap, dialect, room, weigh):
            yield crumb
            gap = " "


def _span_crumbs(span: Span, gap: str, dialect: Dialect, room: int, weigh: Weigh) -> Iterator[_Crumb]:
    whole = _span(span, dialect)
    if weigh(whole) <= room:
        yield _Crumb(gap, whole)
        return
    for word in span.text.split():  # of a link that is too long only the name is left
        for number, piece in enumerate(_pieces(word, dialect, room, weigh)):
            yield _Crumb("" if number else gap, piece)
            gap = " "


def _pieces(word: str, dialect: Dialect, room: int, weigh: Weigh) -> Iterator[str]:
    """A word, cut between letters where it must be."""
    rest = ""
    for letter in _letters(word):
        if rest and weigh(dialect.text(rest + letter)) > room:
            yield dialect.text(rest)
            rest = ""
        rest += letter
    if rest:
        yield dialect.text(rest)


def _letters(word: str) -> Iterator[str]:
    """What a reader takes for one sign: a letter with its accents, an emoji with what it is joined to."""
    letter = ""
    for character in word:
        if letter and not _belongs(character, letter):
            yield letter
            letter = ""
        letter += character
    if letter:
        yield letter


_MOST_JOINED = 16
"""Characters that are held together at most, so that no run of accents is longer than a message."""


def _belongs(character: str, letter: str) -> bool:
    if len(letter) >= _MOST_JOINED:
        return False
    is_joined = letter[-1] == "\u200d" or character == "\u200d"
    is_mark = unicodedata.category(character)[0] == "M" or "\U0001f3fb" <= character <= "\U0001f3ff"
    is_flag = _is_flag(character) and _is_flag(letter[-1]) and len(letter) == 1
    return is_joined or is_mark or is_flag


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _row(row: Row, dialect: Dialect) -> str:
    return " ".join(_span(span, dialect) for span in row)


def _span(span: Span, dialect: Dialect) -> str:
    if span.href:
        linked = dialect.link(span.href, span.text)
        return dialect.bold(linked) if span.is_bold else linked
    text = dialect.text(span.text)
    return dialect.bold(text) if span.is_bold else text

"""Where sentences begin and end, as offsets into the text.

Rules, and a language's list of abbreviations; the full stops of other scripts end a sentence, too. Two
decisions are made on purpose:

- **A quotation is never cut.** A full stop inside quotation marks (or brackets) ends nothing, so
  ``“We won. We danced,” she said.`` is one sentence. A quotation that its paragraph leaves open runs on to
  the paragraph's end: whoever prints sentences can see that it is not closed, and nobody's words turn
  into the outlet's own.
- **A doubtful full stop ends nothing**, unless what follows is a word that begins sentences ("The", "He").
  A sentence too long is skipped by a summariser; half a sentence would be printed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.text.stops import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language

_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")

_CANDIDATE = re.compile(
    r"(?P<mark>(?:\.[ \u00a0]){2,}\.|[.!?…]+|[。！？]+)"
    r"(?P<closers>[}\"”’'»)\]*_]*(?:[ \u00a0][”»](?=\s|$))?)"
    r"(?P<note>(?<=[^\W\d_]{3}[.!?])\d{1,2}(?=\s)|(?:\[\d{1,3}\])+)?"
    r"(?P<gap>\s+|$|(?<=[。！？])|(?=[A-Z“\"‘(]))"
)
"""A full stop or its like, marks that close after it, a footnote's number, and white space."""

_LIST_ITEM = re.compile(r"\n[^\S\n]*(?=(?:[•▪●*–—-]|\d{1,2}[.)])[^\S\n]+\S)")
"""A line break before a bullet or a number parts sentences, whatever stands before it."""


_OPENING_MARK = re.compile(r"[“«\"‘(]|(?<![^\s(\[—–“\"])'(?=\w)")
_STRAIGHT_CLOSER = re.compile(r'(?<=\S)(?:"(?![^\W_])|”)')
_CURLY_CLOSERS = {"“": re.compile(r'”|(?<=[^\s(\[])"(?![^\W_])'), "«": re.compile("»")}
"""Outlets mix straight and curly marks; either closes the other."""
_CURLY_SINGLE_CLOSER = re.compile(r"(?<!\s)’(?!\w)")
_STRAIGHT_SINGLE_CLOSER = re.compile(r"(?<=[.,!?…])'(?!\w)")
_MAX_OPEN = 800
"""Characters that a quotation which nobody closes may reach: a stray mark must not swallow an article. Chosen
by reading; not measured."""
_MAX_BRACKET = 400
"""Characters within which a bracket must close to be one. Chosen by reading; not measured."""


def sentence_spans(text: str, language: Language = ENGLISH) -> list[tuple[int, int]]:
    """Offsets `(start, end)` of the sentences of `text`, in order, without the white space around them.

    Together they hold every character that is not white space. Blank lines always part sentences.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in _PARAGRAPH_BREAK.finditer(text):
        _split_paragraph(text, start, gap.start(), spans, language)
        start = gap.end()
    _split_paragraph(text, start, len(text), spans, language)
    return spans


def sentences(text: str, language: Language = ENGLISH) -> list[str]:
    """The sentences of `text`, in order."""
    return [text[start:end] for start, end in sentence_spans(text, language)]


def _split_paragraph(
    text: str, start: int, end: int, spans: list[tuple[int, int]], language: Language
) -> None:
    """Append the sentences between `start` and `end` to `spans`."""
    paragraph = text[start:end]
    cut = 0
    for boundary in _boundaries(paragraph, language):
        _append_stripped(paragraph, cut, boundary, start, spans)
        cut = boundary
    _append_stripped(paragraph, cut, len(paragraph), start, spans)


def _append_stripped(paragraph: str, cut: int, end: int, offset: int, spans: list[tuple[int, int]]) -> None:
    """Append `paragraph` from `cut` to `end`, without white space around it, unless nothing is left."""
    piece = paragraph[cut:end]
    stripped = piece.strip()
    if stripped:
        left = cut + len(piece) - len(piece.lstrip())
        spans.append((offset + left, offset + left + len(stripped)))


def _boundaries(paragraph: str, language: Language) -> list[int]:
    """Offsets after which a new sentence begins, in order."""
    closed = _closed_regions(paragraph)
    starts = [left for left, _ in closed]
    found = {item.start() for item in _LIST_ITEM.finditer(paragraph)}
    for candidate in _CANDIDATE.finditer(paragraph):
        end = candidate.start("gap")
        if end >= len(paragraph):
            break
        at = bisect_right(starts, candidate.start()) - 1
        is_inside = at >= 0 and closed[at][1] > end
        if not is_inside and ends_sentence(paragraph, candidate, language):
            found.add(end)
    return sorted(found)


# --------------------------------------------------------------------------- quotations and brackets


def _closed_regions(paragraph: str) -> list[tuple[int, int]]:
    """Quotations and brackets, `(start, end)`, in order and apart, inside which nothing ends."""
    regions: list[tuple[int, int]] = []
    at = 0
    closers = [mark.end() for mark in _STRAIGHT_CLOSER.finditer(paragraph)]
    for opening in _OPENING_MARK.finditer(paragraph):
        start = opening.start()
        if start < at:
            continue
        end = _region_end(paragraph, start, closers)
        if end > start:
            regions.append((start, end))
            at = end
    return regions


def _region_end(paragraph: str, start: int, closers: Sequence[int]) -> int:
    """Where the quotation or bracket that opens at `start` ends; `start` when it opens none.

    `closers` are the ends of the straight marks that close. They are looked up once, for a mark that nobody
    closes would have the rest of the text looked through, and there may be one after every word.
    """
    mark = paragraph[start]
    if mark == "(":
        end = paragraph.find(")", start, start + _MAX_BRACKET)
        return end + 1 if end > 0 else start
    if mark in "'‘":
        return _single_quoted_end(paragraph, start)
    if mark == '"':
        return _straight_quoted_end(paragraph, start, closers)
    return _curly_quoted_end(paragraph, start)


def _curly_quoted_end(paragraph: str, start: int) -> int:
    """Where the next mark closes, unless another quotation opens before it."""
    again = paragraph.find(paragraph[start], start + 1)
    closer = _CURLY_CLOSERS[paragraph[start]].search(
        paragraph, start + 1, again if again >= 0 else len(paragraph)
    )
    return closer.start() + 1 if closer else _unclosed_end(paragraph, start, again)


def _straight_quoted_end(paragraph: str, start: int, closers: Sequence[int]) -> int:
    """The next straight mark that closes: white space or punctuation follows it."""
    before = paragraph[start - 1] if start else " "
    if before.isdigit() or not (before.isspace() or before in "([—–-'‘:,;"):
        return start  # inches, or a closing mark without its opening one
    place = bisect_right(closers, start + 1)
    return closers[place] if place < len(closers) else _unclosed_end(paragraph, start, -1)


def _single_quoted_end(paragraph: str, start: int) -> int:
    """Single marks are apostrophes too: they close after punctuation only, and never stay open."""
    closer = _CURLY_SINGLE_CLOSER if paragraph[start] == "‘" else _STRAIGHT_SINGLE_CLOSER
    mark = closer.search(paragraph, start + 1, start + _MAX_OPEN)
    return mark.end() if mark else start


def _unclosed_end(paragraph: str, start: int, again: int) -> int:
    """A quotation left open runs to the next one or the paragraph's end, unless that is far away."""
    end = again if again > 0 else len(paragraph)
    return end if end - start <= _MAX_OPEN else start

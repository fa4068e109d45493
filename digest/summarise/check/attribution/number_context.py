"""The kinds of words before and after a number: "in 2019", "19 people", "March 19". Pure.

They show that a year stands in the place of a count, or a count in the place of a year, even if the words
around it are those of the passages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest.summarise.check.attribution.placement import places, word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.check.attribution.facts import Fact, Row


class NumberContext(NamedTuple):
    """The kinds of the words before and after a number, as `_kind` names them, and the number's unit."""

    before: str
    after: str
    unit: str
    """The content word after the number; empty where a stop word follows."""


def of_number(fact: Fact, mine: Row, sources: Sequence[Row]) -> tuple[float, ...]:
    """Six features of a number, each 0 or 1; all are 0 for other facts.

    1. No passage has a word of this kind before the number.
    2. No passage has a word of this kind after the number.
    3. A passage has another number between words of these kinds.
    4. A passage gives the number with the same unit.
    5. A passage gives another number with the same unit.
    6. The number looks like a year or a day, and in the passages it does not.

    Features 1, 2 and 6 are 0 if no passage has the number.
    """
    if fact.kind != "number":
        return (0.0,) * 6
    here = _context(mine, fact.start, fact.end)
    own = [_context(source, start, end) for source, (start, end) in places(fact, sources)]
    others = [
        _context(source, other.start, other.end)
        for source in sources
        for other in source.facts
        if other.kind == "number" and not other.is_same(fact)
    ]
    before, after = {one.before for one in own}, {one.after for one in own}
    found = (
        bool(own) and here.before not in before,
        bool(own) and here.after not in after,
        any(here[:2] == other[:2] for other in others),
        here.unit != "" and here.unit in {one.unit for one in own},
        here.unit != "" and here.unit in {other.unit for other in others},
        bool(own) and here.before in {"when", "date"} - before and here.after != "word",
    )
    return tuple(map(float, found))


def _context(row: Row, start: int, end: int) -> NumberContext:
    before, after = word_at(row, start - 1), word_at(row, end)
    unit = "" if after in row.language.words.grammar else after
    return NumberContext(_kind(before, row), _kind(after, row), unit)


def _kind(word: str, row: Row) -> str:
    """The kind of a word: "when" ("in", "since"), "date", "small" for another stop word, or "word".

    A mark and either end of the text are "end".
    """
    language = row.language
    if word in {"", "^"}:
        return "end"
    if word in language.facts.when:
        return "when"
    if word in language.words.calendar or word in language.facts.short_dates or word[0].isdigit():
        return "date"
    return "small" if word in language.words.grammar else "word"

"""Between which kinds of words a number stands: "in 2019", "19 people", "March 19". Pure.

A year put in a count's place, or a count in a year's, is right among the words of the passages and yet wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest.summarise.check.attribution.placement import places, word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.check.attribution.facts import Fact, Row


class NumberContext(NamedTuple):
    """What kind of word stands before a number and after it, and its unit: the content word after it."""

    before: str
    after: str
    unit: str
    """Empty where a word of grammar follows."""


def of_number(fact: Fact, mine: Row, sources: Sequence[Row]) -> tuple[float, ...]:
    """Six features, each 0 or 1: how a number stands beside the passages' numbers; all 0 for other facts.

    Another kind of word before it than wherever a passage has it; the same after it; whether another number
    stands between such words; whether its unit is the passages' for it; whether that is another number's
    unit; and whether it stands as a year or a day which it is not in the passages.
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
    """The kind of a word: "end" (or a mark), "when", "date", "small" for a stop word, or "word"."""
    language = row.language
    if word in {"", "^"}:
        return "end"
    if word in language.facts.when:
        return "when"
    if word in language.words.calendar or word in language.facts.short_dates or word[0].isdigit():
        return "date"
    return "small" if word in language.words.grammar else "word"

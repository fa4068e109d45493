"""Between which kinds of words a number stands: "in 2019", "19 people", "March 19". Pure.

A year put in a count's place, or a count in a year's, is right among the words of the passages and yet wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest.summarise.check.attribution.fit import places, word_at
from digest.summarise.read.lexicon import CALENDAR
from digest.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.check.attribution.facts import Fact, Row

_WHEN = frozenset({"in", "since", "until", "during", "by"})
_SHORT = frozenset({"jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})


class Slot(NamedTuple):
    """What kind of word stands before a number and after it, and its unit: the content word after it."""

    before: str
    after: str
    unit: str


def of_number(fact: Fact, mine: Row, sources: Sequence[Row]) -> tuple[float, ...]:
    """Whether a number stands between such words as in the passages, or another one does; 0 for the rest."""
    if fact.kind != "number":
        return (0.0,) * 6
    here = _slot(mine, fact.start, fact.end)
    own = [_slot(source, start, end) for source, (start, end) in places(fact, sources)]
    others = [
        _slot(source, other.start, other.end)
        for source in sources
        for other in source.facts
        if other.kind == "number" and not other.is_same(fact)
    ]
    before, after = {slot.before for slot in own}, {slot.after for slot in own}
    found = (
        bool(own) and here.before not in before,
        bool(own) and here.after not in after,
        any(here[:2] == slot[:2] for slot in others),
        here.unit != "" and here.unit in {slot.unit for slot in own},
        here.unit != "" and here.unit in {slot.unit for slot in others},
        bool(own) and here.before in {"when", "date"} - before and here.after != "word",
    )
    return tuple(map(float, found))


def _slot(row: Row, start: int, end: int) -> Slot:
    before, after = word_at(row, start - 1), word_at(row, end)
    return Slot(_kind(before), _kind(after), "" if after in STOPWORDS else after)


def _kind(word: str) -> str:
    if word in {"", "^"}:
        return "end"
    if word in _WHEN:
        return "when"
    if word in CALENDAR or word in _SHORT or word[0].isdigit():
        return "date"
    return "small" if word in STOPWORDS else "word"

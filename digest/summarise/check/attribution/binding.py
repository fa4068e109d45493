"""Does each name, number and date of a sentence stand among the same words as in its passages?

Right facts in wrong places are found by asking who else would fit: when another name (or number) of the
passages stands among the sentence's words there, and the sentence's own does not, the two were mixed up.
How well each fits, and from when on that is doubt enough, is learned: see `doubts`.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from digest.summarise.check.attribution.doubts import compared, doubt, is_doubted
from digest.summarise.check.attribution.facts import is_same, row
from digest.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.check.attribution.facts import Fact, Row

_BETWEEN = 9
"""Two names so many words apart still belong to one deed."""


def misplaced(sentence: str, passages: Sequence[str]) -> str:
    """Which fact of the sentence stands where its passages have another one; empty when none does."""
    mine, sources = row(sentence), [row(passage) for passage in passages]
    both = compared(mine, sources)
    for fact in mine.facts:
        against = doubt(fact, both)
        if against.rival is not None and is_doubted(against.features):
            said, found = " ".join(fact.words), " ".join(against.rival.words)
            return f"the cited passages have “{found}” where the sentence has “{said}”"
    return turned(mine, sources)


def turned(mine: Row, sources: Sequence[Row]) -> str:
    """Which two names stand the other way round about one deed; empty when none do."""
    for one, other in pairwise(fact for fact in mine.facts if fact.kind == "name"):
        if _is_turned(mine, one, other, sources):
            return (
                f"in the cited passages “{' '.join(other.words)}” comes first, “{' '.join(one.words)}” second"
            )
    return ""


def _is_turned(mine: Row, one: Fact, other: Fact, sources: Sequence[Row]) -> bool:
    """Whether two names with a word between them stand the other way round, and only so, in the passages."""
    between = mine.between(one, other)
    found = {
        is_same(first, one)
        for source in sources
        for first, second in combinations((fact for fact in source.facts if fact.kind == "name"), 2)
        if _are(first, second, one, other) or _are(first, second, other, one)
        if _same_deed(between, source.between(first, second))
    }
    return found == {False}


def _are(first: Fact, second: Fact, one: Fact, other: Fact) -> bool:
    return is_same(first, one) and is_same(second, other)


def _same_deed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what stands between two names is alike, and both times active or both times passive."""
    is_close = max(len(one), len(other)) <= _BETWEEN
    return is_close and bool((one & other) - STOPWORDS) and ("by" in one) == ("by" in other)

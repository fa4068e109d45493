"""Does each name, number and date of a sentence stand among the same words as in its passages?

Right facts in wrong places are found by asking which other fact would fit: when another name (or number) of
the passages stands among the sentence's words there, and the sentence's own does not, the two were mixed up.
How well each fits is read off in `features`; from when on that is too likely a mistake is learned in `model`.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from digest.summarise.check.attribution.facts import is_same
from digest.summarise.check.attribution.features import suspicion
from digest.summarise.check.attribution.model import is_misattributed
from digest.summarise.check.comparison import compared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language
    from digest.summarise.check.attribution.facts import Fact, Row

_BETWEEN = 9
"""Most different words between two names of one deed. Chosen by reading; not measured."""


def misattributed_fact(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why a fact of the sentence stands where its passages have another one; else empty."""
    both = compared(sentence, tuple(passages), language)
    for fact in both.mine.facts:
        against = suspicion(fact, both)
        if against.rival is not None and is_misattributed(against.features):
            said, found = " ".join(fact.words), " ".join(against.rival.words)
            return f"the cited passages have “{found}” where the sentence has “{said}”"
    return swapped_names(both.mine, both.sources)


def swapped_names(mine: Row, sources: Sequence[Row]) -> str:
    """The reason why two names stand the other way round about one deed; empty when none do."""
    for one, other in pairwise(fact for fact in mine.facts if fact.kind == "name"):
        if _are_swapped(mine, one, other, sources):
            return (
                f"in the cited passages “{' '.join(other.words)}” comes first, “{' '.join(one.words)}” second"
            )
    return ""


def _are_swapped(mine: Row, one: Fact, other: Fact, sources: Sequence[Row]) -> bool:
    """Whether two names with a word between them stand the other way round, and only so, in the passages."""
    between = mine.between(one, other)
    found = {
        is_same(first, one)
        for source in sources
        for first, second in combinations((fact for fact in source.facts if fact.kind == "name"), 2)
        if _are(first, second, one, other) or _are(first, second, other, one)
        if _is_one_deed(between, source.between(first, second), mine.language)
    }
    return found == {False}


def _are(first: Fact, second: Fact, one: Fact, other: Fact) -> bool:
    return is_same(first, one) and is_same(second, other)


def _is_one_deed(one: frozenset[str], other: frozenset[str], language: Language) -> bool:
    """Whether what stands between two names is alike, and both times active or both times passive."""
    if max(len(one), len(other)) > _BETWEEN or not (one & other) - language.words.grammar:
        return False
    by = language.facts.passive_by
    return one.isdisjoint(by) == other.isdisjoint(by)

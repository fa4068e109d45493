"""Does each name, number and date of a sentence stand among the same words as in its passages? Pure.

A fact may be in the passages and yet be in the wrong place of the sentence. Such a mistake shows if the
passages have another name (or number) among the same words, and the sentence's own among different words.
`features` measures how well each of the two fits; `model` has learned from which probability on the fact is
taken for a mistake.
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
"""Two names belong to one verb if at most 9 different words stand between them. Chosen by reading; not
measured."""


def misattributed_fact(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the passages have another fact in the place of one of the sentence's; else empty."""
    both = compared(sentence, tuple(passages), language)
    for fact in both.mine.facts:
        against = suspicion(fact, both)
        if against.rival is not None and is_misattributed(against.features):
            said, found = " ".join(fact.words), " ".join(against.rival.words)
            return f"the cited passages have “{found}” where the sentence has “{said}”"
    return swapped_names(both.mine, both.sources)


def swapped_names(mine: Row, sources: Sequence[Row]) -> str:
    """The reason why two names stand the other way round in the passages, about one verb; else empty."""
    for one, other in pairwise(fact for fact in mine.facts if fact.kind == "name"):
        if _are_swapped(mine, one, other, sources):
            return (
                f"in the cited passages “{' '.join(other.words)}” comes first, “{' '.join(one.words)}” second"
            )
    return ""


def _are_swapped(mine: Row, one: Fact, other: Fact, sources: Sequence[Row]) -> bool:
    """Whether the passages have the two names, with similar words between them, only in the other order."""
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
    """Whether the words between two pairs of names share a content word, and both or neither are passive."""
    if max(len(one), len(other)) > _BETWEEN or not (one & other) - language.words.grammar:
        return False
    by = language.facts.passive_by
    return one.isdisjoint(by) == other.isdisjoint(by)

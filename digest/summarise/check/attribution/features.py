"""The features from which `model` judges whether a name, number or date is in the wrong place. Pure.

They compare a sentence with its passages. One group compares the words near the fact. Another looks at the
runs of words that both texts have: does another fact stand in this one's place there? That other fact is the
rival.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.summarise.check.attribution.number_context import of_number
from digest.summarise.check.attribution.placement import own_fit, places, pronoun_fit, rival_fit, word_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.language import Language
    from digest.summarise.check.attribution.facts import Fact, Row
    from digest.summarise.check.comparison import Comparison, Run

FEATURES = (
    "gap near", "gap near, no pronoun", "gap adjoining", "gap beside", "rival adjoining",
    "rival in its place", "so, and it in no run", "in a run", "length of the run", "number in best passage",
    "words found",
    "clause gap", "next word without it", "word before on its side", "same word before", "further words",
    "“the” only here", "“the” only there", "rival's passage shares more", "close words only elsewhere",
    "opens", "passages", "name", "number", "gap of numbers",
    "number before otherwise", "number after otherwise", "rival number stands so", "same unit",
    "rival's same unit", "year for no year",
)  # fmt: skip
"""The names of the features, in the order of the model's weights. ``binding.json`` lists the same names."""
_FLANK = 5
"""Shared words beside a rival are counted up to 5 on each side. Chosen by reading; not measured."""
_RUN = 8
"""Content words in a run with a fact are counted up to 8. Chosen by reading; not measured."""
_REPLACED = 8
"""A rival is looked for where at most 8 words of either text replace the other's. Chosen by reading; not
measured."""
_CLOSE = 2
"""The 2 nearest content words on each side are close to a fact. Chosen by reading; not measured."""
_FAR = 9
"""Two words that are at least 9 words apart do not count as near. Chosen by reading; not measured."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """The features of a fact, and its rival: the other fact that fits best in its place."""

    features: tuple[float, ...]
    """The values of the features, in the order of `FEATURES`."""
    rival: Fact | None


def suspicion(fact: Fact, both: Comparison) -> Suspicion:
    """The features of `fact` at its place in the sentence, and its rival."""
    mine, sources = both.mine, both.sources
    own, pronoun = own_fit(fact, mine, sources), pronoun_fit(fact, mine, sources)
    other, rival = rival_fit(fact, mine, sources)
    is_number = float(fact.kind == "number")
    gap, gap_without = other.near - max(own.near, pronoun), other.near - own.near
    has = [source.has(fact) for source in sources]
    best = both.shares.index(max(both.shares)) if sources else -1
    features = (
        gap, gap_without, other.adjoining - own.adjoining, other.beside - own.beside, other.adjoining,
        *_in_runs(fact, both),
        is_number * (best >= 0 and has[best]),
        _words_found(fact, sources),
        *_in_clause(fact, both, has),
        *_before(fact, both),
        _gap_of_shares(rival, both, has),
        float(len(_close_elsewhere(fact, both, has))),
        float(fact.start == 0), float(len(sources)), float(fact.kind == "name"), is_number,
        gap * is_number,
        *of_number(fact, mine, sources),
    )  # fmt: skip
    return Suspicion(features, rival)


def _in_runs(fact: Fact, both: Comparison) -> tuple[float, float, float, float]:
    """Four features of the runs of words that sentence and passages share.

    They are the number of shared words around a rival in the fact's place; the same number, but 0 if the fact
    is in a run itself; whether the fact is in a run; and the number of other content words in that run.
    """
    replaced = longest = 0
    for source, runs in zip(both.sources, both.runs, strict=True):
        for place, run in enumerate(runs):
            code, start, end, there, there_end = run
            if end <= fact.start or start >= fact.end:
                continue
            if code == "equal":
                longest = max(longest, _words_in_run(fact, both.mine, start, end))
            elif (
                code == "replace"
                and max(end - start, there_end - there) <= _REPLACED
                and _has_rival(fact, source, there, there_end)
            ):
                replaced = max(replaced, _flank(runs, place - 1) + _flank(runs, place + 1))
    return float(replaced), float(replaced * (longest == 0)), float(longest > 0), float(longest)


def _words_in_run(fact: Fact, mine: Row, start: int, end: int) -> int:
    """The number of different content words in a run with the fact, without it, at most `_RUN`."""
    words = _content((*mine.stems[start : fact.start], *mine.stems[fact.end : end]), mine.language)
    return min(_RUN, len(words))


def _has_rival(fact: Fact, source: Row, start: int, end: int) -> bool:
    """Whether another fact of the same kind is among the words `start` to `end` of a passage."""
    return any(
        one.kind == fact.kind and one.start < end and one.end > start and not one.is_same(fact)
        for one in source.facts
    )


def _flank(runs: Sequence[Run], place: int) -> int:
    """The number of words of a shared run, at most `_FLANK`; 0 if the run is not shared or does not exist."""
    if not 0 <= place < len(runs) or runs[place][0] != "equal":
        return 0
    return min(_FLANK, runs[place][2] - runs[place][1])


def _words_found(fact: Fact, sources: Sequence[Row]) -> float:
    """The largest share of the fact's words in one passage, from 0 to 1."""
    words = set(fact.words)
    return max((len(words & set(source.stems)) / len(words) for source in sources), default=0.0)


def _in_clause(fact: Fact, both: Comparison, has: Sequence[bool]) -> tuple[float, float, float]:
    """Three features of the fact's clause.

    They are the largest share of the clause's words in any passage, less the largest in a passage with the
    fact (0 to 1); whether the passages have the next content word, but never near the fact; and whether they
    have the content word before it near the fact and on the same side.
    """
    clause = _clause(fact, both.mine) - set(fact.words)
    shares = [len(clause & set(source.stems)) / max(1, len(clause)) for source in both.sources]
    with_it = max((share for share, is_there in zip(shares, has, strict=True) if is_there), default=0.0)
    before, after = (_nearest(fact, both, side) for side in (0, 1))
    return max(shares, default=0.0) - with_it, float(after == "apart"), float(before == "same side")


def _clause(fact: Fact, mine: Row) -> frozenset[str]:
    """The content words of the fact's clause, which ends at a mark or at a word like "and" or "while"."""
    stems, ends = mine.stems, mine.language.facts.clause_ends
    start, end = fact.start, fact.end
    while start > 0 and stems[start - 1] not in ends:
        start -= 1
    while end < len(stems) and stems[end] not in ends:
        end += 1
    return _content((*stems[start : fact.start], *stems[fact.end : end]), mine.language)


def _nearest(fact: Fact, both: Comparison, side: int) -> str:
    """Where the passages have the content word that is next before (`side` 0) or after (1) the fact.

    The answer is "same side" or "other side" if they have it near the fact, "apart" if they have it
    elsewhere, and empty if they lack it.
    """
    stems, grammar = both.mine.stems, both.mine.language.words.grammar
    row = stems[fact.end :] if side else stems[: fact.start][::-1]
    word = next((word for word in row if word and word not in grammar), "")
    found = [(_FAR, False)]
    is_known = False
    for source in both.sources:
        spots = [spot for spot, other in enumerate(source.stems) if word and other == word]
        is_known = is_known or bool(spots)
        for _, (start, end) in places(fact, [source]):
            found += [
                ((spot - end + 1) if spot >= end else (start - spot), (spot >= end) == bool(side))
                for spot in spots
            ]
    distance, is_same_side = min(found, key=lambda one: one[0])
    if distance < _FAR:
        return "same side" if is_same_side else "other side"
    return "apart" if is_known else ""


def _before(fact: Fact, both: Comparison) -> tuple[float, float, float, float]:
    """Four features of the fact's words and the word before them.

    They are whether a passage has the same word before the fact; the number of the fact's words, less one;
    whether "the" stands before the fact in the sentence only; and whether it does so in the passages only.
    """
    definite = both.mine.language.facts.definite
    before = {word_at(source, place[0] - 1) for source, place in places(fact, both.sources)}
    own = word_at(both.mine, fact.start - 1)
    is_definite_there = not before.isdisjoint(definite)
    return (
        float(own in before),
        len(fact.words) - 1.0,
        float(own in definite and not is_definite_there),
        float(own not in definite and is_definite_there),
    )


def _gap_of_shares(rival: Fact | None, both: Comparison, has: Sequence[bool]) -> float:
    """The share of the sentence in the rival's best passage, less that in the fact's best one: -1 to 1."""
    own = max((share for share, is_there in zip(both.shares, has, strict=True) if is_there), default=0.0)
    if rival is None:
        return -own
    found = zip(both.shares, both.sources, strict=True)
    return max((share for share, source in found if source.has(rival)), default=0.0) - own


def _close_elsewhere(fact: Fact, both: Comparison, has: Sequence[bool]) -> frozenset[str]:
    """The words close to the fact that passages without the fact have, and no passage with it."""
    close = frozenset(both.mine.near(fact.start, fact.end, _CLOSE))
    there, elsewhere = set[str](), set[str]()
    for source, is_there in zip(both.sources, has, strict=True):
        (there if is_there else elsewhere).update(source.stems)
    return (close & elsewhere) - there


def _content(words: Iterable[str], language: Language) -> frozenset[str]:
    return frozenset(word for word in words if word and word not in language.words.grammar)

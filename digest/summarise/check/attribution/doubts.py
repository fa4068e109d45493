"""What speaks against a name, number or date of a sentence, and how much of it is doubt enough: learned.

What is read off sentence and passages (which words stand near, what stands in its place in a run of the same
words) goes into a linear model of some thirty weights, numbers having their own. `bench/train_binding.py`
trains them on true sentences and spoilt ones; the weights and the record of their training stand in
``binding.json`` beside this file.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from digest.summarise.check.attribution.fit import own_fit, places, pronoun_fit, rival_fit, word_at
from digest.summarise.check.attribution.slots import of_number
from digest.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.check.attribution.facts import Fact, Row

    Run = tuple[str, int, int, int, int]

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
_IN_NO_RUN, _PLAIN = FEATURES.index("so, and it in no run"), 6
_NAME, _NUMBER = FEATURES.index("name"), FEATURES.index("number")
_FLANK, _RUN, _REPLACED = 5, 8, 8
"""At most so many words count beside a rival, in a run with it, and of what took the place of what."""
_CLOSE = 2
_CLAUSE_ENDS = frozenset(
    {"", "and", "but", "while", "that", "who", "which", "after", "as", "when", "because"}
)


@dataclass(frozen=True, slots=True)
class Compared:
    """A sentence beside its passages, with the runs of words that it shares with each."""

    mine: Row
    sources: Sequence[Row]
    runs: tuple[tuple[Run, ...], ...]
    shares: tuple[float, ...]
    """The share of the sentence's content words that each passage has."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What speaks against a fact: the features, and the fact that would fit best in its place."""

    features: tuple[float, ...]
    rival: Fact | None


def compared(mine: Row, sources: Sequence[Row]) -> Compared:
    """`mine` beside `sources`."""
    runs = tuple(
        tuple(SequenceMatcher(None, mine.stems, source.stems, autojunk=False).get_opcodes())
        for source in sources
    )
    content = _content(mine.stems)
    shares = tuple(len(content & set(source.stems)) / max(1, len(content)) for source in sources)
    return Compared(mine, sources, runs, shares)


def doubt(fact: Fact, both: Compared) -> Doubt:
    """What speaks against `fact` where it stands in the sentence."""
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
    return Doubt(features, rival)


def _in_runs(fact: Fact, both: Compared) -> tuple[float, float, float, float]:
    """How closely a rival stands in its place amid the same words; whether it is in a run, and how long."""
    replaced = longest = 0
    for source, runs in zip(both.sources, both.runs, strict=True):
        for place, (code, start, end, there, there_end) in enumerate(runs):
            if end <= fact.start or start >= fact.end:
                continue
            if code == "equal":
                words = _content((*both.mine.stems[start : fact.start], *both.mine.stems[fact.end : end]))
                longest = max(longest, min(_RUN, len(words)))
            elif (
                code == "replace"
                and max(end - start, there_end - there) <= _REPLACED
                and _has_rival(fact, source, there, there_end)
            ):
                replaced = max(replaced, _flank(runs, place - 1) + _flank(runs, place + 1))
    return float(replaced), float(replaced * (longest == 0)), float(longest > 0), float(longest)


def _has_rival(fact: Fact, source: Row, start: int, end: int) -> bool:
    return any(
        one.kind == fact.kind and one.start < end and one.end > start and not one.is_same(fact)
        for one in source.facts
    )


def _flank(runs: Sequence[Run], place: int) -> int:
    if not 0 <= place < len(runs) or runs[place][0] != "equal":
        return 0
    return min(_FLANK, runs[place][2] - runs[place][1])


def _words_found(fact: Fact, sources: Sequence[Row]) -> float:
    """The share of its words that one passage has."""
    words = set(fact.words)
    return max((len(words & set(source.stems)) / len(words) for source in sources), default=0.0)


def _in_clause(fact: Fact, both: Compared, has: Sequence[bool]) -> tuple[float, float, float]:
    """How much more of its clause the passages without it have; and its neighbouring words apart from it."""
    clause = _clause(fact, both.mine) - set(fact.words)
    shares = [len(clause & set(source.stems)) / max(1, len(clause)) for source in both.sources]
    with_it = max((share for share, is_there in zip(shares, has, strict=True) if is_there), default=0.0)
    before, after = (_nearest(fact, both, side) for side in (0, 1))
    return max(shares, default=0.0) - with_it, float(after == "apart"), float(before == "same side")


def _clause(fact: Fact, mine: Row) -> frozenset[str]:
    """The content words between the clause's ends, as far as punctuation and connecting words tell."""
    stems = mine.stems
    start, end = fact.start, fact.end
    while start > 0 and stems[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    while end < len(stems) and stems[end] not in _CLAUSE_ENDS:
        end += 1
    return _content((*stems[start : fact.start], *stems[fact.end : end]))


def _nearest(fact: Fact, both: Compared, side: int) -> str:
    """Where passages have the next content word on a side: near the fact on the same side, or apart."""
    stems = both.mine.stems
    row = stems[fact.end :] if side else stems[: fact.start][::-1]
    word = next((word for word in row if word and word not in STOPWORDS), "")
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


_FAR = 9
"""Words so far from each other have nothing to do with each other."""


def _before(fact: Fact, both: Compared) -> tuple[float, float, float, float]:
    """Whether a passage has the same word before it; its length; and where it is named with "the"."""
    before = {word_at(source, place[0] - 1) for source, place in places(fact, both.sources)}
    own = word_at(both.mine, fact.start - 1)
    return (
        float(own in before),
        len(fact.words) - 1.0,
        float(own == "the" and "the" not in before),
        float(own != "the" and "the" in before),
    )


def _gap_of_shares(rival: Fact | None, both: Compared, has: Sequence[bool]) -> float:
    """How much more of the sentence the rival's best passage has than the fact's own."""
    own = max((share for share, is_there in zip(both.shares, has, strict=True) if is_there), default=0.0)
    if rival is None:
        return -own
    found = zip(both.shares, both.sources, strict=True)
    return max((share for share, source in found if source.has(rival)), default=0.0) - own


def _close_elsewhere(fact: Fact, both: Compared, has: Sequence[bool]) -> frozenset[str]:
    """The words close to it that only passages without it have."""
    close = frozenset(both.mine.near(fact.start, fact.end, _CLOSE))
    there, elsewhere = set[str](), set[str]()
    for source, is_there in zip(both.sources, has, strict=True):
        (there if is_there else elsewhere).update(source.stems)
    return (close & elsewhere) - there


def _content(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in words if word and word not in STOPWORDS)


def is_doubted(features: Sequence[float]) -> bool:
    """Whether the fact so probably does not belong there that it is taken for wrong."""
    return is_plain(features) or probability(features) > weights()["doubted"][kind_of(features)]


def kind_of(features: Sequence[float]) -> int:
    """Which of the three bars goes for a fact: 0 for a name, 1 for a number, 2 for a date."""
    return 0 if features[_NAME] else 1 if features[_NUMBER] else 2


def is_plain(features: Sequence[float]) -> bool:
    """Whether a passage has the same words all around another fact: of 236 such, 233 were put there."""
    return features[_IN_NO_RUN] >= _PLAIN


def probability(features: Sequence[float]) -> float:
    """How likely the fact does not belong there, 0 to 1; numbers have weights of their own."""
    learned, own = weights(), "number " if features[_NUMBER] else ""
    total = learned[own + "bias"][0] + sum(
        weight * value for weight, value in zip(learned[own + "weights"], features, strict=True)
    )
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


@cache
def weights() -> dict[str, list[float]]:
    """The weights in the package, and for each kind the probability from which on a fact is doubted."""
    text = (
        resources.files("digest.summarise.check.attribution")
        .joinpath("binding.json")
        .read_text(encoding="utf8")
    )
    loaded: dict[str, list[float]] = json.loads(text)["model"]
    return loaded

"""How well a name, number or date of a sentence fits where it stands, and how much better another would.

What is read off the passages (which words stand near, which right beside) goes into a linear model of two
dozen weights. `bench/train_binding.py` trains them on true sentences and spoilt ones; the weights and the
record of their training stand in ``binding.json`` beside this file.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from digest.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.summarise.binding import Fact, Row

_NEAR, _NEAR_IN_SOURCE = 4, 6
"""How many words on each side belong to a fact: in the sentence, and in its passages."""
_CLOSE = 2
_BESIDE, _BESIDE_IN_SOURCE = 2, 3
_UNLIKE, _ALSO_SAID = 0.6, 0.8
"""A year hardly stands for a share; and a name that the sentence has elsewhere is there already."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "his", "their", "its", "who"})


class Fit(NamedTuple):
    """How the words around a fact match those around a place of a passage."""

    near: float = 0.0
    """Shared words not far off, close ones counting in full."""
    adjoining: float = 0.0
    """How many of the two words right beside are the same."""
    beside: float = 0.0
    """Shared content words on the same side."""

    @property
    def total(self) -> float:
        """One number to compare places by."""
        return self.near + 0.5 * (self.adjoining + self.beside)

    def times(self, factor: float) -> Fit:
        """All of it, weighed."""
        return Fit(*(value * factor for value in self))


FEATURES = (
    "own near", "own adjoining", "own beside", "pronoun near", "other near", "other adjoining",
    "other beside", "other is said too", "in best passage", "in any passage", "best share", "further words",
    "gap near", "gap near, no pronoun", "gap adjoining", "gap beside", "words near", "passages",
    "name", "number", "date", "gap of names", "gap of numbers", "gap of numbers, no pronoun",
    "number in best passage", "name in any passage",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doubt:
    """What speaks against a fact: the features, and the fact that would fit best in its place."""

    features: tuple[float, ...]
    rival: Fact | None


def doubt(fact: Fact, mine: Row, sources: Sequence[Row]) -> Doubt:
    """What speaks against `fact` where it stands in the sentence `mine`."""
    own = max((_fit(mine, fact, source, place) for source in sources for place in _own(fact, source)),
              key=lambda fit: fit.total, default=Fit())  # fmt: skip
    pronoun = _of_pronoun(fact, mine, sources)
    other, rival = _rival(fact, mine, sources)
    shares = [_share(mine, source) for source in sources]
    best = sources[shares.index(max(shares))] if shares else None
    count = max(1, len(mine.near(fact.start, fact.end, _NEAR)))
    in_best = float(best is not None and _has(best, fact))
    in_any = float(any(_has(source, fact) for source in sources))
    gap, gap_without = other.near - max(own.near, pronoun), other.near - own.near
    kinds = [float(fact.kind == kind) for kind in ("name", "number", "date")]
    features = (
        own.near / count, own.adjoining, own.beside, pronoun / count, other.near / count, other.adjoining,
        other.beside, float(rival is not None and _is_said(rival, mine)), in_best, in_any,
        max(shares, default=0.0), len(fact.words) - 1.0, gap, gap_without, other.adjoining - own.adjoining,
        other.beside - own.beside, float(count), float(len(sources)), *kinds, gap * kinds[0], gap * kinds[1],
        gap_without * kinds[1], in_best * kinds[1], in_any * kinds[0],
    )  # fmt: skip
    return Doubt(features, rival)


def _fit(mine: Row, fact: Fact, source: Row, place: tuple[int, int]) -> Fit:
    near = mine.near(fact.start, fact.end, _NEAR)
    there = source.near(*place, _NEAR_IN_SOURCE)
    shared = near.keys() & there.keys()
    here, other = (fact.start, fact.end), place
    return Fit(
        sum(1.0 if min(near[word], there[word]) <= _CLOSE else 0.7 for word in shared),
        float(sum(_is_same_word(mine, source, here[side], other[side], side) for side in (0, 1))),
        float(
            sum(
                len(_side(mine, here, side, _BESIDE) & _side(source, other, side, _BESIDE_IN_SOURCE))
                for side in (0, 1)
            )
        ),
    )


def _is_same_word(mine: Row, source: Row, here: int, there: int, side: int) -> bool:
    """Whether the same word, or in both the end of the text, stands right before (0) or after (1) a place."""
    one, other = _word(mine, here - 1 + side), _word(source, there - 1 + side)
    return one == other and one != ""


def _word(row: Row, place: int) -> str:
    return row.stems[place] if 0 <= place < len(row.stems) else "^"


def _side(row: Row, place: tuple[int, int], side: int, count: int) -> frozenset[str]:
    words = row.stems[place[1] :] if side else row.stems[: place[0]][::-1]
    return frozenset([word for word in words if word and word not in STOPWORDS][:count])


def _own(fact: Fact, source: Row) -> Iterable[tuple[int, int]]:
    found = [(other.start, other.end) for other in source.facts if other.is_same(fact)]
    return found or [(place, place + 1) for place, word in enumerate(source.stems) if word in fact.words]


def _of_pronoun(fact: Fact, mine: Row, sources: Sequence[Row]) -> float:
    """How well a pronoun that may stand for the name fits."""
    if fact.kind != "name":
        return 0.0
    return max(
        (
            _fit(mine, fact, source, (place, place + 1)).near
            for source in sources
            for place, word in enumerate(source.stems)
            if word in _PRONOUNS
        ),
        default=0.0,
    )


def _rival(fact: Fact, mine: Row, sources: Sequence[Row]) -> tuple[Fit, Fact | None]:
    """The other fact of its kind that fits best there."""
    best, rival = Fit(), None
    for source in sources:
        for other in source.facts:
            if other.kind != fact.kind or other.is_same(fact):
                continue
            fit = _fit(mine, fact, source, (other.start, other.end))
            fit = fit.times(
                (1.0 if other.is_alike(fact) else _UNLIKE) * (_ALSO_SAID if _is_said(other, mine) else 1.0)
            )
            if fit.total > best.total:
                best, rival = fit, other
    return best, rival


def _is_said(fact: Fact, mine: Row) -> bool:
    return any(fact.is_same(one) for one in mine.facts)


def _has(source: Row, fact: Fact) -> bool:
    return any(fact.is_same(one) for one in source.facts) or bool(set(fact.words) & set(source.stems))


def _share(mine: Row, source: Row) -> float:
    """The share of the sentence's content words that a passage has."""
    content = {word for word in mine.stems if word and word not in STOPWORDS}
    return len(content & set(source.stems)) / max(1, len(content))


def probability(features: Sequence[float]) -> float:
    """How likely the fact does not belong there, 0 to 1."""
    learned = weights()
    total = learned["bias"][0] + sum(
        weight * value for weight, value in zip(learned["weights"], features, strict=True)
    )
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


@cache
def weights() -> dict[str, list[float]]:
    """The weights in the package."""
    text = resources.files("digest.summarise").joinpath("binding.json").read_text(encoding="utf8")
    loaded: dict[str, list[float]] = json.loads(text)["model"]
    return loaded

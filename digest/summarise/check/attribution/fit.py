"""How well a name, number or date of a sentence fits at a place of a passage, and who else would. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digest.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.summarise.check.attribution.facts import Fact, Row

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


def own_fit(fact: Fact, mine: Row, sources: Sequence[Row]) -> Fit:
    """The fact's best fit at a place where a passage has it."""
    fits = (_fit(mine, fact, source, place) for source, place in places(fact, sources))
    return max(fits, key=lambda fit: fit.total, default=Fit())


def pronoun_fit(fact: Fact, mine: Row, sources: Sequence[Row]) -> float:
    """How well a pronoun of the passages, which may stand for the name, fits."""
    if fact.kind != "name":
        return 0.0
    fits = (
        _fit(mine, fact, source, (place, place + 1)).near
        for source in sources
        for place, word in enumerate(source.stems)
        if word in _PRONOUNS
    )
    return max(fits, default=0.0)


def rival_fit(fact: Fact, mine: Row, sources: Sequence[Row]) -> tuple[Fit, Fact | None]:
    """The other fact of its kind that fits best there, and how well."""
    best, rival = Fit(), None
    for source in sources:
        for other in source.facts:
            if other.kind != fact.kind or other.is_same(fact):
                continue
            is_said = any(other.is_same(one) for one in mine.facts)
            factor = (1.0 if other.is_alike(fact) else _UNLIKE) * (_ALSO_SAID if is_said else 1.0)
            fit = _fit(mine, fact, source, (other.start, other.end)).times(factor)
            if fit.total > best.total:
                best, rival = fit, other
    return best, rival


def places(fact: Fact, sources: Sequence[Row]) -> Iterator[tuple[Row, tuple[int, int]]]:
    """Where the passages have the fact: as a fact, or else by a word of it."""
    for source in sources:
        for place in _own(fact, source):
            yield source, place


def word_at(row: Row, place: int) -> str:
    """The word at a place of a row; ``^`` before and after all."""
    return row.stems[place] if 0 <= place < len(row.stems) else "^"


def _own(fact: Fact, source: Row) -> Iterable[tuple[int, int]]:
    found = [(other.start, other.end) for other in source.facts if other.is_same(fact)]
    return found or [(place, place + 1) for place, word in enumerate(source.stems) if word in fact.words]


def _fit(mine: Row, fact: Fact, source: Row, place: tuple[int, int]) -> Fit:
    near = mine.near(fact.start, fact.end, _NEAR)
    there = source.near(*place, _NEAR_IN_SOURCE)
    shared = near.keys() & there.keys()
    here = (fact.start, fact.end)
    return Fit(
        sum(1.0 if min(near[word], there[word]) <= _CLOSE else 0.7 for word in shared),
        float(sum(_is_same_word(mine, source, here[side], place[side], side) for side in (0, 1))),
        float(
            sum(
                len(_side(mine, here, side, _BESIDE) & _side(source, place, side, _BESIDE_IN_SOURCE))
                for side in (0, 1)
            )
        ),
    )


def _is_same_word(mine: Row, source: Row, here: int, there: int, side: int) -> bool:
    """Whether the same word, or in both the end of the text, stands right before (0) or after (1) a place."""
    one, other = word_at(mine, here - 1 + side), word_at(source, there - 1 + side)
    return one == other and one != ""


def _side(row: Row, place: tuple[int, int], side: int, count: int) -> frozenset[str]:
    words = row.stems[place[1] :] if side else row.stems[: place[0]][::-1]
    return frozenset([word for word in words if word and word not in STOPWORDS][:count])

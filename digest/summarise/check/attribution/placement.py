"""How well a fact of a sentence fits at a place of a passage, and which other fact fits there. Pure.

A fact is a name, number or date. It fits the better, the more words near it in the sentence are also near the
place in the passage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.summarise.check.attribution.facts import Fact, Row

_NEAR = 4
"""Content words on each side of a fact in the sentence that count. Chosen by reading; not measured."""
_NEAR_IN_PASSAGE = 6
"""Content words on each side of a place of a passage that are compared. Chosen by reading; not measured."""
_CLOSE = 2
"""A shared word counts in full if it is at most 2 content words away in one of the texts.

Chosen by reading; not measured.
"""
_LESS_CLOSE = 0.7
"""Weight of a shared word farther away; a close one weighs 1. Chosen by reading; not measured."""
_BESIDE = 2
"""Content words on one side of a fact of the sentence that are compared with the same side in a passage.

Chosen by reading; not measured.
"""
_BESIDE_IN_PASSAGE = 3
"""Content words on one side of a place in a passage, for the same. Chosen by reading; not measured."""
_SIDES = 0.5
"""Weight of a shared word right beside the fact, or on its same side, added to the word's weight of 1.

Chosen by reading; not measured.
"""
_UNLIKE = 0.6
"""Factor on the fit of a rival of another shape: a percentage is rarely mistaken for a year.

Chosen by reading; not measured.
"""
_ALSO_SAID = 0.8
"""Factor on the fit of a rival that the sentence has elsewhere. Chosen by reading; not measured."""


class Fit(NamedTuple):
    """How well the words around a fact match those around a place of a passage; more is better."""

    near: float = 0.0
    """The sum of the weights of the words that are near both the fact and the place."""
    adjoining: float = 0.0
    """How many of the two adjoining words, one before and one after, are the same: 0 to 2."""
    beside: float = 0.0
    """The number of shared content words on the same side."""

    @property
    def total(self) -> float:
        """The fit as one number, by which places are compared."""
        return self.near + _SIDES * (self.adjoining + self.beside)

    def times(self, factor: float) -> Fit:
        """The fit with every part multiplied by `factor`."""
        return Fit(*(value * factor for value in self))


def own_fit(fact: Fact, mine: Row, sources: Sequence[Row]) -> Fit:
    """The best fit of the fact among the places where a passage has it."""
    here = _around_fact(fact, mine)
    fits = (_fit(here, source, place) for source, place in places(fact, sources))
    return max(fits, key=lambda fit: fit.total, default=Fit())


def pronoun_fit(fact: Fact, mine: Row, sources: Sequence[Row]) -> float:
    """The best fit of a pronoun of the passages, which may stand for the name; 0 for numbers and dates."""
    if fact.kind != "name":
        return 0.0
    here, pronouns = _around_fact(fact, mine), mine.language.facts.pronouns
    fits = (
        _near(here, source.near(place, place + 1, _NEAR_IN_PASSAGE))
        for source in sources
        for place, word in enumerate(source.stems)
        if word in pronouns
    )
    return max(fits, default=0.0)


def rival_fit(fact: Fact, mine: Row, sources: Sequence[Row]) -> tuple[Fit, Fact | None]:
    """The fit of the rival, and the rival: the other fact of the kind that fits best in the fact's place."""
    here = _around_fact(fact, mine)
    best, rival = Fit(), None
    for source in sources:
        for other in source.facts:
            if other.kind != fact.kind or other.is_same(fact):
                continue
            is_said = any(other.is_same(one) for one in mine.facts)
            factor = (1.0 if other.is_alike(fact) else _UNLIKE) * (_ALSO_SAID if is_said else 1.0)
            fit = _fit(here, source, (other.start, other.end)).times(factor)
            if fit.total > best.total:
                best, rival = fit, other
    return best, rival


def places(fact: Fact, sources: Sequence[Row]) -> Iterator[tuple[Row, tuple[int, int]]]:
    """The places where the passages have the fact; if one has it nowhere, the places of its words."""
    for source in sources:
        for place in _places_in(fact, source):
            yield source, place


def word_at(row: Row, place: int) -> str:
    """The word at a place of a row; ``^`` before its first and after its last word."""
    return row.stems[place] if 0 <= place < len(row.stems) else "^"


def _places_in(fact: Fact, source: Row) -> Iterable[tuple[int, int]]:
    found = [(other.start, other.end) for other in source.facts if other.is_same(fact)]
    return found or [(place, place + 1) for place, word in enumerate(source.stems) if word in fact.words]


class _Around(NamedTuple):
    """The words around a fact of the sentence, in the three ways in which they are compared."""

    near: dict[str, int]
    """The content words on both sides, each with its distance."""
    adjoining: tuple[str, str]
    """The words right before and right after; ``^`` for the end of the text."""
    sides: tuple[frozenset[str], frozenset[str]]
    """The nearest content words before, and those after."""


def _around_fact(fact: Fact, mine: Row) -> _Around:
    here = (fact.start, fact.end)
    return _Around(
        mine.near(*here, _NEAR),
        (word_at(mine, here[0] - 1), word_at(mine, here[1])),
        (_side(mine, here, 0, _BESIDE), _side(mine, here, 1, _BESIDE)),
    )


def _fit(here: _Around, source: Row, place: tuple[int, int]) -> Fit:
    """The fit of a fact, given by the words around it, at a place of a passage."""
    adjoining = (word_at(source, place[0] - 1), word_at(source, place[1]))
    return Fit(
        _near(here, source.near(*place, _NEAR_IN_PASSAGE)),
        float(sum(one == other != "" for one, other in zip(here.adjoining, adjoining, strict=True))),
        float(sum(len(here.sides[side] & _side(source, place, side, _BESIDE_IN_PASSAGE)) for side in (0, 1))),
    )


def _near(here: _Around, there: Mapping[str, int]) -> float:
    """The sum of the weights of the words that are near both the fact and the place."""
    shared = here.near.keys() & there.keys()
    return sum(1.0 if min(here.near[word], there[word]) <= _CLOSE else _LESS_CLOSE for word in shared)


def _side(row: Row, place: tuple[int, int], side: int, count: int) -> frozenset[str]:
    """The nearest `count` content words before (0) or after (1) a place."""
    grammar = row.language.words.grammar
    found = set[str]()
    left = count
    for at in range(place[1], len(row.stems)) if side else range(place[0] - 1, -1, -1):
        word = row.stems[at]
        if word and word not in grammar:
            found.add(word)
            left -= 1
            if not left:
                break
    return frozenset(found)

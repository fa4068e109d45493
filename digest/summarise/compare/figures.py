"""Where independent outlets give different figures for the same thing. No model.

A false difference does more harm than a missed one, so a difference is shown only if all of this holds: both
figures have the same verb and the same noun; each report has the words of the thing that the other's figure
is about; each report gives only one figure for it; and neither "about" nor "at least" nor rounding explains
the gap. A voice is an independent source: outlets that reprint one text are one voice. A toll is a count of
people to whom something happened.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from digest.models import Difference, Version
from digest.summarise.compare.measures import COST, PER_CENT, measures
from digest.summarise.compare.slots import CHANGES, LATER
from digest.summarise.redundancy import REPORT_KNOWS, covers
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from digest.summarise.compare.measures import Measure
    from digest.summarise.read.passages import Passage

    Vocabularies = Mapping[str, AbstractSet[str]]
    """The content words of each article, by its URL."""

_ROUNDING = 0.03
"""Rounding may explain a gap of at most this share of the larger figure (chosen by reading; not measured)."""
_ROUGHLY = 0.12
"""Share of the larger figure that each "about" adds to `_ROUNDING` (chosen by reading; not measured)."""
_MAX_RATIO_OF_TOLLS = 5.0
"""Two tolls that differ by more than this factor count different things. The factor is large because tolls
grow as news comes in (chosen by reading; not measured)."""
_MAX_RATIO = 3.0
"""Two other figures that differ by more than this factor are about different things (chosen by reading; not
measured)."""
_SHARED_BY_TOLLS = 2
"""The sentences of two tolls must have at least 2 content words in common (chosen by reading; not
measured)."""
_SHARED_BY_COUNTS = 3
"""The sentences of two other counts must have at least 3 content words in common (chosen by reading; not
measured)."""
_SHARED_BY_RATES = 2
"""The subjects of two percentages must have at least 2 content words in common (chosen by reading; not
measured)."""
_MAX_NOUN_PHRASE = 9
"""Words of the longest subject that is printed as a noun phrase (chosen by reading; not measured)."""


def figure_differences(found: Sequence[Passage], known: Vocabularies) -> list[Difference]:
    """The differences in figures between the voices of a story, counts of people first."""
    differing = [one for group in groups(found) if (one := _difference(group, known)) is not None]
    return sorted(differing, key=lambda difference: not difference.about.startswith("people"))


def vocabularies(found: Sequence[Passage]) -> dict[str, set[str]]:
    """The content words of each article, by its URL. They show whether a report knows what another says."""
    known: dict[str, set[str]] = {}
    for passage in found:
        article = passage.article
        known.setdefault(article.url, set(content_words(article.headline))).update(passage.content)
    return known


def groups(found: Sequence[Passage]) -> list[list[Measure]]:
    """The measures of a story in groups of the same unit and predicate, which may be about one thing.

    Groups of a single measure are left out.
    """
    by_key: dict[tuple[str, str], list[Measure]] = {}
    for measure in measures(found):
        by_key.setdefault(measure.key, []).append(measure)
    return [group for group in by_key.values() if len(group) > 1]


def differing(group: Sequence[Measure], known: Vocabularies) -> list[Measure]:
    """The measures of a group in order of time, if two voices in it cannot both be right; else none."""
    pairs = [
        (one, other)
        for one, other in combinations(group, 2)
        if one.passage.voter != other.passage.voter
        and _is_same_thing(one, other, known)
        and not _is_of_another_hour(one, other)
    ]
    aligned = list(dict.fromkeys(measure for pair in pairs for measure in pair))
    if not _is_consistent(aligned) or not any(_clash(one, other) for one, other in pairs):
        return []
    return sorted(aligned, key=lambda measure: (measure.passage.article.at, measure.passage.voter))


def has_grown(ordered: Sequence[Measure]) -> bool:
    """Whether measures in order of time are one count that has grown."""
    return _can_grow(ordered[0]) and _grows(_earliest(ordered))


def _difference(group: Sequence[Measure], known: Vocabularies) -> Difference | None:
    """The difference that a group of measures shows, or `None`."""
    ordered = differing(group, known)
    if not ordered:
        return None
    return Difference(
        about=about(ordered),
        versions=tuple(_version(measure) for measure in _earliest(ordered)),
        is_update=has_grown(ordered),
    )


def _earliest(ordered: Sequence[Measure]) -> list[Measure]:
    """The first measure with each value, in order of time."""
    by_value = {measure.value: measure for measure in reversed(ordered)}
    return [measure for measure in ordered if by_value[measure.value] is measure]


def _is_same_thing(one: Measure, other: Measure, known: Vocabularies) -> bool:
    """Whether two measures with the same unit and predicate are about one thing."""
    if not (_knows(one, other, known) and _knows(other, one, known)):
        return False
    low, high = sorted((one.value, other.value))
    if low * (_MAX_RATIO_OF_TOLLS if one.is_toll else _MAX_RATIO) < high:
        return False
    if one.is_toll:
        return len(one.context & other.context) >= _SHARED_BY_TOLLS
    if one.predicate == COST:
        return bool(one.thing) and bool(other.thing)
    if one.unit == PER_CENT:
        return len(one.thing & other.thing) >= _SHARED_BY_RATES
    return len(one.context & other.context) >= _SHARED_BY_COUNTS


def _is_of_another_hour(one: Measure, other: Measure) -> bool:
    """Whether two values that rise and fall are of two hours: both prices may be right."""
    apart = abs(one.passage.article.at - other.passage.article.at)
    return one.predicate.split()[0] in CHANGES and apart >= LATER


def _knows(one: Measure, other: Measure, known: Vocabularies) -> bool:
    """Whether the report of `one` has most words of the thing that `other` is about."""
    words = {word for word in other.thing if not word[0].isdigit()}
    return covers(known[one.passage.article.url], words, REPORT_KNOWS)


def _is_consistent(aligned: Sequence[Measure]) -> bool:
    """Whether every report gives only one figure. If one gives two, they may be about different things."""
    values: dict[str, set[float]] = {}
    for measure in aligned:
        values.setdefault(measure.passage.article.url, set()).add(measure.value)
    return all(len(given) == 1 for given in values.values())


def _clash(one: Measure, other: Measure) -> bool:
    """Whether the gap between two figures is too large for rounding and for "about"."""
    low, high = sorted((one.value, other.value))
    tolerance = _ROUNDING + _ROUGHLY * (one.is_approximate + other.is_approximate)
    return high - low > tolerance * high


def _can_grow(measure: Measure) -> bool:
    """Whether a measure may grow as news comes in: counts may, but not costs and percentages."""
    return measure.predicate != COST and measure.unit != PER_CENT


def _grows(ordered: Sequence[Measure]) -> bool:
    """Whether each report gives a larger count than the one before it, and came at least `LATER` after it."""
    return all(
        later.value > earlier.value and later.passage.article.at - earlier.passage.article.at >= LATER
        for earlier, later in pairwise(ordered)
    )


def about(aligned: Sequence[Measure]) -> str:
    """What the measures are about: ``operations cancelled``, ``cost of the new bridge``."""
    first = aligned[0]
    tables = first.language.counted
    noun = min((phrase for one in aligned if (phrase := _noun_phrase(one))), key=len, default="")
    if first.predicate == COST:
        return f"cost of {noun}" if noun else "cost"
    if first.predicate in CHANGES and noun:
        return f"{first.predicate} of {noun}"
    if first.is_toll and all(tables.treated.search(one.wording) for one in aligned):
        return "people treated"
    return f"{tables.unit_names.get(first.unit, f'{first.unit}s')} {first.predicate}"


def _noun_phrase(measure: Measure) -> str:
    """The subject if it is a short phrase without a verb; else empty.

    Its first letter is made small unless it may be a name's.
    """
    subject, tables = measure.subject, measure.language.counted
    words = subject.split()
    if not 0 < len(words) <= _MAX_NOUN_PHRASE or tables.has_verb.search(subject):
        return ""
    return subject[0].lower() + subject[1:] if tables.common_opening.fullmatch(words[0]) else subject


def _version(measure: Measure) -> Version:
    article = measure.passage.article
    return Version(
        publisher=article.publisher, wording=measure.wording, citation=measure.passage.citation, at=article.at
    )

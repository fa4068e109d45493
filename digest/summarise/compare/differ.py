"""Where independent outlets give different figures for the same thing. No model.

A false difference is shameful, a missed one is not: figures are compared only when the same verb says them
of the same noun, when each report knows what the other one's sentence is about, when each report gives one
figure for it, and when "about", "at least" or rounding cannot explain the gap.
"""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from digest.models import Difference, Version
from digest.summarise.compare.ages import ages
from digest.summarise.compare.measures import measures
from digest.summarise.compare.quote_variants import altered_quotes
from digest.summarise.redundancy import REPORT_KNOWS, covers
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.compare.measures import Measure
    from digest.summarise.read.passages import Passage

_ROUNDING, _ROUGHLY = 0.03, 0.12
_MAX_RATIO = {True: 5.0, False: 3.0}
"""Figures further apart are about different things; of victims, more is learned as time goes by."""
_MIN_SHARED = {"toll": 2, "counted": 3, "rate": 2}
LATER = timedelta(hours=1)
"""A count that is higher so long after has grown; within it, reports contradict each other."""
_CHANGES = frozenset({"fall", "rise"})


def differences(found: Sequence[Passage], limit: int = 3) -> tuple[Difference, ...]:
    """The differences between the voices of a story, at most `limit`, tolls first."""
    known = _vocabularies(found)
    differing = [one for group in _by_key(found) if (one := _difference(group, known)) is not None]
    differing.sort(key=lambda difference: not difference.about.startswith("people"))
    differing += [*ages(found, known), *altered_quotes(found)]
    return tuple(differing[:limit])


def _vocabularies(found: Sequence[Passage]) -> dict[str, set[str]]:
    """The words of each article, so that a report can be asked whether it knows what another tells."""
    known: dict[str, set[str]] = {}
    for passage in found:
        article = passage.article
        known.setdefault(article.url, set(content_words(article.headline))).update(passage.content)
    return known


def superseded(found: Sequence[Passage]) -> list[Measure]:
    """The counts that a later report of another voice has raised."""
    known = _vocabularies(found)
    return [measure for group in _by_key(found) for measure in _earlier(_differing(group, known))]


def _by_key(found: Sequence[Passage]) -> list[list[Measure]]:
    """The figures of a story that several passages give for what may be one thing."""
    by_key: dict[tuple[str, str], list[Measure]] = {}
    for measure in measures(found):
        by_key.setdefault(measure.key, []).append(measure)
    return [group for group in by_key.values() if len(group) > 1]


def _difference(group: Sequence[Measure], known: dict[str, set[str]]) -> Difference | None:
    """The difference of one key, if there is one."""
    ordered = _differing(group, known)
    if not ordered:
        return None
    return Difference(
        about=about(ordered),
        versions=tuple(_version(measure) for measure in _earliest(ordered)),
        is_update=_is_update(ordered),
    )


def _differing(group: Sequence[Measure], known: dict[str, set[str]]) -> list[Measure]:
    """The figures in order of time, if two voices that speak of the same thing cannot both be right."""
    pairs = [
        (one, other)
        for one, other in combinations(group, 2)
        if one.passage.voter != other.passage.voter and _is_same_thing(one, other, known)
    ]
    aligned = list(dict.fromkeys(measure for pair in pairs for measure in pair))
    if not _is_consistent(aligned) or not any(_clash(one, other) for one, other in pairs):
        return []
    return sorted(aligned, key=lambda measure: (measure.passage.article.at, measure.passage.voter))


def _earliest(ordered: Sequence[Measure]) -> list[Measure]:
    """The first report of each figure."""
    by_value = {measure.value: measure for measure in reversed(ordered)}
    return [measure for measure in ordered if by_value[measure.value] is measure]


def _earlier(ordered: Sequence[Measure]) -> list[Measure]:
    """The reports of a count that has grown since."""
    if not ordered or not _is_update(ordered):
        return []
    return [measure for measure in ordered if measure.value < ordered[-1].value]


def _is_update(ordered: Sequence[Measure]) -> bool:
    return _can_grow(ordered[0]) and _grows(_earliest(ordered))


def _is_same_thing(one: Measure, other: Measure, known: dict[str, set[str]]) -> bool:
    """Whether two figures of one key are about one thing."""
    if not (_knows(one, other, known) and _knows(other, one, known)):
        return False
    low, high = sorted((one.value, other.value))
    if low * _MAX_RATIO[one.is_toll] < high:
        return False
    if one.is_toll:
        return len(one.context & other.context) >= _MIN_SHARED["toll"]
    if one.predicate == "cost":
        return bool(one.thing) and bool(other.thing)
    if one.unit == "%":
        return len(one.thing & other.thing) >= _MIN_SHARED["rate"]
    return len(one.context & other.context) >= _MIN_SHARED["counted"]


def _knows(one: Measure, other: Measure, known: dict[str, set[str]]) -> bool:
    """Whether the report of `one` has what the sentence of `other` is about."""
    words = {word for word in other.thing if not word[0].isdigit()}
    return covers(known[one.passage.article.url], words, REPORT_KNOWS)


def _is_consistent(aligned: Sequence[Measure]) -> bool:
    """Whether every report gives one figure only; else the figures may be about different things."""
    values: dict[str, set[float]] = {}
    for measure in aligned:
        values.setdefault(measure.passage.article.url, set()).add(measure.value)
    return all(len(given) == 1 for given in values.values())


def _clash(one: Measure, other: Measure) -> bool:
    """Whether neither rounding nor "about" explains the gap."""
    low, high = sorted((one.value, other.value))
    tolerance = _ROUNDING + _ROUGHLY * (one.is_approximate + other.is_approximate)
    return high - low > tolerance * high


def _can_grow(measure: Measure) -> bool:
    """Whether the count goes up as news comes in: people, things done; not costs and rates."""
    return measure.predicate != "cost" and measure.unit != "%"


def _grows(ordered: Sequence[Measure]) -> bool:
    """Whether each later report gives a larger count than the earlier one, an hour or more apart."""
    return all(
        later.value > earlier.value and later.passage.article.at - earlier.passage.article.at >= LATER
        for earlier, later in pairwise(ordered)
    )


def about(aligned: Sequence[Measure]) -> str:
    """The thing that differs, in the outlets' words: ``operations cancelled``, ``cost of the new bridge``."""
    first = aligned[0]
    noun = min((phrase for one in aligned if (phrase := _noun_phrase(one.subject))), key=len, default="")
    if first.predicate == "cost":
        return f"cost of {noun}" if noun else "cost"
    if first.predicate in _CHANGES and noun:
        return f"{first.predicate} of {noun}"
    if first.is_toll and all("treated" in one.wording for one in aligned):
        return "people treated"
    units = {"%": "per cent", "$": "dollars", "£": "pounds", "€": "euros", "people": "people"}
    unit = units.get(first.unit, f"{first.unit}s")
    return f"{unit} {first.predicate}"


def _noun_phrase(subject: str) -> str:
    """The subject as a phrase, if it is a short one with no verb in it; its first letter made small."""
    words = subject.split()
    if not 0 < len(words) <= 9 or re.search(r"\b(?:said|told|was|is|were|are|signed|has|had)\b", subject):
        return ""
    is_common = words[0].lower() in {"the", "a", "an", "its", "their"} or words[0].lower().endswith("s")
    return subject[0].lower() + subject[1:] if is_common else subject


def _version(measure: Measure) -> Version:
    article = measure.passage.article
    return Version(
        publisher=article.publisher, wording=measure.wording, citation=measure.passage.citation, at=article.at
    )

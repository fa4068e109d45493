"""Where independent outlets give different figures for the same thing. No model.

A false difference is shameful, a missed one is not: figures are compared only when they count the same noun
in sentences that share most of their other content words, when each outlet gives one figure for it, and when
"about", "at least" or rounding cannot explain the gap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from digest.models import Difference, Version
from digest.summarise.editing import Fitness
from digest.summarise.evidence import figures
from digest.summarise.lexicon import APPROXIMATE, NOT_COUNTED, OTHER_TIME, PERSONS, TOLLS
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.passages import Passage

_SPELLED = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_MEASURE = re.compile(
    rf"(?:(?P<about>{APPROXIMATE})\s+)?"
    rf"(?<![\w.,$£€-])(?P<figure>[$£€]?\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|[$£€]?\d+(?:\.\d+)?|\b(?:{_SPELLED})\b)"
    r"(?![\w-])(?:\s+(?P<scale>thousand|million|billion|trillion))?(?:\s*(?P<percent>%|per\s?cent\b|percent\b))?"
    r"(?P<following>(?:\s+[a-z][a-z-]+){0,3})",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(OTHER_TIME, re.IGNORECASE)
_MIN_SHARED, _MIN_SHARE, _ROUNDING = 4, 0.55, 0.03
_LATER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that counts something, as a passage gives it."""

    value: float
    unit: str
    """The noun counted, stemmed, with the kind of toll: ``people killed``, ``crown``, ``%``."""
    is_approximate: bool
    wording: str
    context: frozenset[str]
    """The other content words of its sentence."""
    passage: Passage


def differences(found: Sequence[Passage], limit: int = 3) -> tuple[Difference, ...]:
    """The differences between the voices of a story, at most `limit`, tolls first."""
    by_unit: dict[str, list[Measure]] = {}
    for measure in measures(found):
        by_unit.setdefault(measure.unit, []).append(measure)
    differing = [
        difference for unit, group in by_unit.items() if (difference := _difference(unit, group)) is not None
    ]
    differing.sort(key=lambda difference: not difference.about.startswith("people"))
    return tuple(differing[:limit])


def measures(found: Sequence[Passage]) -> list[Measure]:
    """Every figure with what it counts, outside quotations and about this time, one a unit and sentence."""
    result: list[Measure] = []
    for passage in found:
        text = passage.text
        if passage.fitness is Fitness.NEVER or _ELSEWHERE.search(text) or "“" in text or '"' in text:
            continue
        own = [measure for match in _MEASURE.finditer(text) if (measure := _measure(match, passage))]
        units = [measure.unit for measure in own]
        result.extend(measure for measure in own if units.count(measure.unit) == 1)
    return result


def _measure(match: re.Match[str], passage: Passage) -> Measure | None:
    values = figures(f"{match['figure']} {match['scale'] or ''}".replace("$", ""))
    unit, wording_end = _unit(match, passage.text)
    if not unit or len(values) != 1:
        return None
    wording = passage.text[match.start() : wording_end].strip()
    return Measure(
        value=float(values[0]),
        unit=unit,
        is_approximate=match["about"] is not None,
        wording=wording,
        context=frozenset(word for word in passage.content if not word[0].isdigit()) - set(unit.split()),
        passage=passage,
    )


def _unit(match: re.Match[str], text: str) -> tuple[str, int]:
    """What is counted, and where its wording ends; an empty string when that is not plain."""
    if match["percent"]:
        return "%", match.end("percent")
    end = match.start("following")
    if match["figure"][0] in "$£€":
        return match["figure"][0], end
    for word in re.finditer(r"[a-z][a-z-]+", match["following"], re.IGNORECASE):
        small = word[0].lower()
        if small in STOPWORDS or stem(small) in NOT_COUNTED or small.replace("-", "") in NOT_COUNTED:
            return "", end
        if unit := _noun(small, text, match.start()):
            return unit, match.start("following") + word.end()
    return "", end


def _noun(word: str, text: str, start: int) -> str:
    """The unit that `word` names after a figure at `start`; empty for an adjective or an unclear toll."""
    if word in PERSONS or stem(word) in PERSONS:
        return _toll(text, start)
    if word in TOLLS:
        return f"people {TOLLS[word]}"
    return stem(word) if word.endswith("s") and not word.endswith(("ss", "us", "is")) else ""


def _toll(text: str, start: int) -> str:
    """Which toll a count of people is: by the nearest telling word, if the sentence has one kind only."""
    near = re.findall(r"[a-z]+", text[max(0, start - 60) : start + 80].lower())
    kinds = {TOLLS[word] for word in near if word in TOLLS}
    return f"people {kinds.pop()}" if len(kinds) == 1 else ""


def _difference(unit: str, group: Sequence[Measure]) -> Difference | None:
    """The difference about `unit`, if two voices that speak of the same thing cannot both be right."""
    pairs = [
        (one, other)
        for one, other in combinations(group, 2)
        if one.passage.voter != other.passage.voter and _is_same_thing(one, other)
    ]
    aligned = list(dict.fromkeys(measure for pair in pairs for measure in pair))
    if not _is_consistent(aligned) or not any(_clash(one, other) for one, other in pairs):
        return None
    first = {measure.passage.voter: measure for measure in reversed(aligned)}
    ordered = sorted(first.values(), key=lambda measure: (measure.passage.article.at, measure.passage.voter))
    return Difference(
        about=_about(unit),
        versions=tuple(_version(measure) for measure in ordered),
        is_update=unit.startswith("people ") and _grows(ordered),
    )


def _is_same_thing(one: Measure, other: Measure) -> bool:
    shared = len(one.context & other.context)
    smaller = min(len(one.context), len(other.context)) or 1
    is_toll = one.unit.startswith("people ") and max(one.passage.place, other.passage.place) <= 2
    if is_toll:
        return shared >= 3 and shared >= 0.3 * smaller
    return shared >= _MIN_SHARED and shared >= _MIN_SHARE * smaller


def _is_consistent(aligned: Sequence[Measure]) -> bool:
    """Whether every voice gives one figure only; else the figures may be about different things."""
    values: dict[int, set[float]] = {}
    for measure in aligned:
        values.setdefault(measure.passage.voter, set()).add(measure.value)
    return all(len(given) == 1 for given in values.values())


def _clash(one: Measure, other: Measure) -> bool:
    """Whether neither rounding nor "about" explains the gap."""
    low, high = sorted((one.value, other.value))
    tolerance = 0.15 if one.is_approximate or other.is_approximate else _ROUNDING
    return high - low > tolerance * high


def _grows(ordered: Sequence[Measure]) -> bool:
    """Whether each later report gives a larger count than the earlier one, an hour or more apart."""
    return all(
        later.value > earlier.value and later.passage.article.at - earlier.passage.article.at >= _LATER
        for earlier, later in pairwise(ordered)
        if later.value != earlier.value
    )


def _about(unit: str) -> str:
    names = {"%": "per cent", "$": "dollars", "£": "pounds", "€": "euros"}
    return names.get(unit, unit if unit.startswith("people ") else f"{unit}s")


def _version(measure: Measure) -> Version:
    article = measure.passage.article
    return Version(
        publisher=article.publisher, wording=measure.wording, citation=measure.passage.citation, at=article.at
    )

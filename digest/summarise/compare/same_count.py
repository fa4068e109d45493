"""Are two counts about one thing? A learned judge, once each has chosen its nearest in the other report.

Two figures of two reports are put together if each is the other's nearest by the words around it. Whether
they are then about one thing is the judgement of a logistic regression over eighteen features. Its weights
and the record of their training stand in ``same_count.json`` beside this file;
`bench/train_differences.py` trains them.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import cache
from importlib import resources
from itertools import combinations
from math import exp, floor, fsum, log, log10, sqrt
from typing import TYPE_CHECKING, NamedTuple

from digest.summarise.compare.slots import deed, is_ruled_out, unshared_names
from digest.summarise.read.editing import Fitness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from digest.summarise.compare.counts import Count
    from digest.summarise.read.passages import Passage

_MOST = 120
"""Counts of one unit that are compared in a story: those that stand first in their reports. It bounds the
time (not measured)."""
_MAX_RATIO = 6.0
"""Two figures that differ by more than this factor are about two things (chosen by reading; not measured)."""
_ROUNDING = 0.03
"""Rounding may explain a gap of at most this share of the larger figure (as in `figures`; not measured)."""
_ROUGHLY = 0.02
"""Share of the larger figure that each "about" adds to `_ROUNDING` (chosen by reading; not measured)."""
_JUDGED = frozenset({"people", "thing", "measure"})
"""The kinds of units that are judged. Of shares and sums hardly a pair that was read was right (decision
0042); they are left to `measures`, which asks for a subject and a verb."""
_EXACT_BELOW = 100
"""Numbers of people or things below this value are exact (chosen by reading; not measured)."""
_CUT_FROM = 1_000
"""Figures from this value on may be cut rather than rounded: "more than 2,800" (not measured)."""
_TELLING = 32
"""Smaller numbers stand in many reports, as days and hours do; a figure from this value on is the same one
wherever it stands (chosen by reading; not measured)."""
FEATURES = (
    "words around",
    "words of the sentence",
    "words before",
    "words after",
    "shared words",
    "same modifiers",
    "other modifiers",
    "ratio",
    "approximate",
    "people",
    "measure",
    "unknown to the other report",
    "counts of the unit",
    "margin",
    "another time",
    "names of one",
    "does not stand alone",
    "deed",
)


class Pair(NamedTuple):
    """Two counts that are each other's nearest, with the features by which they are judged."""

    one: Count
    other: Count
    features: tuple[float, ...]


class _Words:
    """How much each word of a story tells, and which words and figures each report has."""

    def __init__(self, found: Sequence[Passage], counted: Sequence[Count]) -> None:
        having = Counter(word for passage in found for word in passage.content)
        self._weights = {word: log(1 + (len(found) + 1) / (some + 0.5)) for word, some in having.items()}
        self._new = log(1 + 2 * (len(found) + 1))
        self.known: dict[str, set[str]] = defaultdict(set)
        self.bare: dict[str, Counter[str]] = defaultdict(Counter)
        """The figures of each report, without those before a noun."""
        for passage in found:
            url = passage.article.url
            self.known[url] |= passage.content
            self.bare[url].update(figure.rstrip("%") for figure in passage.analysis.figures)
        for count in counted:
            self.bare[count.passage.article.url][f"{count.value:.10g}"] -= 1

    def weight(self, words: AbstractSet[str]) -> float:
        """The sum of the words' weights: the logarithm of how few sentences have them."""
        return fsum(self._weights.get(word, self._new) for word in words)

    def alike(self, one: AbstractSet[str], other: AbstractSet[str]) -> float:
        """The cosine of two sets of words, 0 to 1; short sets count for less."""
        if one.isdisjoint(other):
            return 0.0
        return self.weight(one & other) / (sqrt(self.weight(one) * self.weight(other)) + 1)


def pairs(counted: Sequence[Count], found: Sequence[Passage]) -> list[Pair]:
    """The pairs of counts of two voices that are each other's nearest and cannot both be exact."""
    by_unit: dict[str, list[Count]] = defaultdict(list)
    for count in counted:
        by_unit[count.unit].append(count)
    groups = [
        group
        for group in by_unit.values()
        if len({count.passage.voter for count in group}) > 1 and group[0].kind in _JUDGED
    ]
    if not groups:
        return []
    words = _Words(found, counted)
    return [pair for group in groups for pair in _pairs(group, words)]


def _pairs(group: Sequence[Count], words: _Words) -> Iterator[Pair]:
    if len({count.value for count in group}) == 1:
        return
    if len(group) > _MOST:
        group = sorted(group, key=lambda count: count.passage.place)[:_MOST]
    nearness = {
        (one, other): _nearness(group[one], group[other], words)
        for one, other in combinations(range(len(group)), 2)
        if group[one].passage.article is not group[other].passage.article
    }
    nearest = _nearest(group, nearness)
    values = _values(group)
    for (one, other), near in nearness.items():
        this, that = group[one], group[other]
        if (
            not _may_differ(this, that, values)
            or _is_known(this, that, words)
            or is_ruled_out(this, that, _beside(this, group), _beside(that, group))
        ):
            continue
        seconds = []
        for mine, theirs in ((one, that), (other, this)):
            best, second = nearest[mine, theirs.passage.article.url]
            seconds.append(second)
            if near < best:
                break
        else:
            yield Pair(this, that, _features(this, that, near - max(seconds), group, words))


def _beside(count: Count, group: Sequence[Count]) -> list[Count]:
    """The counts of the same unit in the count's own sentence."""
    return [other for other in group if other.passage is count.passage]


def _nearest(
    group: Sequence[Count], nearness: Mapping[tuple[int, int], float]
) -> dict[tuple[int, str], tuple[float, float]]:
    """(number of a count, URL of another report) → the nearness of its two nearest counts there."""
    result: dict[tuple[int, str], tuple[float, float]] = {}
    for pair, near in nearness.items():
        for one, other in (pair, pair[::-1]):
            key = one, group[other].passage.article.url
            best, second = result.get(key, (0.0, 0.0))
            result[key] = (near, best) if near > best else (best, max(second, near))
    return result


def _values(group: Sequence[Count]) -> dict[str, set[float]]:
    """The values that each report gives in this unit."""
    result: dict[str, set[float]] = defaultdict(set)
    for count in group:
        result[count.passage.article.url].add(count.value)
    return result


def _may_differ(one: Count, other: Count, values: Mapping[str, AbstractSet[float]]) -> bool:
    """Whether two counts of different voices have one period, clash, and neither report has both values."""
    if one.passage.voter == other.passage.voter or one.period != other.period:
        return False
    low, high = sorted((one.value, other.value))
    about = one.is_approximate + other.is_approximate
    is_near = high - low <= max((_ROUNDING + _ROUGHLY * about) * high, min(about, 1))
    if low <= 0 or is_near or low * _MAX_RATIO < high or _rounds(one, other) or _rounds(other, one):
        return False
    urls = one.passage.article.url, other.passage.article.url
    return other.value not in values[urls[0]] and one.value not in values[urls[1]]


def _is_known(one: Count, other: Count, words: _Words) -> bool:
    """Whether one report has the other's figure without a noun, or in the sentence that is compared."""
    return any(
        f"{theirs.value:.10g}" in mine.passage.analysis.figures
        or (theirs.value >= _TELLING and words.bare[mine.passage.article.url][f"{theirs.value:.10g}"] > 0)
        for mine, theirs in ((one, other), (other, one))
    )


def _rounds(coarse: Count, fine: Count) -> bool:
    """Whether one figure is the other one, rounded to its own significant digits; large ones may be cut.

    Small whole numbers are exact unless they are said to be about right.
    """
    if not coarse.is_approximate and coarse.value < _EXACT_BELOW and coarse.kind in {"people", "thing"}:
        return False
    digits = len(f"{coarse.value:.10g}".replace(".", "").strip("0")) or 1
    step = 10.0 ** (floor(log10(fine.value)) - digits + 1)
    parts = fine.value / step
    whole = {floor(parts + 0.5)} | ({floor(parts + 1e-9)} if coarse.value >= _CUT_FROM else set())
    return any(abs(part * step - coarse.value) < step / 100 for part in whole)


def _nearness(one: Count, other: Count, words: _Words) -> float:
    """How alike the words around two counts are; the words right before and after count once more."""
    return (
        words.alike(one.near, other.near)
        + 0.5 * words.alike(one.around, other.around)
        + 0.3 * words.alike(one.before, other.before)
        + 0.3 * words.alike(one.after, other.after)
        + 0.3 * (not one.modifiers.isdisjoint(other.modifiers))
        - 0.3 * (bool(one.modifiers) != bool(other.modifiers))
    )


def _features(
    one: Count, other: Count, margin: float, group: Sequence[Count], words: _Words
) -> tuple[float, ...]:
    urls = one.passage.article.url, other.passage.article.url
    tables = one.language.counted
    elsewhen = [tables.elsewhen.search(count.passage.text) is not None for count in (one, other)]
    coming = [count.language.coming.sentence.search(count.passage.text) is not None for count in (one, other)]
    unknown = [
        words.weight(mine.near - words.known[url]) / (words.weight(mine.near) + 1)
        for mine, url in ((one, urls[1]), (other, urls[0]))
    ]
    return (
        words.alike(one.near, other.near),
        words.alike(one.around, other.around),
        words.alike(one.before, other.before),
        words.alike(one.after, other.after),
        min(len(one.near & other.near), 6) / 6,
        float(not one.modifiers.isdisjoint(other.modifiers)),
        float(bool(one.modifiers | other.modifiers) and one.modifiers.isdisjoint(other.modifiers)),
        abs(log(one.value / other.value)),
        float(one.is_approximate + other.is_approximate),
        float(one.kind == "people"),
        float(one.kind == "measure"),
        max(unknown),
        log(sum(count.passage.article.url in urls for count in group)),
        min(margin, 1.0),
        float((elsewhen[0] != elsewhen[1]) + (coming[0] != coming[1])),
        sum(len(names) for names in unshared_names(one, other)) / 4,
        float(sum(count.passage.fitness is not Fitness.ALONE for count in (one, other))),
        float(deed(one) != ""),
    )


class _Judge(NamedTuple):
    """The weights for standardised features, a bias, and the probability that is asked for."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    bar: float


@cache
def _judge() -> _Judge:
    read = json.loads(resources.files(__package__).joinpath("same_count.json").read_text("utf8"))
    return _Judge(
        mean=tuple(read["mean"]),
        scale=tuple(read["scale"]),
        weights=tuple(read["weights"]),
        bias=read["bias"],
        bar=read["bar"],
    )


def is_same(pair: Pair) -> bool:
    """Whether the judge finds two counts to be about one thing, with the probability that it asks for."""
    return probability(pair) >= _judge().bar


def probability(pair: Pair) -> float:
    """The judge's probability, 0 to 1, that an editor would print the two figures side by side."""
    judge = _judge()
    rows = zip(pair.features, judge.mean, judge.scale, judge.weights, strict=True)
    total = fsum((value - mean) / scale * weight for value, mean, scale, weight in rows)
    return 1 / (1 + exp(-total - judge.bias))

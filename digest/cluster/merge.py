"""clusters → fewer clusters: those whose articles are alike on average, by an amount that fits their length.

Group-average linkage (Sokal & Michener, 1958) of reciprocal nearest neighbours: the average over all pairs
of two clusters is the dot product of their mean vectors, so no pair of articles is looked at again. Five
things differ. Between headlines, which have few words to share, the average is measured against the
clusters' own cohesion (the cosine of their means). The bar is interpolated by how much text there is. Two
single texts that are alike on a few words only count as less alike than they are (`breadth`). Clusters of
running text that are each much more alike inside than with one another stay apart: two quakes on one island
share a lot, but less than two reports of one quake. And so do large ones that give other names or figures
(`particulars`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.breadth import discount
from digest.cluster.meaning import weighed
from digest.cluster.neighbours import neighbours
from digest.cluster.particulars import differ
from digest.cluster.sparse import mean_of, means, sums
from digest.models import Gauge

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from digest.cluster.neighbours import Edges
    from digest.cluster.particulars import Particulars
    from digest.cluster.sparse import Rows

FEW_TERMS, MANY_TERMS = 6, 80
"""A row with as few terms is a headline, one with as many a full text; between them by logarithm."""
FLOOR = 0.05
USUAL = Gauge()
BLURB = 0.2
"""Fullness, on average, from which two texts are asked on how many words they are alike."""
RUNNING = 0.3
"""Fullness from which a text runs on: the words of shorter ones say too little about how alike they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """How alike is alike enough. One setting for headlines, blurbs and full texts; see decision 0008."""

    seed: float = 0.36
    """Cosine from which two articles count as neighbours."""
    full_text: float = 0.155
    """Mean cosine from which two clusters of full texts are one."""
    headlines: float = 0.20
    """Cosine of the means from which two clusters of headlines are one."""
    apart: float = 0.7
    """Share of the likeness inside the looser of two clusters of full texts that must be between them."""
    stray: float = 0.24
    """Cosine from which an article that nothing was linked with joins a cluster of three (see `adopt`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """What else is known of the rows, one of each for each row."""

    vectors: NDArray[np.float64]
    """What a sentence model makes of it; no columns where none is asked."""
    given: Particulars | None = None
    """The names and figures that its text gives."""
    neutral: NDArray[np.float64] | None = None
    """The cosine that says nothing; the usual one where nothing is said."""
    strength: float = USUAL.strength
    """How far the model moves a likeness (see `models.Gauge`)."""


def fullness(rows: Rows) -> NDArray[np.float64]:
    """How much text each row stands for: 0 a headline, 1 a full text."""
    terms = np.maximum(np.diff(rows.starts), 1)
    share = np.log(terms / FEW_TERMS) / np.log(MANY_TERMS / FEW_TERMS)
    return np.asarray(np.clip(share, 0.0, 1.0), np.float64)


@dataclass(slots=True)
class _Pairs:
    """Pairs of clusters with the sum of similarities over their articles."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    total: NDArray[np.float64]
    discount: NDArray[np.float64]
    """What the gain is multiplied by while both sides are single articles."""


@dataclass(slots=True)
class _Clusters:
    """What is known of each cluster: how many articles, how alike, how long; and a tie-break."""

    sizes: NDArray[np.float64]
    cohesion: NDArray[np.float64]
    fullness: NDArray[np.float64]
    hashes: NDArray[np.uint64]
    meaning: NDArray[np.float64]
    """The sum of the articles' vectors; no columns where no model is asked."""
    neutral: NDArray[np.float64]
    """The sum of the articles' neutral cosines."""


def merge(
    rows: Rows,
    days: NDArray[np.float64],
    labels: NDArray[np.int64],
    hashes: NDArray[np.uint64],
    bars: Bars,
    aside: Aside | None = None,
) -> NDArray[np.int64]:
    """`labels` after all merges; `labels` number the rows' clusters from 0 in order of mean time."""
    aside = aside or Aside(vectors=np.zeros((len(rows), 0)))
    centres = means(rows, labels)
    full = fullness(rows)
    near = neighbours(centres, mean_of(days, labels), FLOOR, mean_of(full, labels))
    sizes = np.bincount(labels).astype(float)
    first = np.full(len(sizes), len(rows))
    np.minimum.at(first, labels, np.arange(len(rows)))
    clusters = _Clusters(
        sizes=sizes,
        cohesion=centres.squares() * sizes**2,
        fullness=sums(labels, full),
        hashes=hashes[first],
        meaning=_sums_of(aside.vectors, labels),
        neutral=sums(labels, np.full(len(rows), USUAL.neutral) if aside.neutral is None else aside.neutral),
    )
    pairs = _Pairs(
        near.left,
        near.right,
        near.weight * sizes[near.left] * sizes[near.right],
        _discounts(centres, near, clusters),
    )
    return _merged(clusters, pairs, bars, labels, aside)[labels]


def _discounts(centres: Rows, near: Edges, clusters: _Clusters) -> NDArray[np.float64]:
    full = clusters.fullness / clusters.sizes
    is_asked = (clusters.sizes[near.left] == 1) & (clusters.sizes[near.right] == 1)
    is_asked &= (full[near.left] + full[near.right]) / 2 >= BLURB
    found = np.ones(len(near.left))
    found[is_asked] = discount(centres, near.left[is_asked], near.right[is_asked])
    return found


def _sums_of(vectors: NDArray[np.float64], labels: NDArray[np.int64]) -> NDArray[np.float64]:
    found = np.zeros((int(labels.max(initial=-1)) + 1, vectors.shape[1]))
    np.add.at(found, labels, vectors)
    return found


def numbered(labels: NDArray[np.int64], days: NDArray[np.float64]) -> NDArray[np.int64]:
    """The same clusters, numbered from 0 in order of their mean time, then of their first article."""
    _, firsts, dense = np.unique(labels, return_index=True, return_inverse=True)
    order = np.lexsort((firsts, mean_of(days, dense)))
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    return place[dense]


def _gains(clusters: _Clusters, pairs: _Pairs, bars: Bars, strength: float) -> NDArray[np.float64]:
    """How far above the bar (1.0) each pair is; 0 for those that stay apart."""
    sizes = clusters.sizes
    average = pairs.total / (sizes[pairs.left] * sizes[pairs.right])
    full = ((clusters.fullness / sizes)[pairs.left] + (clusters.fullness / sizes)[pairs.right]) / 2
    gains = affinity(
        average,
        (clusters.cohesion / sizes**2)[pairs.left] * (clusters.cohesion / sizes**2)[pairs.right],
        full,
        bars,
    )
    gains = np.where((sizes[pairs.left] == 1) & (sizes[pairs.right] == 1), gains * pairs.discount, gains)
    gains = weighed(gains, pairs.left, pairs.right, clusters.meaning, clusters.neutral / sizes, strength)
    inside = _likeness_inside(clusters)
    least = bars.apart * np.minimum(inside[pairs.left], inside[pairs.right])
    return np.where(average < least * np.clip((full - RUNNING) / (1 - RUNNING), 0.0, 1.0), 0.0, gains)


def _likeness_inside(clusters: _Clusters) -> NDArray[np.float64]:
    """The mean similarity between two articles of each cluster; 0 where there is one only."""
    sizes = clusters.sizes
    between = np.maximum(clusters.cohesion - sizes, 0.0)  # every article is 1.0 like itself
    return np.asarray(between / np.maximum(sizes * (sizes - 1), 1.0), np.float64)


def affinity(
    average: NDArray[np.float64],
    cohesion: NDArray[np.float64],
    fullness: NDArray[np.float64],
    bars: Bars,
) -> NDArray[np.float64]:
    """How many times the bar two clusters are alike.

    `average` is the mean similarity between them, `cohesion` the product of those within each, `fullness` how
    much text they hold on average.
    """
    bar = bars.full_text * fullness + bars.headlines * (1 - fullness)
    return np.asarray(average / np.maximum(cohesion, 1e-9) ** ((1 - fullness) / 2) / bar, np.float64)


def _merged(
    clusters: _Clusters, pairs: _Pairs, bars: Bars, labels: NDArray[np.int64], aside: Aside
) -> NDArray[np.int64]:
    """The final cluster of each cluster; `labels` say which rows are in which."""
    final = np.arange(len(clusters.sizes))
    while True:
        gains = np.round(_gains(clusters, pairs, bars, aside.strength), 9)
        good = np.flatnonzero(gains >= 1.0)
        if aside.given is not None:
            good = good[~differ(aside.given, final[labels], pairs.left[good], pairs.right[good])]
        if not len(good):
            return final
        keep, gone = _reciprocal(pairs.left[good], pairs.right[good], gains[good], clusters.hashes)
        final = _absorb(clusters, pairs, keep, gone)[final]


def _reciprocal(
    left: NDArray[np.int64], right: NDArray[np.int64], gains: NDArray[np.float64], hashes: NDArray[np.uint64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs whose members are each other's nearest, as (kept cluster, absorbed cluster)."""
    source, target = np.concatenate([left, right]), np.concatenate([right, left])
    tie = (
        hashes[source] ^ hashes[target]
    )  # the same seen from both sides, so that a nearest pair always exists
    order = np.lexsort((tie, np.concatenate([gains, gains]), source))
    last = np.append(source[order][1:] != source[order][:-1], True)
    nearest = np.full(int(source.max()) + 1, -1)
    nearest[source[order][last]] = target[order][last]
    chosen = (nearest[left] == right) & (nearest[right] == left)
    return left[chosen], right[chosen]


def _absorb(
    clusters: _Clusters, pairs: _Pairs, keep: NDArray[np.int64], gone: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Merge each `gone` into its `keep`, in place; where each cluster went."""
    went = np.arange(len(clusters.sizes))
    went[gone] = keep
    left, right = went[pairs.left], went[pairs.right]
    inner = left == right
    clusters.cohesion[keep] += clusters.cohesion[gone]
    np.add.at(clusters.cohesion, left[inner], 2 * pairs.total[inner])
    clusters.sizes[keep] += clusters.sizes[gone]
    clusters.fullness[keep] += clusters.fullness[gone]
    clusters.meaning[keep] += clusters.meaning[gone]
    clusters.neutral[keep] += clusters.neutral[gone]
    low, high = np.minimum(left, right)[~inner], np.maximum(left, right)[~inner]
    cells, inverse = np.unique(low * len(went) + high, return_inverse=True)
    pairs.left, pairs.right = np.divmod(cells, len(went))
    pairs.total = sums(inverse, pairs.total[~inner])
    discounts = np.ones(len(cells))
    discounts[inverse] = pairs.discount[~inner]  # of two single articles there is one pair
    pairs.discount = discounts
    return went

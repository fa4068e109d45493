"""clusters → fewer clusters: those whose articles are alike on average, by an amount that fits their length.

Group-average linkage (Sokal & Michener, 1958) of reciprocal nearest neighbours: the average over all pairs
of two clusters is the dot product of their mean rows, so no pair of articles is looked at again. Five things
differ (decision 0008):

- Between headlines, which have few words to share, the average is measured against the clusters' own
  cohesion: that is the cosine of their means.
- The bar lies between that of headlines and that of full texts, by how much text there is.
- Two single texts that are alike on a few words only count as less alike than they are (`effective_terms`).
- Clusters of running text that are each much more alike inside than with one another stay apart: two quakes
  on one island share a lot, but less than two reports of one quake.
- Large clusters that give other names or figures stay apart (`particulars`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.effective_terms import discounts
from digest.cluster.embedding import moved_by_cosine
from digest.cluster.neighbours import neighbours
from digest.cluster.particulars import differ
from digest.cluster.sparse import mean_of, means, sums
from digest.models import Gauge

if TYPE_CHECKING:
    from digest.cluster.arrays import (
        Amounts,
        ClusterIds,
        ClusterOfCluster,
        ClusterOfRow,
        Days,
        Fullness,
        Gains,
        Hashes,
        Similarities,
        Vectors,
    )
    from digest.cluster.neighbours import Edges
    from digest.cluster.particulars import Particulars
    from digest.cluster.sparse import Rows

FEW_TERMS = 6
"""Terms of a row up to which it counts as a headline (fullness 0). Chosen by reading; not measured."""
MANY_TERMS = 80
"""Terms of a row from which it counts as a full text (fullness 1); in between by logarithm. Chosen by
reading; not measured."""
FLOOR = 0.05
"""Cosine of two seeds' means below which the pair is not looked at. Chosen by reading; not measured."""
BLURB = 0.2
"""Mean fullness of two single texts from which their effective terms are asked for; headlines are excepted
(decision 0008)."""
RUNNING_TEXT = 0.3
"""Fullness from which a text runs on: the words of shorter ones say too little about how alike clusters are
inside (decision 0008)."""
_USUAL = Gauge()
"""The usual gauge of a sentence model, for rows of which none is given (decision 0009)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """How alike is alike enough. One setting for headlines, blurbs and full texts (decision 0008)."""

    seed: float = 0.36
    """Cosine from which two articles count as neighbours."""
    full_text: float = 0.155
    """Mean cosine from which two clusters of full texts are one."""
    headlines: float = 0.20
    """Cosine of the means from which two clusters of headlines are one."""
    apart: float = 0.7
    """Share of the similarity inside the looser of two clusters of full texts that must be between them."""
    stray: float = 0.24
    """Cosine from which a stray joins a cluster of three (`attach_strays`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFacts:
    """What is known of the rows beside their words, one of each for each row."""

    vectors: Vectors
    """A sentence model's vectors; no columns where no model is asked."""
    particulars: Particulars | None = None
    """The names and figures that the texts give."""
    neutral: Amounts | None = None
    """The cosines that say nothing; the usual one where nothing is given."""
    strength: float = _USUAL.strength
    """How far the model moves a similarity (`models.Gauge`)."""


def fullness(rows: Rows) -> Fullness:
    """How much text each row stands for: 0 a headline, 1 a full text, between them by logarithm."""
    terms = np.maximum(np.diff(rows.starts), 1)
    share = np.log(terms / FEW_TERMS) / np.log(MANY_TERMS / FEW_TERMS)
    return np.asarray(np.clip(share, 0.0, 1.0), np.float64)


@dataclass(slots=True)
class _Pairs:
    """Pairs of clusters, and the sum of the similarities between the articles of the two."""

    left: ClusterIds
    right: ClusterIds
    total: Similarities
    discount: Amounts
    """The factor of the gain while both sides are single articles (`effective_terms.discounts`)."""


@dataclass(slots=True)
class _Clusters:
    """What is known of each cluster. All but `sizes` and `hashes` are sums over its articles."""

    sizes: Amounts
    """How many articles it has."""
    cohesion: Similarities
    """The similarities of all its ordered pairs, an article with itself among them."""
    fullness: Fullness
    hashes: Hashes
    vectors: Vectors
    neutral: Amounts
    """The cosines that say nothing."""


def merge(
    rows: Rows, days: Days, clusters: ClusterOfRow, hashes: Hashes, bars: Bars, facts: RowFacts | None = None
) -> ClusterOfRow:
    """For each row its cluster after all merges; `clusters` are numbered from 0 in order of mean time."""
    facts = facts or RowFacts(vectors=np.zeros((len(rows), 0)))
    centres = means(rows, clusters)
    full = fullness(rows)
    near = neighbours(centres, mean_of(days, clusters), FLOOR, mean_of(full, clusters))
    sizes = np.bincount(clusters).astype(float)
    first_rows = np.full(len(sizes), len(rows))
    np.minimum.at(first_rows, clusters, np.arange(len(rows)))
    neutral = np.full(len(rows), _USUAL.neutral) if facts.neutral is None else facts.neutral
    known = _Clusters(
        sizes=sizes,
        cohesion=centres.squares() * sizes**2,
        fullness=sums(clusters, full),
        hashes=hashes[first_rows],
        vectors=_sums_of(facts.vectors, clusters),
        neutral=sums(clusters, neutral),
    )
    pairs = _Pairs(
        near.left,
        near.right,
        near.weight * sizes[near.left] * sizes[near.right],
        _discounts(centres, near, known),
    )
    return _merged(known, pairs, bars, clusters, facts)[clusters]


def _discounts(centres: Rows, near: Edges, clusters: _Clusters) -> Amounts:
    full = clusters.fullness / clusters.sizes
    is_asked = (clusters.sizes[near.left] == 1) & (clusters.sizes[near.right] == 1)
    is_asked &= (full[near.left] + full[near.right]) / 2 >= BLURB
    found = np.ones(len(near.left))
    found[is_asked] = discounts(centres, near.left[is_asked], near.right[is_asked])
    return found


def _sums_of(vectors: Vectors, clusters: ClusterOfRow) -> Vectors:
    found = np.zeros((int(clusters.max(initial=-1)) + 1, vectors.shape[1]))
    np.add.at(found, clusters, vectors)
    return found


def numbered(clusters: ClusterOfRow, days: Days) -> ClusterOfRow:
    """The same clusters, numbered from 0 in order of their mean time, then of their first article."""
    _, firsts, dense = np.unique(clusters, return_index=True, return_inverse=True)
    order = np.lexsort((firsts, mean_of(days, dense)))
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    return place[dense]


def _gains(clusters: _Clusters, pairs: _Pairs, bars: Bars, strength: float) -> Gains:
    """For each pair how many times the bar its similarity is; 0 for pairs that stay apart."""
    sizes = clusters.sizes
    average = pairs.total / (sizes[pairs.left] * sizes[pairs.right])
    full = ((clusters.fullness / sizes)[pairs.left] + (clusters.fullness / sizes)[pairs.right]) / 2
    gains = gains_of(
        average,
        (clusters.cohesion / sizes**2)[pairs.left] * (clusters.cohesion / sizes**2)[pairs.right],
        full,
        bars,
    )
    are_single = (sizes[pairs.left] == 1) & (sizes[pairs.right] == 1)
    gains = np.where(are_single, gains * pairs.discount, gains)
    gains = moved_by_cosine(
        gains, pairs.left, pairs.right, clusters.vectors, clusters.neutral / sizes, strength
    )
    inside = _similarity_inside(clusters)
    least = bars.apart * np.minimum(inside[pairs.left], inside[pairs.right])
    runs_on = np.clip((full - RUNNING_TEXT) / (1 - RUNNING_TEXT), 0.0, 1.0)
    return np.where(average < least * runs_on, 0.0, gains)


def _similarity_inside(clusters: _Clusters) -> Similarities:
    """The mean similarity between two articles of each cluster; 0 where there is one article only."""
    sizes = clusters.sizes
    between = np.maximum(clusters.cohesion - sizes, 0.0)  # every article is 1.0 like itself
    return np.asarray(between / np.maximum(sizes * (sizes - 1), 1.0), np.float64)


def gains_of(average: Similarities, cohesion: Similarities, fullness: Fullness, bars: Bars) -> Gains:
    """For each pair of clusters how many times the bar the two are alike.

    `average` is the mean similarity between the two, `cohesion` the product of the mean similarities within
    each, and `fullness` the mean of the two.
    """
    bar = bars.full_text * fullness + bars.headlines * (1 - fullness)
    return np.asarray(average / np.maximum(cohesion, 1e-9) ** ((1 - fullness) / 2) / bar, np.float64)


def _merged(
    clusters: _Clusters, pairs: _Pairs, bars: Bars, cluster_of_row: ClusterOfRow, facts: RowFacts
) -> ClusterOfCluster:
    """For each cluster the cluster that it is part of in the end."""
    final = np.arange(len(clusters.sizes))
    while True:
        gains = np.round(_gains(clusters, pairs, bars, facts.strength), 9)
        good = np.flatnonzero(gains >= 1.0)
        if facts.particulars is not None:
            good = good[
                ~differ(facts.particulars, final[cluster_of_row], pairs.left[good], pairs.right[good])
            ]
        if not len(good):
            return final
        keep, gone = _reciprocal(pairs.left[good], pairs.right[good], gains[good], clusters.hashes)
        final = _absorb(clusters, pairs, keep, gone)[final]


def _reciprocal(
    left: ClusterIds, right: ClusterIds, gains: Gains, hashes: Hashes
) -> tuple[ClusterIds, ClusterIds]:
    """The pairs of clusters that are each other's nearest: of each the one that stays, and the other."""
    source, target = np.concatenate([left, right]), np.concatenate([right, left])
    # the tie-break is the same seen from both sides, so that a nearest pair always exists
    tie = hashes[source] ^ hashes[target]
    order = np.lexsort((tie, np.concatenate([gains, gains]), source))
    last = np.append(source[order][1:] != source[order][:-1], True)
    nearest = np.full(int(source.max()) + 1, -1)
    nearest[source[order][last]] = target[order][last]
    chosen = (nearest[left] == right) & (nearest[right] == left)
    return left[chosen], right[chosen]


def _absorb(clusters: _Clusters, pairs: _Pairs, keep: ClusterIds, gone: ClusterIds) -> ClusterOfCluster:
    """Merge each cluster of `gone` into that of `keep`, in place; the new cluster of each cluster."""
    went = np.arange(len(clusters.sizes))
    went[gone] = keep
    left, right = went[pairs.left], went[pairs.right]
    inner = left == right
    clusters.cohesion[keep] += clusters.cohesion[gone]
    np.add.at(clusters.cohesion, left[inner], 2 * pairs.total[inner])
    clusters.sizes[keep] += clusters.sizes[gone]
    clusters.fullness[keep] += clusters.fullness[gone]
    clusters.vectors[keep] += clusters.vectors[gone]
    clusters.neutral[keep] += clusters.neutral[gone]
    low, high = np.minimum(left, right)[~inner], np.maximum(left, right)[~inner]
    cells, inverse = np.unique(low * len(went) + high, return_inverse=True)
    pairs.left, pairs.right = np.divmod(cells, len(went))
    pairs.total = sums(inverse, pairs.total[~inner])
    discount = np.ones(len(cells))
    discount[inverse] = pairs.discount[~inner]  # of two single articles there is one pair
    pairs.discount = discount
    return went

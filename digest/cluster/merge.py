"""clusters → fewer clusters: pairs are merged whose mean similarity reaches a bar set by their length.

Group-average linkage (Sokal & Michener, 1958) of reciprocal nearest neighbours: the average over all pairs
of two clusters is the dot product of their mean rows, so no pair of articles is looked at again. Six things
differ (decisions 0008 and 0036):

- Headlines share few words, so between them the average is divided by the clusters' own cohesion: that gives
  the cosine of their means.
- The bar moves from the one for headlines to the one for full texts with the amount of text.
- The similarity of two single texts is discounted if it rests on few words (`effective_terms`).
- Two clusters of running text stay apart if each is much more similar inside than to the other: reports of
  two quakes on one island share a lot, but less than two reports of one quake.
- The similarity of two clusters of short texts is discounted if it rests on about one word (`bridges`).
- Large clusters with different names or figures stay apart (`particulars`), and so do short texts that share
  no name, figure or rare word (`common_ground`). When all else is merged, clusters that were to stay apart
  are merged if they give the same figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.bridges import LEAST_GAIN, SHORT, bridge_discounts
from digest.cluster.common_ground import have_none
from digest.cluster.effective_terms import discounts
from digest.cluster.embedding import moved_by_cosine
from digest.cluster.neighbours import neighbours
from digest.cluster.particulars import agree, differ
from digest.cluster.sparse import mean_of, means, sums
from digest.models import Gauge

if TYPE_CHECKING:
    from digest.cluster.arrays import (
        Amounts,
        ClusterIds,
        ClusterOfCluster,
        ClusterOfRow,
        Days,
        Flags,
        Fullness,
        Gains,
        Hashes,
        PairIds,
        Similarities,
        Vectors,
    )
    from digest.cluster.common_ground import Ground
    from digest.cluster.neighbours import Edges
    from digest.cluster.particulars import Particulars
    from digest.cluster.sparse import Rows

FEW_TERMS = 6
"""A row of at most this many terms counts as a headline (fullness 0). Chosen by reading; not measured."""
MANY_TERMS = 80
"""A row of at least this many terms counts as a full text (fullness 1); in between, fullness grows with the
logarithm. Chosen by reading; not measured."""
FLOOR = 0.05
"""Pairs of seeds whose means have a lower cosine are not compared. Chosen by reading; not measured."""
BLURB = 0.2
"""The similarity of two single texts is discounted for few effective terms only from this mean fullness on,
so not between headlines (decision 0008)."""
RUNNING_TEXT = 0.3
"""A row of at least this fullness is running text. In shorter ones there are too few words to measure how
similar the articles of a cluster are (decision 0008)."""
STRONG = 1.75
"""Short texts that share nothing that tells an event are merged from this multiple of the bar on: a cosine of
.28 between headlines, as in decision 0037, now that their bar is lower (decision 0036)."""
LEAST_CROWD = 2
"""Clusters of at least this many articles are asked how many words join them: single headlines of one event
often share but one (decision 0036)."""
_USUAL = Gauge()
"""The default gauge of a sentence model, for rows that come without one (decision 0009)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """The bars: least similarities for linking. One setting serves texts of all lengths (decision 0008)."""

    seed: float = 0.36
    """Two articles are neighbours from this cosine on."""
    full_text: float = 0.155
    """Two clusters of full texts are merged from this mean cosine on."""
    headlines: float = 0.16
    """Two clusters of headlines are merged from this cosine of their means on; it was .20 before crowds that
    share one word were kept apart (decision 0036)."""
    apart: float = 0.7
    """Two clusters of full texts stay apart if the similarity between them is below this share of the
    similarity inside the looser of the two."""
    stray: float = 0.20
    """A stray joins a cluster of three articles from this cosine on (`attach_strays`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFacts:
    """What is known of each row beside its words."""

    vectors: Vectors
    """The vectors of a sentence model; no columns without a model."""
    particulars: Particulars | None = None
    """The names and figures that the texts give."""
    ground: Ground | None = None
    """What in short texts may tell their event."""
    neutral: Amounts | None = None
    """The neutral cosine of each row, at which the model changes nothing; `None` for the default gauge's."""
    strength: float = _USUAL.strength
    """How strongly the model changes a similarity (`models.Gauge`)."""


def fullness(rows: Rows) -> Fullness:
    """How much text each row stands for, 0 (headline) to 1 (full text), by the logarithm of its terms."""
    terms = np.maximum(np.diff(rows.starts), 1)
    share = np.log(terms / FEW_TERMS) / np.log(MANY_TERMS / FEW_TERMS)
    return np.asarray(np.clip(share, 0.0, 1.0), np.float64)


@dataclass(slots=True)
class _Pairs:
    """Pairs of clusters, and for each the summed similarity between the articles of the two."""

    left: ClusterIds
    right: ClusterIds
    total: Similarities
    discount: Amounts
    """The factor on the gain of two single articles (`effective_terms.discounts`)."""
    bridge: Amounts
    """The factor on the gain of two crowds (`bridges`); not a number until it is asked for."""


@dataclass(slots=True)
class _Clusters:
    """The measures of each cluster. All but `sizes` and `hashes` are sums over its articles."""

    sizes: Amounts
    """The number of articles of each cluster."""
    cohesion: Similarities
    """The summed similarity of all ordered pairs of a cluster's articles, an article with itself included."""
    fullness: Fullness
    hashes: Hashes
    vectors: Vectors
    neutral: Amounts
    """The neutral cosines, at which the model changes nothing."""


def merge(
    rows: Rows, days: Days, clusters: ClusterOfRow, hashes: Hashes, bars: Bars, facts: RowFacts | None = None
) -> ClusterOfRow:
    """The cluster of each row after all merges; `clusters` are numbered from 0 in order of mean time."""
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
        np.full(len(near.left), np.nan),
    )
    return _merged(known, pairs, bars, clusters, facts, rows)[clusters]


def _discounts(centres: Rows, near: Edges, clusters: _Clusters) -> Amounts:
    full = clusters.fullness / clusters.sizes
    is_asked = (clusters.sizes[near.left] == 1) & (clusters.sizes[near.right] == 1)
    is_asked &= (full[near.left] + full[near.right]) / 2 >= BLURB
    if centres.patterned is not None:  # only what fills its few slots counts of a text with a pattern
        is_asked &= np.maximum(centres.patterned[near.left], centres.patterned[near.right]) == 0.0
    found = np.ones(len(near.left))
    found[is_asked] = discounts(centres, near.left[is_asked], near.right[is_asked])
    return found


def _sums_of(vectors: Vectors, clusters: ClusterOfRow) -> Vectors:
    found = np.zeros((int(clusters.max(initial=-1)) + 1, vectors.shape[1]))
    np.add.at(found, clusters, vectors)
    return found


def numbered(clusters: ClusterOfRow, days: Days) -> ClusterOfRow:
    """The same clusters, numbered from 0 by their mean time, then by their first article."""
    _, firsts, dense = np.unique(clusters, return_index=True, return_inverse=True)
    order = np.lexsort((firsts, mean_of(days, dense)))
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    return place[dense]


def _gains(clusters: _Clusters, pairs: _Pairs, bars: Bars, strength: float) -> Gains:
    """The similarity of each pair divided by the bar."""
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
    return moved_by_cosine(
        gains, pairs.left, pairs.right, clusters.vectors, clusters.neutral / sizes, strength
    )


def _stay_apart(clusters: _Clusters, pairs: _Pairs, bars: Bars, chosen: PairIds) -> Flags:
    """Whether each chosen pair is of running text, and less alike than a share of the looser one inside."""
    left, right = pairs.left[chosen], pairs.right[chosen]
    average = pairs.total[chosen] / (clusters.sizes[left] * clusters.sizes[right])
    fullness, inside = clusters.fullness / clusters.sizes, _similarity_inside(clusters)
    runs_on = ((fullness[left] + fullness[right]) / 2 - RUNNING_TEXT) / (1 - RUNNING_TEXT)
    least = bars.apart * np.minimum(inside[left], inside[right]) * np.clip(runs_on, 0.0, 1.0)
    return np.asarray(average < least, np.bool_)


def _similarity_inside(clusters: _Clusters) -> Similarities:
    """The mean similarity between two articles of each cluster; 0 for a cluster of one article."""
    sizes = clusters.sizes
    between = np.maximum(clusters.cohesion - sizes, 0.0)  # an article's similarity to itself is 1.0
    return np.asarray(between / np.maximum(sizes * (sizes - 1), 1.0), np.float64)


def gains_of(average: Similarities, cohesion: Similarities, fullness: Fullness, bars: Bars) -> Gains:
    """The similarity of each pair of clusters, divided by the bar.

    For each pair, `average` is the mean similarity between the clusters, `cohesion` the product of the mean
    similarities within each, and `fullness` the mean of their fullness.
    """
    bar = bars.full_text * fullness + bars.headlines * (1 - fullness)
    return np.asarray(average / np.maximum(cohesion, 1e-9) ** ((1 - fullness) / 2) / bar, np.float64)


def _merged(
    clusters: _Clusters,
    pairs: _Pairs,
    bars: Bars,
    cluster_of_row: ClusterOfRow,
    facts: RowFacts,
    rows: Rows,
) -> ClusterOfCluster:
    """The cluster that each cluster is finally part of."""
    final = np.arange(len(clusters.sizes))
    is_last_look = False
    while True:
        gains = _gains(clusters, pairs, bars, facts.strength)
        gains = np.round(_without_bridges(gains, clusters, pairs, rows, final[cluster_of_row]), 9)
        good = np.flatnonzero(gains >= 1.0)
        stays = _stay_apart(clusters, pairs, bars, good)
        if facts.particulars is not None:
            three = final[cluster_of_row], pairs.left[good], pairs.right[good]
            stays |= differ(facts.particulars, *three)
            if is_last_look:
                stays &= ~agree(facts.particulars, *three)
        if facts.ground is not None:
            weak = gains[good] < STRONG
            three = final[cluster_of_row], pairs.left[good[weak]], pairs.right[good[weak]]
            stays[weak] |= have_none(facts.ground, *three)
        good = good[~stays]
        if len(good):
            keep, gone = _reciprocal(pairs.left[good], pairs.right[good], gains[good], clusters.hashes)
            final = _absorb(clusters, pairs, keep, gone)[final]
        elif is_last_look:
            return final
        is_last_look = is_last_look or not len(good)


def _without_bridges(
    gains: Gains, clusters: _Clusters, pairs: _Pairs, rows: Rows, cluster_of_row: ClusterOfRow
) -> Gains:
    """The `gains`, less for pairs of short texts' clusters of two and more that share about one word."""
    full = clusters.fullness / clusters.sizes
    in_doubt = np.minimum(clusters.sizes[pairs.left], clusters.sizes[pairs.right]) >= LEAST_CROWD
    in_doubt &= (full[pairs.left] + full[pairs.right]) / 2 < SHORT
    in_doubt &= (gains >= 1.0) & (gains * LEAST_GAIN < 1.0)
    asked = np.flatnonzero(in_doubt & np.isnan(pairs.bridge))
    pairs.bridge[asked] = bridge_discounts(rows, cluster_of_row, pairs.left[asked], pairs.right[asked])
    return np.where(in_doubt, gains * pairs.bridge, gains)


def _reciprocal(
    left: ClusterIds, right: ClusterIds, gains: Gains, hashes: Hashes
) -> tuple[ClusterIds, ClusterIds]:
    """The pairs of mutually nearest clusters: those that stay, and those merged into them."""
    source, target = np.concatenate([left, right]), np.concatenate([right, left])
    # the tie-break is symmetric, so that there is always a pair of mutual nearest neighbours
    tie = hashes[source] ^ hashes[target]
    order = np.lexsort((tie, np.concatenate([gains, gains]), source))
    last = np.append(source[order][1:] != source[order][:-1], True)
    nearest = np.full(int(source.max()) + 1, -1)
    nearest[source[order][last]] = target[order][last]
    chosen = (nearest[left] == right) & (nearest[right] == left)
    return left[chosen], right[chosen]


def _absorb(clusters: _Clusters, pairs: _Pairs, keep: ClusterIds, gone: ClusterIds) -> ClusterOfCluster:
    """Merge each cluster of `gone` into its partner in `keep`, in place; return where each cluster is now."""
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
    is_as_before = np.ones(len(went), bool)
    is_as_before[keep] = False
    bridge = np.full(len(cells), np.nan)
    bridge[inverse] = pairs.bridge[~inner]
    pairs.left, pairs.right = np.divmod(cells, len(went))
    pairs.bridge = np.where(is_as_before[pairs.left] & is_as_before[pairs.right], bridge, np.nan)
    pairs.total = sums(inverse, pairs.total[~inner])
    discount = np.ones(len(cells))
    discount[inverse] = pairs.discount[~inner]  # two single articles form only one pair
    pairs.discount = discount
    return went

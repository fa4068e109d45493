"""clusters → the same clusters, except that each stray joins the large cluster that it is clearly most like.

A stray is an article that was linked with no other. A headline shares few words with any other single
headline, but a large cluster holds most of the words in which its event is told. So the bar is lower for a
larger cluster, and on a quiet day, which has no large clusters, no stray is attached. A stray whose second
most similar cluster is nearly as similar stays alone, and a similarity that rests on one word counts by half.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.effective_terms import effective_terms_of
from digest.cluster.merge import RUNNING_TEXT, fullness, numbered
from digest.cluster.neighbours import neighbours
from digest.cluster.sparse import mean_of, means

if TYPE_CHECKING:
    from digest.cluster.arrays import Amounts, ClusterOfCluster, ClusterOfRow, Days, Flags
    from digest.cluster.merge import Bars
    from digest.cluster.neighbours import Edges
    from digest.cluster.sparse import Rows

LEAST_HOME = 3
"""Least number of articles of a cluster that takes in a stray (decision 0008)."""
MOST_HEADLINES = 8
"""A cluster of at most this many headlines may join a larger cluster as a whole; a running text joins one
only when it is alone (decision 0008)."""
FALL = 0.3
"""Exponent by which the bar falls with size: for a cluster n times as large as `LEAST_HOME` the bar is
divided by n to this power, so a bar of .20 at three articles is .10 at thirty (decision 0008)."""
LONGER = 1.2
"""A running text joins from this many times the bar's cosine on: at the bar itself a report on a cup final
joined the storm that flooded its stadium (decision 0036)."""
RATIO_TO_SECOND = 1.3
"""Minimum ratio of the best to the second-best similarity (Lowe's ratio test; decision 0008)."""
ENOUGH_TERMS = 2.0
"""A similarity that rests on at least this many effective terms counts in full; below, it is multiplied by
their number over this one (decision 0036)."""
FLOOR = 0.04
"""Pairs of clusters below this cosine are not compared: it is the bar of the largest clusters. Chosen by
reading; not measured."""


def attach_strays(rows: Rows, days: Days, clusters: ClusterOfRow, bars: Bars) -> ClusterOfRow:
    """The cluster of each row, numbered from 0, after the strays have joined."""
    clusters = numbered(clusters, days)
    centres = _of_unit_length(means(rows, clusters))
    sizes = np.bincount(clusters)
    full = mean_of(fullness(rows), clusters)
    near = neighbours(centres, mean_of(days, clusters), FLOOR, full)
    is_short = full < RUNNING_TEXT
    is_stray = (sizes == 1) | (is_short & (sizes <= MOST_HEADLINES))
    bar = bars.stray * np.where(is_short, 1.0, LONGER)
    home = _homes(near, centres, sizes.astype(float), is_stray, bar)
    while not np.array_equal(home, home[home]):  # a small cluster may itself have been taken in
        home = home[home]
    return home[clusters]


def _homes(near: Edges, centres: Rows, sizes: Amounts, is_stray: Flags, bar: Amounts) -> ClusterOfCluster:
    """The larger cluster that each cluster joins, or its own number where it joins none."""
    stray, home = np.concatenate([near.left, near.right]), np.concatenate([near.right, near.left])
    weight = np.concatenate([near.weight, near.weight])
    fits = is_stray[stray] & (sizes[home] >= LEAST_HOME) & (sizes[home] > sizes[stray])
    stray, home, weight = stray[fits], home[fits], weight[fits]
    gains = weight / bar[stray] * (sizes[home] / (LEAST_HOME * sizes[stray])) ** FALL
    asked = np.flatnonzero(gains * RATIO_TO_SECOND >= 1.0)  # less alike ones can be neither first nor second
    terms = effective_terms_of(centres, stray[asked], home[asked])
    gains[asked] *= np.minimum(terms / ENOUGH_TERMS, 1.0)
    gains = np.round(gains, 9)
    order = np.lexsort((gains, stray))
    stray, home, gains = stray[order], home[order], gains[order]
    is_first = np.diff(stray, prepend=-1) != 0
    is_last = np.diff(stray, append=-1) != 0  # sorted by gain: the last is the most similar
    second = np.where(is_first, 0.0, np.roll(gains, 1))
    joins = is_last & (gains >= 1.0) & (gains >= RATIO_TO_SECOND * second)
    went = np.arange(len(sizes))
    went[stray[joins]] = home[joins]
    return went


def _of_unit_length(rows: Rows) -> Rows:
    lengths = np.sqrt(rows.squares())
    return replace(rows, values=rows.values / np.maximum(lengths, 1e-12)[rows.row_of_entry])

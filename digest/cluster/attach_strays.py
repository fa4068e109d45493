"""clusters → the same, except that each stray joins the large cluster that it is clearly most like.

A stray is an article that nothing was linked with. A headline shares few words with any other single
headline, but a large cluster shows which words an event is told in. So the bar falls with the size of the
cluster that would take the stray in, and on a sparse day, which has no large clusters, nothing happens. A
stray that is nearly as much like a second cluster stays alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.merge import RUNNING_TEXT, fullness, numbered
from digest.cluster.neighbours import neighbours
from digest.cluster.sparse import mean_of, means

if TYPE_CHECKING:
    from digest.cluster.arrays import Amounts, ClusterOfCluster, ClusterOfRow, Days, Flags
    from digest.cluster.merge import Bars
    from digest.cluster.neighbours import Edges
    from digest.cluster.sparse import Rows

LEAST_HOME = 3
"""Articles that a cluster needs to take a stray in (decision 0008)."""
MOST_HEADLINES = 8
"""Headlines that a cluster may have to be taken in as a whole; of running texts only single ones are taken in
(decision 0008)."""
FALL = 0.3
"""Exponent by which the bar falls: of a cluster n times as large as `LEAST_HOME` the bar is divided by n to
this power, so that .24 at three articles is .12 at thirty (decision 0008)."""
RATIO_TO_SECOND = 1.3
"""Minimum ratio of the best to the second-best similarity (Lowe's ratio test; decision 0008)."""
FLOOR = 0.04
"""Cosine below which no pair of clusters is looked at: the bar of the largest clusters. Chosen by reading;
not measured."""


def attach_strays(rows: Rows, days: Days, clusters: ClusterOfRow, bars: Bars) -> ClusterOfRow:
    """For each row its cluster after the strays have joined; numbered from 0."""
    clusters = numbered(clusters, days)
    centres = _of_unit_length(means(rows, clusters))
    sizes = np.bincount(clusters)
    full = mean_of(fullness(rows), clusters)
    near = neighbours(centres, mean_of(days, clusters), FLOOR, full)
    is_short = full < RUNNING_TEXT
    is_stray = (sizes == 1) | (is_short & (sizes <= MOST_HEADLINES))
    home = _homes(near, sizes.astype(float), is_stray, bars)
    while not np.array_equal(home, home[home]):  # a small cluster may itself have been taken in
        home = home[home]
    return home[clusters]


def _homes(near: Edges, sizes: Amounts, is_stray: Flags, bars: Bars) -> ClusterOfCluster:
    """For each cluster the larger cluster that takes it in, or its own number."""
    stray, home = np.concatenate([near.left, near.right]), np.concatenate([near.right, near.left])
    weight = np.concatenate([near.weight, near.weight])
    fits = is_stray[stray] & (sizes[home] >= LEAST_HOME) & (sizes[home] > sizes[stray])
    stray, home, weight = stray[fits], home[fits], weight[fits]
    gains = np.round(weight / bars.stray * (sizes[home] / (LEAST_HOME * sizes[stray])) ** FALL, 9)
    order = np.lexsort((gains, stray))
    stray, home, gains = stray[order], home[order], gains[order]
    is_first = np.diff(stray, prepend=-1) != 0
    is_last = np.diff(stray, append=-1) != 0  # a stray's homes rise: the last is the one it is most like
    second = np.where(is_first, 0.0, np.roll(gains, 1))
    joins = is_last & (gains >= 1.0) & (gains >= RATIO_TO_SECOND * second)
    went = np.arange(len(sizes))
    went[stray[joins]] = home[joins]
    return went


def _of_unit_length(rows: Rows) -> Rows:
    lengths = np.sqrt(rows.squares())
    return replace(rows, values=rows.values / np.maximum(lengths, 1e-12)[rows.row_of_entry])

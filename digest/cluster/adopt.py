"""clusters → the same, but that each article left alone joins the large cluster it is clearly most like.

A headline shares few words with any other single headline, but a large cluster shows which words an event is
told in. So the bar falls with the size of the cluster that would take it in, and on a sparse day, which has
no large clusters, nothing happens. What is nearly as much like a second cluster stays alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.merge import RUNNING, fullness, numbered
from digest.cluster.neighbours import neighbours
from digest.cluster.sparse import mean_of, means

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from digest.cluster.merge import Bars
    from digest.cluster.neighbours import Edges
    from digest.cluster.sparse import Rows

HOME = 3
"""Articles that a cluster needs to take another in."""
HANDFUL = 8
"""A cluster of so few headlines may be taken in as a whole; of running texts, only single ones are."""
FALL = 0.3
"""The bar falls with the power of how many times larger the cluster is."""
CLEARLY = 1.3
"""How many times as much like the first as the second cluster a stray must be."""
FLOOR = 0.04
"""The bar for the largest clusters."""


def adopt(rows: Rows, days: NDArray[np.float64], labels: NDArray[np.int64], bars: Bars) -> NDArray[np.int64]:
    """`labels` after the strays have joined; numbered from 0."""
    labels = numbered(labels, days)
    centres = _unit(means(rows, labels))
    sizes = np.bincount(labels)
    full = mean_of(fullness(rows), labels)
    near = neighbours(centres, mean_of(days, labels), FLOOR, full)
    is_short = full < RUNNING
    is_stray = (sizes == 1) | (is_short & (sizes <= HANDFUL))
    home = _homes(near, sizes.astype(float), is_stray, bars)
    while not np.array_equal(home, home[home]):  # a small cluster may itself have been taken in
        home = home[home]
    return home[labels]


def _homes(
    near: Edges, sizes: NDArray[np.float64], is_stray: NDArray[np.bool_], bars: Bars
) -> NDArray[np.int64]:
    """Where each cluster goes: a larger one, or itself."""
    stray, home = np.concatenate([near.left, near.right]), np.concatenate([near.right, near.left])
    weight = np.concatenate([near.weight, near.weight])
    fits = is_stray[stray] & (sizes[home] >= HOME) & (sizes[home] > sizes[stray])
    stray, home, weight = stray[fits], home[fits], weight[fits]
    gains = np.round(weight / bars.stray * (sizes[home] / (HOME * sizes[stray])) ** FALL, 9)
    order = np.lexsort((gains, stray))
    stray, home, gains = stray[order], home[order], gains[order]
    is_first = np.diff(stray, prepend=-1) != 0
    is_last = np.diff(stray, append=-1) != 0  # a stray's homes rise: the last is the one it is most like
    second = np.where(is_first, 0.0, np.roll(gains, 1))
    joins = is_last & (gains >= 1.0) & (gains >= CLEARLY * second)
    went = np.arange(len(sizes))
    went[stray[joins]] = home[joins]
    return went


def _unit(rows: Rows) -> Rows:
    lengths = np.sqrt(rows.squares())
    return replace(rows, values=rows.values / np.maximum(lengths, 1e-12)[rows.owners])

"""Chinese whispers, a clustering of graphs: every node takes the label of most weight among its neighbours.

Biemann, "Chinese Whispers" (TextGraphs 2006). The work is linear in the number of pairs, and the same setting
serves sparse and dense parts of a graph. The original updates the nodes in random order. Here half of the
nodes are updated at a time, and a hash of each node decides which half it is in and which of two labels of
equal weight it takes. So the result does not depend on the order of the input. Every round takes another bit
of the hash for the halves: two nodes of one half that have only each other would swap labels for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from digest.cluster.arrays import ClusterOfRow, Hashes, RowIds, Similarities
    from digest.cluster.neighbours import Edges

ROUNDS = 10
"""Every node is updated at most this many times; labels hardly change after a few, and 16 rounds gave the
same scores (decision 0036)."""


def whisper(hashes: Hashes, edges: Edges) -> ClusterOfRow:
    """The label of each node, one for each of `hashes`; a node without neighbours keeps its own number."""
    labels = np.arange(len(hashes))
    if not len(edges.left):
        return labels
    source = np.concatenate([edges.left, edges.right])
    target = np.concatenate([edges.right, edges.left])
    weight = np.concatenate([edges.weight, edges.weight])
    for turn in range(ROUNDS):
        before = labels
        half = (hashes >> np.uint64(turn) & np.uint64(1)).astype(bool)[source]
        for part in (half, ~half):
            labels = _after_listening(labels, hashes, source[part], target[part], weight[part])
        if np.array_equal(before, labels):
            break
    return labels


def _after_listening(
    labels: ClusterOfRow, hashes: Hashes, source: RowIds, target: RowIds, weight: Similarities
) -> ClusterOfRow:
    """The `labels` after every node in `source` took the label of most weight among its targets."""
    pairs, inverse = np.unique(source * len(labels) + labels[target], return_inverse=True)
    heard = np.round(np.bincount(inverse, weight), 9)  # equal sums must tie in whatever order they were added
    listeners, said = np.divmod(pairs, len(labels))
    order = np.lexsort((hashes[said], heard, listeners))
    last = np.append(listeners[order][1:] != listeners[order][:-1], True) if len(order) else np.zeros(0, bool)
    taken = labels.copy()
    taken[listeners[order][last]] = said[order][last]
    return taken

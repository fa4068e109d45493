"""Chinese whispers: every node takes the label that weighs most among its neighbours.

Biemann, "Chinese Whispers" (TextGraphs 2006). The work is linear in the number of pairs, and the same setting
serves sparse and dense parts of a graph. The original goes through the nodes at random. Here half of the
nodes listen at a time, and a hash of each node decides both which half it is in and which of two equally
heavy labels it takes: the same input gives the same labels in any order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from digest.cluster.arrays import ClusterOfRow, Hashes, RowIds, Similarities
    from digest.cluster.neighbours import Edges

ROUNDS = 10
"""Times, at most, that every node listens; labels hardly change after a few. Chosen by reading; not
measured."""


def whisper(hashes: Hashes, edges: Edges) -> ClusterOfRow:
    """A label for each node, which has an entry of its own in `hashes`; a node alone keeps its own number."""
    labels = np.arange(len(hashes))
    if not len(edges.left):
        return labels
    source = np.concatenate([edges.left, edges.right])
    target = np.concatenate([edges.right, edges.left])
    weight = np.concatenate([edges.weight, edges.weight])
    half = (hashes & np.uint64(1)).astype(bool)[source]
    halves = [(source[part], target[part], weight[part]) for part in (half, ~half)]
    for _ in range(ROUNDS):
        before = labels
        for part in halves:
            labels = _after_listening(labels, hashes, *part)
        if np.array_equal(before, labels):
            break
    return labels


def _after_listening(
    labels: ClusterOfRow, hashes: Hashes, source: RowIds, target: RowIds, weight: Similarities
) -> ClusterOfRow:
    """The `labels` after every node in `source` took the heaviest label among its targets."""
    pairs, inverse = np.unique(source * len(labels) + labels[target], return_inverse=True)
    heard = np.round(np.bincount(inverse, weight), 9)  # sums in another order must tie alike
    listeners, said = np.divmod(pairs, len(labels))
    order = np.lexsort((hashes[said], heard, listeners))
    last = np.append(listeners[order][1:] != listeners[order][:-1], True) if len(order) else np.zeros(0, bool)
    taken = labels.copy()
    taken[listeners[order][last]] = said[order][last]
    return taken

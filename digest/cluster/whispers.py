"""Chinese whispers: every node takes the label that weighs most among its neighbours.

Biemann, "Chinese Whispers" (TextGraphs 2006). It is linear in the number of pairs and even across densities.
Unlike the original, which goes through the nodes at random, half of the nodes listen at a time, and both the
halves and the ties are decided by a hash of the node: the same input gives the same labels in any order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from digest.cluster.neighbours import Edges

ROUNDS = 10


def whisper(hashes: NDArray[np.uint64], edges: Edges) -> NDArray[np.int64]:
    """A label for each node (each its own `hashes` entry); alone, a node keeps its own number."""
    count = len(hashes)
    labels = np.arange(count)
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
            labels = _listened(labels, hashes, *part)
        if np.array_equal(before, labels):
            break
    return labels


def _listened(
    labels: NDArray[np.int64],
    hashes: NDArray[np.uint64],
    source: NDArray[np.int64],
    target: NDArray[np.int64],
    weight: NDArray[np.float64],
) -> NDArray[np.int64]:
    """`labels` after every node in `source` took the heaviest label among its targets."""
    pairs, inverse = np.unique(source * len(labels) + labels[target], return_inverse=True)
    heard = np.round(np.bincount(inverse, weight), 9)  # sums in another order must tie alike
    listeners, said = np.divmod(pairs, len(labels))
    order = np.lexsort((hashes[said], heard, listeners))
    last = np.append(listeners[order][1:] != listeners[order][:-1], True) if len(order) else np.zeros(0, bool)
    spoken = labels.copy()
    spoken[listeners[order][last]] = said[order][last]
    return spoken

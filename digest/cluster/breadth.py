"""Pairs of rows → how broadly they are alike: on many terms a little, or on one or two a lot.

"Winter" and "Olympics" alone, or one stabbing and another, make two blurbs as much alike as an event told
twice. The number of terms that two rows share *in effect* is the square of their dot product over the squares
of what each term adds to it: the inverse of the Herfindahl index of the terms' shares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.sparse import products, sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from digest.cluster.sparse import Rows

ENOUGH = 3.5
"""Terms in effect from which a likeness counts in full; below, in proportion (decision 0008)."""
AT_ONCE = 4_096
"""Pairs looked at in one go: it bounds the memory."""


def discount(rows: Rows, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """For each pair of rows what its likeness is multiplied by: 1.0 when they share terms enough."""
    runs = range(0, len(left), AT_ONCE)
    found = [shared(rows, left[run : run + AT_ONCE], right[run : run + AT_ONCE]) for run in runs]
    return np.minimum(1.0, np.concatenate([*found, np.zeros(0)]) / ENOUGH)


def shared(rows: Rows, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.float64]:
    """How many terms each pair of rows shares in effect; 0 when none."""
    number, amounts = products(rows, left, right)
    total, squares = (sums(number, each, len(left)) for each in (amounts, amounts**2))
    return np.asarray(total**2 / np.maximum(squares, 1e-18), np.float64)

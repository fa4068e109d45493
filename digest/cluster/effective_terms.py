"""Pairs of rows → how many terms they share in effect, and how much less their similarity counts for few.

"Winter" and "Olympics" alone, or one stabbing and another, make two blurbs as similar as an event told twice.
The number of terms that two rows share *in effect* is the square of their dot product over the sum of the
squares of what each term adds to it: the inverse of the Herfindahl index of the terms' shares. It is n where
n terms add the same, and 1 where one term adds it all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.sparse import shared_products, sums

if TYPE_CHECKING:
    from digest.cluster.arrays import Amounts, RowIds
    from digest.cluster.sparse import Rows

ENOUGH_TERMS = 3.5
"""Effective terms from which a similarity counts in full; below, it counts in proportion (decision 0008)."""
PAIRS_AT_ONCE = 4_096
"""Pairs looked at in one go. It bounds the memory and changes no result; chosen by reading, not measured."""


def discounts(rows: Rows, left: RowIds, right: RowIds) -> Amounts:
    """For each pair of rows the factor, 0 to 1, by which its similarity counts: 1 from `ENOUGH_TERMS`."""
    runs = range(0, len(left), PAIRS_AT_ONCE)
    found = [
        effective_terms(rows, left[run : run + PAIRS_AT_ONCE], right[run : run + PAIRS_AT_ONCE])
        for run in runs
    ]
    return np.minimum(1.0, np.concatenate([*found, np.zeros(0)]) / ENOUGH_TERMS)


def effective_terms(rows: Rows, left: RowIds, right: RowIds) -> Amounts:
    """How many terms each pair of rows shares in effect; 0 when it shares none."""
    pair, amounts = shared_products(rows, left, right)
    total, squares = (sums(pair, each, len(left)) for each in (amounts, amounts**2))
    return np.asarray(total**2 / np.maximum(squares, 1e-18), np.float64)

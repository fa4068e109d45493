"""Pairs of rows → how many terms they effectively share, and a discount on similarities that rest on few.

"Winter" and "Olympics" alone, or one stabbing and another, make two blurbs as similar as an event told twice.
The number of *effective* terms of two rows is the inverse of the Herfindahl index of the terms' shares: the
square of the rows' dot product, divided by the sum of the squares of what each term adds to it. It is n if n
terms add the same amount, and 1 if a single term adds the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.sparse import shared_products, sums

if TYPE_CHECKING:
    from digest.cluster.arrays import Amounts, RowIds
    from digest.cluster.sparse import Rows

ENOUGH_TERMS = 4.2
"""A similarity that rests on at least this many effective terms counts in full; below, it is multiplied by
their number over this one. It was 3.5 before the bar for headlines fell (decision 0036)."""
PAIRS_AT_ONCE = 4_096
"""Pairs computed at a time. It bounds memory and changes no result; chosen by reading, not measured."""


def discounts(rows: Rows, left: RowIds, right: RowIds) -> Amounts:
    """The factor, 0 to 1, on the similarity of each pair of rows; it is 1 from `ENOUGH_TERMS` on."""
    return np.minimum(1.0, effective_terms_of(rows, left, right) / ENOUGH_TERMS)


def effective_terms_of(rows: Rows, left: RowIds, right: RowIds) -> Amounts:
    """What `effective_terms` tells, for any number of pairs: so many are computed at a time as fit memory."""
    runs = range(0, len(left), PAIRS_AT_ONCE)
    found = [
        effective_terms(rows, left[run : run + PAIRS_AT_ONCE], right[run : run + PAIRS_AT_ONCE])
        for run in runs
    ]
    return np.concatenate([*found, np.zeros(0)])


def effective_terms(rows: Rows, left: RowIds, right: RowIds) -> Amounts:
    """The number of effective terms of each pair of rows; 0 for a pair that shares no term."""
    pair, amounts = shared_products(rows, left, right)
    total, squares = (sums(pair, each, len(left)) for each in (amounts, amounts**2))
    return np.asarray(total**2 / np.maximum(squares, 1e-18), np.float64)

"""Pairs of clusters → a discount on a similarity between short texts that rests on hardly more than one word.

The cosine of two means is high as soon as both means hold one strong word: a crowd of headlines on a maker's
smart home and one on home prices have only "home" in common. How many terms a similarity rests on is the
number of effective terms (`effective_terms`) of the two means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.effective_terms import effective_terms_of
from digest.cluster.sparse import means

if TYPE_CHECKING:
    from digest.cluster.arrays import Amounts, ClusterIds, ClusterOfRow
    from digest.cluster.sparse import Rows

ENOUGH_TERMS = 1.8
"""A similarity that rests on at least this many effective terms counts in full (decision 0036)."""
POWER = 2.0
"""Below, it is multiplied by the share of them to this power, so by .31 at one term (decision 0036)."""
LEAST_GAIN = ENOUGH_TERMS**-POWER
"""What the discount leaves of a similarity at least, which is that of one term."""
SHORT = 0.8
"""The discount is for clusters of texts below this mean fullness; full texts share more words (decision
0036)."""


def bridge_discounts(rows: Rows, clusters: ClusterOfRow, left: ClusterIds, right: ClusterIds) -> Amounts:
    """The factor on the similarity of each pair of clusters; it is 1 from `ENOUGH_TERMS` on."""
    if not len(left):
        return np.ones(0)
    both = np.union1d(left, right)
    members = np.flatnonzero(np.isin(clusters, both))
    centres = means(rows.take(members), np.searchsorted(both, clusters[members]))
    terms = effective_terms_of(centres, np.searchsorted(both, left), np.searchsorted(both, right))
    return np.asarray(np.minimum(terms / ENOUGH_TERMS, 1.0) ** POWER, np.float64)

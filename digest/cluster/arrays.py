"""What the arrays of linking hold: each alias says what the numbers are, and what the places stand for.

A *row* is an article's row in a sparse matrix (`sparse.Rows`), a *term* is a column of it, an *entry* is one
number in it. A *pair* is two rows or two clusters that are compared; arrays about pairs are as long as there
are pairs, and arrays about rows as long as there are rows.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

# --------------------------------------------------------------------------- numbers of things

RowIds: TypeAlias = NDArray[np.int64]
"""Numbers of rows."""
TermIds: TypeAlias = NDArray[np.int64]
"""Numbers of terms."""
EntryIds: TypeAlias = NDArray[np.int64]
"""Numbers of entries."""
PairIds: TypeAlias = NDArray[np.int64]
"""Numbers of pairs."""
ClusterIds: TypeAlias = NDArray[np.int64]
"""Numbers of clusters."""
GroupIds: TypeAlias = NDArray[np.int64]
"""Numbers of whatever amounts are added up by: rows, clusters or pairs."""

# --------------------------------------------------------------------------- for each row or cluster

ClusterOfRow: TypeAlias = NDArray[np.int64]
"""For each row the number of its cluster."""
StoryOfRow: TypeAlias = NDArray[np.int64]
"""For each row the number of the story that earlier editions had it in, `known_clusters.NEW` for none."""
ClusterOfCluster: TypeAlias = NDArray[np.int64]
"""For each cluster the number of the cluster that it is part of by now."""
Offsets: TypeAlias = NDArray[np.int64]
"""For each row (or term) the place of its first entry, and behind the last one the number of entries."""
Days: TypeAlias = NDArray[np.float64]
"""For each row (or cluster) its date, in days."""
Fullness: TypeAlias = NDArray[np.float64]
"""For each row (or cluster) how much text it stands for: 0 a headline, 1 a full text."""
Hashes: TypeAlias = NDArray[np.uint64]
"""For each row (or cluster) a number that depends on the article's address alone, to break ties by."""
Vectors: TypeAlias = NDArray[np.float64]
"""For each row (or cluster) a vector of a sentence model; no columns where no model is asked."""

# --------------------------------------------------------------------------- amounts

Amounts: TypeAlias = NDArray[np.float64]
"""Real numbers, one a row, cluster, pair or entry."""
Similarities: TypeAlias = NDArray[np.float64]
"""For each pair (or row) a similarity: a dot product of rows of unit length, 0 to 1."""
Gains: TypeAlias = NDArray[np.float64]
"""For each pair how many times the bar its similarity is: from 1.0 the two belong together."""
Flags: TypeAlias = NDArray[np.bool_]
"""Whether something holds, one a row, cluster or pair."""

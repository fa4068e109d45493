"""Types for the arrays of linking: each alias says what an element means and what its index counts.

A *row* is an article's row in a sparse matrix (`sparse.Rows`), a *term* is a column of it, an *entry* is one
number in it. A *pair* is two rows or two clusters that are compared. An array about pairs has one element a
pair, an array about rows one element a row.
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
"""For each amount the number of the group (a row, cluster or pair) whose sum it is added to."""

# --------------------------------------------------------------------------- for each row or cluster

ClusterOfRow: TypeAlias = NDArray[np.int64]
"""For each row the number of its cluster."""
StoryOfRow: TypeAlias = NDArray[np.int64]
"""For each row the number of its story in earlier editions, or `known_clusters.NEW` if it had none."""
ClusterOfCluster: TypeAlias = NDArray[np.int64]
"""For each cluster the number of the cluster that it has been merged into, or its own number."""
Offsets: TypeAlias = NDArray[np.int64]
"""For each row (or term) the index of its first entry; one more element holds the number of entries."""
Days: TypeAlias = NDArray[np.float64]
"""For each row (or cluster) its date, in days."""
Fullness: TypeAlias = NDArray[np.float64]
"""For each row (or cluster) how much text it stands for: 0 a headline, 1 a full text."""
Hashes: TypeAlias = NDArray[np.uint64]
"""For each row (or cluster) a number that depends on the article's address alone, to break ties by."""
Vectors: TypeAlias = NDArray[np.float64]
"""For each row (or cluster) the vector of a sentence model; the array has no columns without a model."""

# --------------------------------------------------------------------------- amounts

Amounts: TypeAlias = NDArray[np.float64]
"""Real numbers, one a row, cluster, pair or entry."""
Similarities: TypeAlias = NDArray[np.float64]
"""For each pair (or row) a similarity: a dot product of rows of unit length, 0 to 1."""
Gains: TypeAlias = NDArray[np.float64]
"""For each pair its similarity divided by the bar: from 1.0 the two belong together."""
Flags: TypeAlias = NDArray[np.bool_]
"""One truth value a row, cluster or pair."""

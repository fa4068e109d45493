"""Sparse matrices stored by rows, with the few operations that linking needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.cluster.arrays import (
        Amounts,
        ClusterOfRow,
        EntryIds,
        GroupIds,
        Offsets,
        PairIds,
        RowIds,
        Similarities,
        TermIds,
    )


def sums(group: GroupIds, amounts: Amounts, count: int = 0) -> Amounts:
    """The sum of the amounts of each group, numbered from 0; the result has at least `count` elements."""
    return np.bincount(group, amounts, minlength=count).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Rows:
    """A sparse matrix: row `i` has `columns` and `values` from ``starts[i]`` to ``starts[i + 1]``."""

    starts: Offsets
    columns: TermIds
    """The term of each entry, in ascending order within a row."""
    values: Amounts
    """The number that each entry holds."""
    width: int
    """The number of terms."""
    patterned: Amounts | None = None
    """How far each row is a text that fills a pattern, 0 to 1 (`patterns`); `None` if no row does."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def row_of_entry(self) -> RowIds:
        """The row of each entry."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def take(self, wanted: RowIds) -> Rows:
        """A matrix of the `wanted` rows alone; their numbers must be in ascending order."""
        kept = np.isin(self.row_of_entry, wanted)
        starts = np.concatenate([[0], np.cumsum(np.diff(self.starts)[wanted])])
        return Rows(
            starts=starts,
            columns=self.columns[kept],
            values=self.values[kept],
            width=self.width,
            patterned=None if self.patterned is None else self.patterned[wanted],
        )

    def squares(self) -> Amounts:
        """The dot product of each row with itself."""
        return sums(self.row_of_entry, self.values**2, len(self))

    def against(self, other: Rows, row: int) -> Similarities:
        """The dot product of every row with one row of `other`, a matrix of the same terms."""
        own = slice(int(other.starts[row]), int(other.starts[row + 1]))
        dense = np.zeros(self.width)
        dense[other.columns[own]] = other.values[own]
        return sums(self.row_of_entry, dense[self.columns] * self.values, len(self))


def rows_of(starts: Sequence[int], columns: Sequence[int], values: Sequence[float], width: int) -> Rows:
    """A matrix made from plain sequences."""
    return Rows(
        starts=np.asarray(starts, np.int64),
        columns=np.asarray(columns, np.int64),
        values=np.asarray(values, np.float64),
        width=width,
    )


def means(rows: Rows, clusters: ClusterOfRow) -> Rows:
    """The mean row of each cluster; cluster numbers must start at 0 and have no gap."""
    cells, inverse = np.unique(clusters[rows.row_of_entry] * rows.width + rows.columns, return_inverse=True)
    cluster, column = np.divmod(cells, max(rows.width, 1))
    sizes = np.bincount(clusters)
    return Rows(
        starts=np.searchsorted(cluster, np.arange(len(sizes) + 1)),
        columns=column,
        values=sums(inverse, rows.values) / sizes[cluster],
        width=rows.width,
        patterned=None if rows.patterned is None else mean_of(rows.patterned, clusters),
    )


def mean_of(values: Amounts, clusters: ClusterOfRow) -> Amounts:
    """The mean value of each cluster's rows; 0 for a number that no row has."""
    return sums(clusters, values) / np.maximum(np.bincount(clusters), 1)


def shared_products(rows: Rows, left: RowIds, right: RowIds) -> tuple[PairIds, Amounts]:
    """For each term shared by a pair: the pair's number, and what the term adds to its dot product."""
    pair, ours = _entries(rows, left)
    same_pair, theirs = _entries(rows, right)
    cells, their_cells = pair * rows.width + rows.columns[ours], same_pair * rows.width + rows.columns[theirs]
    _, here, there = np.intersect1d(cells, their_cells, assume_unique=True, return_indices=True)
    return pair[here], rows.values[ours[here]] * rows.values[theirs[there]]


def _entries(rows: Rows, wanted: RowIds) -> tuple[PairIds, EntryIds]:
    """For each entry of the `wanted` rows: the index of its row in `wanted`, and the entry's number."""
    lengths = np.diff(rows.starts)[wanted]
    place = np.repeat(np.arange(len(wanted)), lengths)
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return place, rows.starts[wanted][place] + within

"""Sparse matrices by rows, as much of them as linking needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def sums(places: NDArray[np.int64], amounts: NDArray[np.float64], length: int = 0) -> NDArray[np.float64]:
    """At each place the sum of the amounts that belong there; at least `length` places."""
    return np.bincount(places, amounts, minlength=length).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Rows:
    """A sparse matrix: row `i` has `columns` and `values` from ``starts[i]`` to ``starts[i + 1]``."""

    starts: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: NDArray[np.float64]
    width: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def owners(self) -> NDArray[np.int64]:
        """The row of each entry."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def take(self, places: NDArray[np.int64]) -> Rows:
        """The rows at `places`, which rise."""
        kept = np.isin(self.owners, places)
        starts = np.concatenate([[0], np.cumsum(np.diff(self.starts)[places])])
        return Rows(starts=starts, columns=self.columns[kept], values=self.values[kept], width=self.width)

    def squares(self) -> NDArray[np.float64]:
        """The dot product of each row with itself."""
        return sums(self.owners, self.values**2, len(self))

    def against(self, other: Rows, row: int) -> NDArray[np.float64]:
        """The dot product of every row with one row of a matrix of the same columns."""
        own = slice(int(other.starts[row]), int(other.starts[row + 1]))
        dense = np.zeros(self.width)
        dense[other.columns[own]] = other.values[own]
        return sums(self.owners, dense[self.columns] * self.values, len(self))


def rows_of(starts: Sequence[int], columns: Sequence[int], values: Sequence[float], width: int) -> Rows:
    """Rows out of plain sequences."""
    return Rows(
        starts=np.asarray(starts, np.int64),
        columns=np.asarray(columns, np.int64),
        values=np.asarray(values, np.float64),
        width=width,
    )


def means(rows: Rows, labels: NDArray[np.int64]) -> Rows:
    """The mean row of each label, which are numbers from 0."""
    cells, inverse = np.unique(labels[rows.owners] * rows.width + rows.columns, return_inverse=True)
    owner, column = np.divmod(cells, max(rows.width, 1))
    sizes = np.bincount(labels)
    return Rows(
        starts=np.searchsorted(owner, np.arange(len(sizes) + 1)),
        columns=column,
        values=sums(inverse, rows.values) / sizes[owner],
        width=rows.width,
    )


def mean_of(values: NDArray[np.float64], labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """The mean value of each label."""
    return sums(labels, values) / np.bincount(labels)


def products(
    rows: Rows, left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """What each column that a pair of rows shares adds to their dot product, and the number of the pair."""
    own, ours = _entries(rows, left)
    other, theirs = _entries(rows, right)
    cells, their_cells = own * rows.width + rows.columns[ours], other * rows.width + rows.columns[theirs]
    _, here, there = np.intersect1d(cells, their_cells, assume_unique=True, return_indices=True)
    return own[here], rows.values[ours[here]] * rows.values[theirs[there]]


def _entries(rows: Rows, wanted: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each entry of the `wanted` rows, which of them it is in, and where the matrix has it."""
    lengths = np.diff(rows.starts)[wanted]
    number = np.repeat(np.arange(len(wanted)), lengths)
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return number, rows.starts[wanted][number] + within

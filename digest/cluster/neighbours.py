"""sparse rows in order of time → the pairs that are similar, found with an inverted index and a time window.

Rows that are far apart in time are never compared, so the work grows with the length of a window times its
density, not with the square of the number of rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.sparse import sums

if TYPE_CHECKING:
    from digest.cluster.arrays import Amounts, Days, Fullness, RowIds, Similarities
    from digest.cluster.sparse import Rows

HEADLINES_A_DAY = 0.3
"""The similarity of two headlines is multiplied by this share for each day between them. Of pairs of
headlines with a cosine from .3 to .5, 94 of 100 are about one event on the same day, 37 a day apart, 31 two
days apart (UCI; decision 0008)."""
TEXTS_A_DAY = 0.8
"""The same share for two full texts; texts in between get one in between, by fullness. A report of the next
day tells the event again in the same words: the score of dated full texts is level from .8 to .9, and .02
lower at .5 (NeuS; decision 0036)."""
BETWEEN_PATTERNED = 0.5
"""The similarity of two texts that fill a pattern is multiplied by this: little fills their slots, and often
small figures, so that some of it is the same by chance (decision 0037)."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Pairs of rows, `left` < `right`, with their similarity."""

    left: RowIds
    right: RowIds
    weight: Similarities


def decay(days: Days, fullness: Fullness) -> Amounts:
    """The share of a similarity that is left after `days`: nearly all within a day, then less each day."""
    return np.asarray(_left_a_day(fullness) ** np.minimum(days, days**3), np.float64)


def _left_a_day(fullness: Fullness) -> Amounts:
    return np.asarray(HEADLINES_A_DAY ** (1 - fullness) * TEXTS_A_DAY**fullness, np.float64)


def between_patterned(one: float | Amounts, others: Amounts) -> Amounts:
    """What is left of the similarity of rows that fill patterns as far as is said, 0 to 1."""
    return np.asarray(1 - (1 - BETWEEN_PATTERNED) * one * others, np.float64)


def neighbours(rows: Rows, days: Days, floor: float, fullness: Fullness) -> Edges:
    """All pairs whose dot product, after `decay` for the days between them, is at least `floor`.

    The rows must be in order of `days`.
    """
    slowest = _left_a_day(fullness.max(initial=0.0, keepdims=True))
    reach_days = 1.0 + max(0.0, float((np.log(floor) / np.log(slowest))[0]))
    ends = np.searchsorted(days, days + reach_days, side="right")
    index = _Postings(rows)
    counts, rights, weights = np.zeros(len(rows), np.int64), [np.zeros(0, np.int64)], [np.zeros(0)]
    for row in range(len(rows)):
        first, end = row + 1, int(ends[row])
        if first >= end:
            continue
        products = index.products(row, first, end)
        near = np.flatnonzero(products >= floor)
        counts[row] = len(near)
        rights.append(near + first)
        weights.append(products[near])
    left, right = np.repeat(np.arange(len(rows)), counts), np.concatenate(rights)
    faded = np.concatenate(weights) * decay(days[right] - days[left], (fullness[right] + fullness[left]) / 2)
    if rows.patterned is not None:
        faded *= between_patterned(rows.patterned[left], rows.patterned[right])
    kept = faded >= floor
    return Edges(left=left[kept], right=right[kept], weight=faded[kept])


class _Postings:
    """An inverted index: for each term its rows, in order, with the value of the term in each."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        order = np.argsort(rows.columns, kind="stable")
        self._row_ids = rows.row_of_entry[order]
        self._values = rows.values[order]
        self._starts = np.searchsorted(rows.columns[order], np.arange(rows.width + 1))
        # the index of each matrix entry among all postings
        self._places = np.empty(len(order), np.int64)
        self._places[order] = np.arange(len(order))

    def products(self, row: int, first: int, end: int) -> Similarities:
        """The dot products of `row` with the rows from `first` to `end`."""
        own = slice(int(self._rows.starts[row]), int(self._rows.starts[row + 1]))
        row_ids, values = [], []
        for column, place, value in zip(
            self._rows.columns[own].tolist(),
            self._places[own].tolist(),
            self._rows.values[own].tolist(),
            strict=True,
        ):
            stop = int(self._starts[column + 1])
            if place + 1 < stop:  # postings are in row order: later ones are later in time
                row_ids.append(self._row_ids[place + 1 : stop])
                values.append(self._values[place + 1 : stop] * value)
        if not row_ids:
            return np.zeros(0)
        found, amounts = np.concatenate(row_ids), np.concatenate(values)
        inside = found < end
        return sums(found[inside] - first, amounts[inside])

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.attach_strays import attach_strays
from digest.cluster.merge import Bars
from digest.cluster.sparse import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def test_a_stray_joins_the_large_cluster_it_is_clearly_most_like_and_the_bar_falls_with_its_size() -> None:
    assert strays(3, [0.25, 0.25]) == 2
    assert strays(3, [0.23, 0.23]) == 3
    assert strays(30, [0.13, 0.13]) == 2  # .24 · 10^-.3 = .12
    assert strays(30, [0.11, 0.11]) == 3
    assert strays(3, [0.40, 0.40], [0.35, 0.35]) == 3, "nearly as much like another event"


def test_what_a_stray_shares_counts_by_half_if_it_is_one_word() -> None:
    assert strays(3, [0.80, 0.0]) == 3  # a cosine of .40 that rests on one term counts as .20
    assert strays(3, [1.00, 0.0]) == 2  # .50 counts as .25


def strays(members: int, event: list[float], other: Sequence[float] = (0.0, 0.0)) -> int:
    """The number of clusters formed by `members` texts of one event, three of another, and a stray.

    Each event is told in two words of equal weight; the stray's cosine with it is the mean of its two numbers.
    """
    half = math.sqrt(0.5)
    stray = [*(half * value for value in (*event, *other)), 0.0]
    stray[-1] = math.sqrt(1 - sum(value**2 for value in stray))
    dense = np.array([[half, half, 0, 0, 0]] * members + [[0, 0, half, half, 0]] * 3 + [stray])
    count = len(dense)
    rows = rows_of((np.arange(count + 1) * 5).tolist(), list(range(5)) * count, dense.ravel().tolist(), 5)
    labels = np.array([0] * members + [1] * 3 + [2])
    return len(set(attach_strays(rows, np.zeros(count), labels, Bars(stray=0.24)).tolist()))


def test_a_stray_is_not_taken_in_by_a_cluster_of_two() -> None:
    rows = rows_of([0, 1, 2, 4], [0, 0, 0, 1], [1.0, 1.0, 0.6, 0.8], 2)
    assert attach_strays(rows, np.zeros(3), np.array([0, 0, 1]), Bars(stray=0.24)).tolist() == [0, 0, 1]


def test_clusters_without_a_stray_are_numbered_and_stay_as_they_are() -> None:
    rows = rows_of([0, 1, 2], [0, 1], [1.0, 1.0], 2)
    assert attach_strays(rows, np.array([1.0, 0.0]), np.array([8, 3]), Bars()).tolist() == [1, 0]

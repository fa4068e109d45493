from __future__ import annotations

import numpy as np
import pytest

from digest.cluster.neighbours import decay, neighbours
from digest.cluster.sparse import rows_of


def test_neighbours_are_what_a_multiplication_of_all_with_all_gives() -> None:
    random = np.random.default_rng(0)
    dense = random.random((12, 6)) * (random.random((12, 6)) < 0.5)
    places = [np.flatnonzero(row) for row in dense]
    starts = np.concatenate([[0], np.cumsum([len(place) for place in places])])
    rows = rows_of(
        starts.tolist(),
        np.concatenate(places).tolist(),
        np.concatenate([r[p] for r, p in zip(dense, places, strict=True)]).tolist(),
        6,
    )
    found = neighbours(rows, np.zeros(12), 0.3, np.zeros(12))
    products = dense @ dense.T
    expected = {(i, j) for i in range(12) for j in range(i + 1, 12) if products[i, j] >= 0.3}
    assert set(zip(found.left.tolist(), found.right.tolist(), strict=True)) == expected
    assert found.weight == pytest.approx(products[found.left, found.right])


def test_likeness_fades_with_the_days_between_and_that_of_headlines_faster() -> None:
    days = np.array([0.0, 0.25, 1.0, 2.0])
    assert decay(days, np.ones(4)) == pytest.approx([1.0, 0.9965, 0.8, 0.64], abs=1e-3)
    assert decay(days, np.zeros(4)) == pytest.approx([1.0, 0.981, 0.3, 0.09], abs=1e-3)
    assert 0.3 < decay(np.ones(1), np.array([0.5]))[0] < 0.8


def test_neighbours_are_sought_as_far_in_time_as_their_likeness_can_last() -> None:
    rows = rows_of([0, 1, 2, 3], [0, 0, 0], [1.0, 1.0, 1.0], 1)
    days = np.array([0.0, 1.0, 2.0])

    def pairs(fullness: float) -> list[tuple[int, int]]:
        found = neighbours(rows, days, 0.2, np.full(3, fullness))
        return list(zip(found.left.tolist(), found.right.tolist(), strict=True))

    assert pairs(0.0) == [(0, 1), (1, 2)]  # .3 after a day, .09 after two
    assert pairs(1.0) == [(0, 1), (0, 2), (1, 2)]  # .64 after two

from __future__ import annotations

import numpy as np
import pytest

from digest.cluster.sparse import mean_of, means, rows_of, shared_products, sums


def test_means_are_worked_out_by_label() -> None:
    rows = rows_of([0, 1, 2, 3], [0, 1, 1], [1.0, 1.0, 0.5], 2)
    centres = means(rows, np.array([0, 0, 1]))
    assert centres.squares() == pytest.approx([0.5, 0.25])
    assert rows.against(centres, 0) == pytest.approx([0.5, 0.5, 0.25])
    assert mean_of(np.array([1.0, 2.0, 5.0]), np.array([0, 0, 1])).tolist() == [1.5, 5.0]


ROWS = rows_of([0, 2, 3, 5], [0, 1, 1, 0, 2], [1.0, 2.0, 3.0, 4.0, 5.0], 3)
"""(1, 2, 0), (0, 3, 0) and (4, 0, 5)."""


def test_sums_are_worked_out_by_group() -> None:
    assert sums(np.array([0, 2, 0]), np.array([1.0, 5.0, 2.0])).tolist() == [3.0, 0.0, 5.0]
    assert sums(np.array([0]), np.array([1.0]), 3).tolist() == [1.0, 0.0, 0.0]


def test_each_entry_has_its_row() -> None:
    assert ROWS.row_of_entry.tolist() == [0, 0, 1, 2, 2]


def test_squares_are_the_rows_products_with_themselves() -> None:
    assert ROWS.squares().tolist() == [5.0, 9.0, 41.0]


def test_taken_rows_are_the_wanted_ones() -> None:
    taken = ROWS.take(np.array([0, 2]))
    assert (taken.starts.tolist(), taken.columns.tolist()) == ([0, 2, 4], [0, 1, 0, 2])
    assert taken.values.tolist() == [1.0, 2.0, 4.0, 5.0]
    assert len(taken) == 2


def test_dot_products_with_one_row_are_worked_out_by_hand() -> None:
    assert ROWS.against(ROWS, 0).tolist() == [5.0, 6.0, 4.0]


def test_what_each_shared_term_adds_to_a_pairs_product_is_told_with_the_number_of_the_pair() -> None:
    pair, products = shared_products(ROWS, np.array([1, 0, 0]), np.array([2, 1, 2]))
    assert pair.tolist() == [1, 2]  # the first pair shares nothing
    assert products.tolist() == [6.0, 4.0]

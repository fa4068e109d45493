from __future__ import annotations

import numpy as np
import pytest

from digest.cluster.effective_terms import discounts, effective_terms
from digest.cluster.sparse import rows_of


def test_terms_shared_in_effect_are_worked_out_by_hand() -> None:
    rows = rows_of([0, 3, 6, 8], [0, 1, 2, 0, 1, 3, 3, 4], [0.6, 0.6, 0.5, 0.5, 0.5, 0.7, 0.8, 0.6], 5)
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    assert effective_terms(rows, left, right) == pytest.approx([2.0, 0.0, 1.0])  # .3 and .3; nothing; .56
    assert discounts(rows, left, right) == pytest.approx([2 / 4.2, 0.0, 1 / 4.2])
    uneven = rows_of([0, 2, 4], [0, 1, 0, 1], [0.9, 0.1, 0.9, 0.1], 2)
    assert effective_terms(uneven, np.array([0]), np.array([1])) == pytest.approx(
        [0.82**2 / (0.81**2 + 0.01**2)]
    )


def test_with_no_pair_there_is_nothing_to_discount() -> None:
    nothing = np.zeros(0, np.int64)
    assert discounts(rows_of([0, 1], [0], [1.0], 1), nothing, nothing).tolist() == []


def test_from_five_equal_terms_on_a_likeness_counts_in_full() -> None:
    rows = rows_of([0, 5, 10], [0, 1, 2, 3, 4] * 2, [0.4] * 10, 5)
    assert effective_terms(rows, np.array([0]), np.array([1])) == pytest.approx([5.0])
    assert discounts(rows, np.array([0]), np.array([1])).tolist() == [1.0]

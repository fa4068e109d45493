from __future__ import annotations

import numpy as np
import pytest

from digest.cluster.candidates import MAX_CARRIERS, sharing


def prints(*texts: set[int]) -> list[np.ndarray]:
    """Texts as sorted shingles."""
    return [np.array(sorted(text), np.uint64) for text in texts]


def test_pairs_come_by_the_later_text_and_then_by_how_many_shingles_they_share() -> None:
    texts = prints({1, 2, 3}, {3, 9}, {2, 3, 9}, {7})
    assert list(sharing(texts, 1)) == [(0, 1, 1), (0, 2, 2), (1, 2, 2)]
    assert list(sharing(prints({1, 2}, {1}, {1, 2}), 1)) == [(0, 1, 1), (0, 2, 2), (1, 2, 1)]


def test_pairs_with_fewer_shingles_in_common_than_asked_for_are_left_out() -> None:
    assert list(sharing(prints({1, 2, 3}, {3, 9}, {2, 3, 9}), 2)) == [(0, 2, 2), (1, 2, 2)]
    assert list(sharing(prints({1, 2, 3}, {3, 9}, {2, 3, 9}), 3)) == []


def test_texts_without_a_shingle_in_common_make_no_pair() -> None:
    assert list(sharing(prints({1}, {2}, set()), 1)) == []
    assert list(sharing([], 1)) == []


def test_a_shingle_of_very_many_texts_is_looked_up_in_the_earliest_of_them() -> None:
    found = list(sharing(prints(*({5},) * (MAX_CARRIERS + 3)), 1))
    last = [earlier for earlier, later, _ in found if later == MAX_CARRIERS + 2]
    assert last == list(range(MAX_CARRIERS))
    assert [earlier for earlier, later, _ in found if later == 2] == [0, 1]


@pytest.mark.parametrize("count", [60])
def test_every_pair_is_found_once_whatever_the_number_of_texts(count: int) -> None:
    random = np.random.default_rng(3)
    sets = [set(random.integers(0, 200, 12).tolist()) for _ in range(count)]
    expected = {
        (one, other): len(sets[one] & sets[other])
        for other in range(count)
        for one in range(other)
        if sets[one] & sets[other]
    }
    found = list(sharing(prints(*sets), 1))
    assert len(found) == len(expected)
    assert {(one, other): shared for one, other, shared in found} == expected

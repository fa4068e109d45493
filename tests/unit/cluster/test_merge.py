from __future__ import annotations

import math

import numpy as np
import pytest

from digest.cluster.merge import Bars, RowFacts, fullness, gains_of, merge, numbered
from digest.cluster.sparse import Rows, rows_of


def test_the_bar_for_headlines_is_the_cosine_of_the_means_and_for_full_texts_the_average() -> None:
    bars = Bars(full_text=0.2, headlines=0.3)
    average, cohesion = np.array([0.15, 0.15]), np.array([0.25, 0.25])  # each cluster's cohesion: .5
    likeness = gains_of(average, cohesion, np.array([0.0, 1.0]), bars)
    assert likeness == pytest.approx([0.15 / math.sqrt(0.25) / 0.3, 0.15 / 0.2])


def blurbs(shared_words: int) -> Rows:
    """Two texts of twelve words with a similarity of .25 that rests on `shared_words` of them."""
    own = 12 - shared_words
    both, rest = math.sqrt(0.25 / shared_words), math.sqrt(0.75 / own)
    left = [both] * shared_words + [rest] * own + [0.0] * own
    right = [both] * shared_words + [0.0] * own + [rest] * own
    entries = [(column, value) for row in (left, right) for column, value in enumerate(row) if value]
    columns, values = zip(*entries, strict=True)
    return rows_of([0, 12, 24], columns, values, 12 + own)


@pytest.mark.parametrize(("words", "clusters"), [(2, 2), (6, 1)])
def test_two_texts_alike_on_two_words_only_stay_apart_where_six_words_as_alike_join_them(
    words: int, clusters: int
) -> None:
    rows, hashes = blurbs(words), np.arange(2, dtype=np.uint64)
    assert len(set(merge(rows, np.zeros(2), np.arange(2), hashes, Bars()).tolist())) == clusters


def test_clusters_are_numbered_by_time() -> None:
    assert numbered(np.array([9, 4, 9, 2]), np.array([0.0, 1.0, 4.0, 1.5])).tolist() == [2, 0, 2, 1]


def two_pairs_of_texts(between: float) -> tuple[Rows, np.ndarray]:
    """Four full texts in two pairs: similarity .6 within, `between` across pairs; and the pairs' labels."""
    gram = np.full((4, 4), between) + np.kron(np.eye(2), np.full((2, 2), 0.6 - between)) + 0.4 * np.eye(4)
    dense = np.hstack([np.linalg.cholesky(gram), np.zeros((4, 76))]) + 1e-12  # 80 terms: texts in full
    starts = np.arange(5) * 80
    return rows_of(starts.tolist(), np.tile(np.arange(80), 4).tolist(), dense.ravel().tolist(), 80), np.array(
        [0, 0, 1, 1]
    )


@pytest.mark.parametrize(("between", "clusters"), [(0.30, 2), (0.50, 1)])
def test_two_events_each_much_more_alike_inside_than_with_the_other_stay_apart(
    between: float, clusters: int
) -> None:
    rows, labels = two_pairs_of_texts(between)
    hashes = np.arange(4, dtype=np.uint64)
    merged = merge(rows, np.zeros(4), labels, hashes, Bars(full_text=0.2, apart=0.7))
    assert len(set(merged.tolist())) == clusters
    merged = merge(rows, np.zeros(4), labels, hashes, Bars(full_text=0.2, apart=0.0))
    assert len(set(merged.tolist())) == 1


def test_where_words_leave_it_in_doubt_a_sentence_model_decides() -> None:
    rows, labels = two_pairs_of_texts(0.20)
    hashes, bars = np.arange(4, dtype=np.uint64), Bars(full_text=0.21, apart=0.0)

    def clusters(*vectors: list[float], bar: Bars = bars) -> int:
        return len(
            set(merge(rows, np.zeros(4), labels, hashes, bar, RowFacts(vectors=np.array(vectors))).tolist())
        )

    one, other = [1.0, 0.0], [0.0, 1.0]
    assert clusters(one, one, one, one) == 1
    assert clusters(one, one, other, other) == 2
    assert clusters([0.0, 0.0], [0.0, 0.0], one, one) == 2, "what the model knows nothing of stays as it was"
    assert clusters(one, one, other, other, bar=Bars(full_text=0.12, apart=0.0)) == 1, "no doubt"
    assert clusters(one, one, one, one, bar=Bars(full_text=0.32, apart=0.0)) == 2, "no doubt"


def test_a_row_of_six_terms_is_a_headline_and_one_of_eighty_a_full_text() -> None:
    lengths = [3, 6, 80, 200]
    starts = [0, 3, 9, 89, 289]
    rows = rows_of(starts, [column for length in lengths for column in range(length)], [0.1] * 289, 200)
    assert fullness(rows).tolist() == [0.0, 0.0, 1.0, 1.0]


def test_fullness_goes_by_the_logarithm_of_the_number_of_terms() -> None:
    # 6 · sqrt(80 / 6) = 21.9: 22 terms are half way from a headline to a full text.
    rows = rows_of([0, 22], list(range(22)), [0.1] * 22, 22)
    assert fullness(rows)[0] == pytest.approx(0.5, abs=0.002)

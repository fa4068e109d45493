from __future__ import annotations

import pytest

from bench.cluster import bcubed, cross_validated, gold_of
from digest.cluster import Bars


def test_bcubed_is_what_one_works_out_by_hand() -> None:
    # stories: {a1 a2 b1} {b2}; precision 2/3 2/3 1/3 1 → 2/3, recall 1 1 1/2 1/2 → 3/4
    f1, precision, recall = bcubed(["a", "a", "b", "b"], [0, 0, 0, 1])
    assert precision == pytest.approx(2 / 3)
    assert recall == pytest.approx(3 / 4)
    assert f1 == pytest.approx(12 / 17)


def test_bcubed_over_some_of_the_documents_averages_those_only() -> None:
    # of b1 and b2 alone: precision (1/3 + 1) / 2, recall 1/2
    _, precision, recall = bcubed(["a", "a", "b", "b"], [0, 0, 0, 1], [False, False, True, True])
    assert (precision, recall) == (pytest.approx(2 / 3), pytest.approx(1 / 2))


def test_a_perfect_and_a_lumped_answer_score_as_they_should() -> None:
    assert bcubed(["a", "a", "b"], [7, 7, 3]) == (1.0, 1.0, 1.0)
    assert bcubed(["a", "b"], [0, 0])[1:] == (0.5, 1.0)


def test_rows_are_scored_half_by_half() -> None:
    titles = ["Alder bridge closed after cracks", "Cracks close Alder bridge", "Whale stranded near Portpost"]
    rows = ({"id": str(number), "title": title, "event": title[-1]} for number, title in enumerate(titles))
    gold = gold_of(rows, "event")
    assert cross_validated(gold, [Bars(), Bars(seed=0.9, full_text=0.9, headlines=0.9)])[1] <= 1.0
    assert gold.articles[0].at <= gold.articles[-1].at

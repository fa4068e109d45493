from __future__ import annotations

import pytest

from bench.cluster import bcubed, cross_validated, gold_of, half_of
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
    assert precision == pytest.approx(2 / 3)
    assert recall == pytest.approx(1 / 2)


def test_a_perfect_and_a_lumped_answer_score_as_they_should() -> None:
    assert bcubed(["a", "a", "b"], [7, 7, 3]) == (1.0, 1.0, 1.0)
    assert bcubed(["a", "b"], [0, 0])[1:] == (0.5, 1.0)


def test_each_half_of_the_events_is_scored_with_its_own_bars() -> None:
    titles = ["Alder bridge closed after cracks", "Cracks close Alder bridge", "Whale stranded near Portpost"]
    events = ["bridge", "bridge", "stranding"]
    rows = (
        {"id": str(n), "title": title, "event": event}
        for n, (title, event) in enumerate(zip(titles, events, strict=True))
    )
    gold = gold_of(rows, "event")
    strict = Bars(seed=2.0, full_text=9.0, headlines=9.0)
    assert (half_of("stranding"), half_of("bridge")) == (0, 1)
    assert cross_validated(gold, [Bars(), Bars()]) == (1.0, 1.0, 1.0)
    assert cross_validated(gold, [strict, strict])[2] == pytest.approx(2 / 3)  # the bridge's two told apart
    assert cross_validated(gold, [strict, Bars()])[2] == 1.0

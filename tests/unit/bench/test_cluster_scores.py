from __future__ import annotations

import pytest

from bench._cluster_gold import gold_of
from bench.cluster import adjusted_rand, bcubed, cross_validated, half_of, over_merged, windows
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


def test_the_adjusted_rand_index_is_what_one_works_out_by_hand() -> None:
    # of 6 pairs, gold joins 2, the stories {a1 a2 b1} {b2} 3, both 1; by chance 2 * 3 / 6 = 1
    assert adjusted_rand(["a", "a", "b", "b"], [0, 0, 0, 1]) == 0.0
    assert adjusted_rand(["a", "a", "b", "b"], [4, 4, 2, 2]) == 1.0
    # gold joins 2, stories 1, both 1; by chance 1/3: (1 - 1/3) / (3/2 - 1/3)
    assert adjusted_rand(["a", "a", "b", "b"], [0, 0, 1, 2]) == pytest.approx(4 / 7)


def test_over_merging_is_counted_within_a_topic() -> None:
    # pairs on different events of one topic: (1x, 1y) twice; topic 2 has one event
    assert over_merged(["1_x", "1_x", "1_y", "2_x"], [0, 1, 1, 1]) == 0.5
    assert over_merged(["1_x", "1_y", "2_x"], [0, 1, 1]) == 0.0
    assert over_merged(["1_x", "2_x"], [0, 0]) == 0.0


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


def test_windows_hold_every_article_of_days_in_a_row_and_none_reaches_over_a_gap() -> None:
    days = ["2014-03-10", "2014-03-11", "2014-03-11", "2014-03-12", "2014-03-17"]
    gold = gold_of(
        ({"id": str(n), "title": "Bridge closed", "date": day, "event": "x"} for n, day in enumerate(days)),
        "event",
    )
    assert list(windows(gold, 1)) == [[0], [1, 2], [3], [4]]
    assert list(windows(gold, 2)) == [[0, 1, 2], [1, 2, 3]]
    assert list(windows(gold, 3)) == [[0, 1, 2, 3]]

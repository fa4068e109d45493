"""The summary bench counts right."""

from __future__ import annotations

import numpy as np
import pytest

from bench.summarise import lead, rouge
from bench.train_summariser import folds, logistic, ridge
from tests.unit.summarise.stories import told


def test_rouge_agrees_with_a_count_by_hand() -> None:
    scores = rouge(["the dam held all night"], ["the dam held"])
    assert scores["rouge1"] == pytest.approx(75.0)  # 3 of 3 and 3 of 5
    assert scores["rouge2"] == pytest.approx(66.6667, abs=1e-3)  # 2 of 2 and 2 of 4
    assert scores["rougeL"] == pytest.approx(75.0)


def test_lead_takes_turns_between_the_articles_and_is_cut() -> None:
    assert lead(told("One is. Two is.", "Three is."), 5) == "One is. Three is. Two"


def test_no_story_is_in_two_folds_and_none_is_left_out() -> None:
    assert sorted(row for fold in folds(10) for row in fold) == list(range(10))


def test_ridge_finds_a_plain_slope() -> None:
    features = np.array([[0.0], [1.0], [2.0], [3.0]])
    model = ridge(features, np.array([1.0, 3.0, 5.0, 7.0]), strength=1e-9)
    assert model(np.array([[4.0]]))[0] == pytest.approx(9.0, abs=1e-3)


def test_logistic_gives_even_odds_in_the_middle() -> None:
    features = np.array([[0.0], [1.0], [2.0], [3.0]])
    model = logistic(features, np.array([0.0, 0.0, 1.0, 1.0]), np.ones(4), strength=0.1)
    assert model(np.array([[1.5]]))[0] == pytest.approx(0.0, abs=1e-3)
    assert model(np.array([[3.0]]))[0] > 1

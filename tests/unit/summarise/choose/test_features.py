"""The features that the learned scorer gets, on two sentences."""

from __future__ import annotations

import numpy as np
import pytest

from digest.summarise.choose.features import BIGRAM_FEATURES, SENTENCE_FEATURES, story_features
from digest.summarise.choose.scorer import Linear, shipped
from digest.summarise.read.passages import passages
from tests.unit.summarise.stories import told


def test_each_sentence_and_each_bigram_has_a_row_of_all_features() -> None:
    features = story_features(passages(told("A dyke broke. Ferries waited.", "The dyke broke.")))
    assert features.sentences.shape == (3, len(SENTENCE_FEATURES))
    assert features.vocabulary == [("a", "dyke"), ("dyke", "broke"), ("ferry", "waited"), ("the", "dyke")]
    assert features.bigrams.shape == (4, len(BIGRAM_FEATURES) - 2)
    assert [sorted(rows.tolist()) for rows in features.members] == [[0, 1], [2], [1, 3]]


def test_place_length_and_figures_are_read_off_a_sentence() -> None:
    features = story_features(passages(told("A dyke broke. In 2 towns 3 ferries waited.")))
    column = {name: features.sentences[:, place] for place, name in enumerate(SENTENCE_FEATURES)}
    assert column["first"].tolist() == [1, 0]
    assert column["1 / place"].tolist() == [1, 0.5]
    assert column["numbers"].tolist() == [0, pytest.approx(2 / 6)]


def test_a_bigram_has_the_best_and_the_mean_score_of_its_sentences() -> None:
    features = story_features(passages(told("A dyke broke.", "The dyke broke.")))
    best, mean = features.with_scores(np.array([1.0, 3.0]))[:, -2:].T
    shared = features.vocabulary.index(("dyke", "broke"))
    assert (best[shared], mean[shared]) == (3, 2)


def test_a_linear_model_standardises_before_it_weighs() -> None:
    model = Linear(mean=(1.0, 2.0), scale=(2.0, 4.0), weights=(3.0, 1.0), bias=0.5)
    assert model(np.array([[5.0, 6.0]])).tolist() == [7.5]  # 3 · 2 + 1 · 1 + .5


def test_the_package_has_weights_for_both_kinds_of_story() -> None:
    for kind in ("full", "blurb"):
        weights = shipped(kind)
        assert len(weights.sentence.weights) == len(SENTENCE_FEATURES)
        assert len(weights.bigram.weights) == len(BIGRAM_FEATURES)

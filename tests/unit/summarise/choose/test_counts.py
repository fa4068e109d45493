"""Counting a story's stems and bigrams, against numbers worked out by hand."""

from __future__ import annotations

import numpy as np

from digest.summarise.choose.features import SENTENCE_FEATURES, story_features
from digest.summarise.read.passages import passages
from tests.unit.summarise.stories import told

STORY = told("The dam broke. The dam held.", "The dam broke again.")


def test_bigrams_are_counted_by_sentence_and_by_voice() -> None:
    features = story_features(passages(STORY))
    row = {bigram: number for number, bigram in enumerate(features.vocabulary)}
    assert set(row) == {("the", "dam"), ("dam", "broke"), ("dam", "held"), ("broke", "again")}
    counts = features.counts
    assert [counts.count[row["the", "dam"]], counts.voices[row["the", "dam"]]] == [3, 2]
    assert [counts.count[row["dam", "broke"]], counts.voices[row["dam", "broke"]]] == [2, 2]
    assert [counts.first_place[row["dam", "held"]], counts.voices[row["dam", "held"]]] == [1, 1]


def test_no_bigram_spans_two_sentences() -> None:
    features = story_features(passages(STORY))
    assert [len(rows) for rows in features.members] == [2, 2, 3]


def test_a_bigrams_best_and_mean_sentence_are_told() -> None:
    features = story_features(passages(STORY))
    last = features.with_scores(np.array([1.0, 2.0, 6.0]))[:, -2:]
    assert list(last[features.vocabulary.index(("the", "dam"))]) == [6.0, 3.0]
    assert list(last[features.vocabulary.index(("dam", "held"))]) == [2.0, 2.0]


def test_what_two_of_two_voices_say_is_shared_by_all() -> None:
    features = story_features(passages(STORY))
    share = features.sentences[:, SENTENCE_FEATURES.index("stem share")]
    assert share[0] == 1.0  # dam, broke: both voices have them
    assert share[1] == 0.75  # dam: both; held: one of two

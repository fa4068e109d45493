from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from digest.cluster.embedding import article_vectors, moved_by_cosine, neutral_cosines
from digest.models import Gauge
from tests.builders import article

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT, RIGHT = np.array([0]), np.array([1])


class Recorder:
    """An embedder that records its texts and returns the vector (1, 0) for each."""

    name = "recorder"

    def __init__(self) -> None:
        self.texts: list[str] = []

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        self.texts += texts
        return np.array([[1.0, 0.0]] * len(texts), np.float32)


def moved(gain: float, cosine: float, neutral: float = 0.5, strength: float = 1.0) -> float:
    """The gain of two clusters after `moved_by_cosine`, if their vectors have that cosine."""
    vectors = np.array([[3.0, 0.0], [2 * cosine, 2 * math.sqrt(1 - cosine**2)]])
    return float(moved_by_cosine(np.array([gain]), LEFT, RIGHT, vectors, np.full(2, neutral), strength)[0])


def test_a_gain_in_doubt_is_multiplied_by_e_to_the_power_of_what_the_cosine_is_above_neutral() -> None:
    assert moved(0.9, cosine=0.8, neutral=0.6, strength=0.5) == pytest.approx(0.9 * math.exp(0.1))
    assert moved(1.1, cosine=0.2, neutral=0.6, strength=0.5) == pytest.approx(1.1 * math.exp(-0.2))
    assert moved(1.0, cosine=0.5) == pytest.approx(1.0)


@pytest.mark.parametrize("gain", [0.65, 0.3, 1.5, 4.0])
def test_where_words_leave_no_doubt_the_model_moves_nothing(gain: float) -> None:
    assert moved(gain, cosine=1.0) == gain


def test_a_cluster_of_which_the_model_knows_nothing_moves_nothing() -> None:
    vectors = np.array([[0.0, 0.0], [1.0, 0.0]])
    assert moved_by_cosine(np.ones(1), LEFT, RIGHT, vectors, np.full(2, 0.5), 1.0).tolist() == [1.0]


def test_a_pairs_neutral_cosine_is_the_mean_of_its_clusters() -> None:
    vectors = np.array([[1.0, 0.0], [1.0, 0.0]])
    found = moved_by_cosine(np.ones(1), LEFT, RIGHT, vectors, np.array([0.4, 0.8]), 1.0)
    assert found[0] == pytest.approx(math.exp(0.4))


def test_the_model_is_shown_the_headline_and_the_first_two_sentences() -> None:
    model = Recorder()
    text = "The old bridge is closed. Nobody was hurt. Ferries add trips."
    vectors = article_vectors([article(1, headline="Bridge closed", text=text)], model, Gauge())
    assert model.texts == ["Bridge closed\nThe old bridge is closed. Nobody was hurt."]
    assert vectors.tolist() == [[1.0, 0.0]]


def test_without_a_model_vectors_have_no_columns() -> None:
    assert article_vectors([article(1), article(2)], None, Gauge()).shape == (2, 0)


def test_the_neutral_cosine_goes_by_the_language_of_the_article() -> None:
    articles = [article(1, language="de-AT"), article(2, language="en"), article(3, language="")]
    assert neutral_cosines(articles, Gauge(neutral=0.5, neutrals={"de": 0.3})).tolist() == [0.3, 0.5, 0.5]

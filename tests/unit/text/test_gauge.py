"""Whatever scale a model's cosines lie on, they are read as those of the model that the bars were chosen for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from digest.cluster.embedding import moved_by_cosine, neutral_cosines
from digest.cluster.link import link
from digest.cluster.merge import Bars
from digest.models import Gauge, Topic
from digest.text.gauge import PAIRS, gauge_of, shown
from digest.topics.likeness import bar_of
from tests.builders import article
from tests.fakes.embedding_server import vector

if TYPE_CHECKING:
    from collections.abc import Sequence


EVENTS = {headline: number for number, pair in enumerate(PAIRS) for headline in pair}


class Lifted:
    """Vectors of letters and of known events, each with so much of one direction that is the same in all: cosines lie higher."""

    name = "lifted"

    def __init__(self, by: float = 0.0) -> None:
        self._by = by

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.array([self._row(text) for text in texts])
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        rows = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
        lift = np.where(lengths > 0, np.sqrt(self._by), 0.0)
        return np.asarray(np.hstack([rows, lift]) / np.sqrt(1 + self._by), np.float32)

    def _row(self, text: str) -> list[float]:
        events = [8.0 if EVENTS.get(text) == number else 0.0 for number in range(len(PAIRS))]
        return [*vector(text), *events]


@pytest.mark.parametrize("by", [0.5, 2.0, 5.0])
def test_a_model_that_finds_all_texts_alike_is_read_on_its_own_scale(by: float) -> None:
    plain, lifted = gauge_of(Lifted()), gauge_of(Lifted(by))
    assert lifted.neutral == pytest.approx((plain.neutral + by) / (1 + by), abs=1e-4)
    assert lifted.strength == pytest.approx(plain.strength * (1 + by), rel=1e-3)
    headlines = [
        "Alder bridge closed after cracks found",
        "Quillhaven crossing closed, cracks found by divers",
        "Bakers of Quillhaven strike over flour",
        "Flour strike by bakers in Quillhaven goes on",
    ]
    articles = [article(number, headline=headline, text="") for number, headline in enumerate(headlines)]
    for bar in (0.1, 0.2, 0.3, 0.4):
        bars = Bars(headlines=bar)
        assert link(articles, bars, embedder=Lifted(by)) == link(articles, bars, embedder=Lifted())


def test_the_least_likeness_to_a_topic_lies_above_what_texts_about_nothing_in_common_have() -> None:
    named, unnamed = (
        Topic(id="sport", title="Sport", about="Sport", likeness=likeness) for likeness in (0.4, 0.0)
    )
    assert bar_of(unnamed, Lifted(5.0)) > 0.8
    assert bar_of(named, Lifted(5.0)) == 0.4
    assert bar_of(unnamed, None) == Gauge().likeness


def test_a_model_that_tells_nothing_is_read_as_it_is() -> None:
    class Same:
        name = "same"

        def embed(self, texts: Sequence[str]) -> np.ndarray:
            return np.full((len(texts), 2), 0.7, np.float32)

    assert gauge_of(Same()) == Gauge()


def test_an_embedder_is_not_shown_what_is_in_a_language_that_it_does_not_know() -> None:
    known = Gauge(languages=frozenset({"en", "zh"}))
    articles = [
        article(number, headline=language, language=language)
        for number, language in enumerate(["en", "sv", "en-GB", "", "zh-Hant", "ZH", "uk"])
    ]
    seen = shown(articles, lambda each: each.headline, known)
    assert seen == ["en", "", "en-GB", "", "zh-Hant", "ZH", ""]
    assert shown(articles, lambda _: "x", known)[3] == "x", "of a language that is not known it is asked"
    assert shown(articles, lambda each: each.headline, Gauge())[1] == "sv"


def test_what_a_cosine_says_depends_on_the_languages_of_what_is_compared() -> None:
    gauge = Gauge(neutral=0.5, neutrals={"de": 0.3, "zh": 0.3})
    articles = [
        article(number, language=language) for number, language in enumerate(["en", "", "de-AT", "zh"])
    ]
    assert neutral_cosines(articles, gauge).tolist() == [0.5, 0.5, 0.3, 0.3]
    left, right = np.array([0, 2, 0]), np.array([1, 3, 2])
    sums = np.array([[1.0, 0.0], [0.4, np.sqrt(1 - 0.16)], [0.4, np.sqrt(1 - 0.16)], [1.0, 0.0]])
    moved = moved_by_cosine(np.ones(3), left, right, sums, neutral_cosines(articles, gauge), 0.5)
    assert moved == pytest.approx([np.exp(-0.05), np.exp(0.05), 1.0])

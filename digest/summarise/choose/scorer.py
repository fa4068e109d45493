"""The learned scorer: two linear models of a few dozen weights.

One rates sentences, the other gives the probability that a bigram stands in an editor's summary (after Hong
and Nenkova, 2014, and Li et al., 2013: bigram weights by supervised regression). `bench/train_summariser.py`
trains them; the weights and the record of their training stand in ``weights.json`` beside this file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from digest.summarise.choose.features import StoryFeatures


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights for standardised features, and a bias."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def __call__(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """One value a row."""
        standard = (features - np.array(self.mean)) / np.array(self.scale)
        result: NDArray[np.float64] = standard @ np.array(self.weights) + self.bias
        return result


@dataclass(frozen=True, slots=True)
class Weights:
    """What is learned about one kind of story: two models, and four numbers that the selection goes by."""

    sentence: Linear
    bigram: Linear
    price: float = 0.0
    """What each bigram costs, in probability, 0 to 1: the higher, the fewer idle words (weights.json)."""
    repeated: float = 0.1
    """The share of its value that a bigram keeps once it is covered, 0 to 1 (weights.json)."""
    length_power: float = 0.8
    """Exponent of a sentence's words, by which its gain is divided: 0 prefers long sentences, 1 dense ones
    (weights.json)."""
    sentence_power: float = 1.5
    """Factor of the sentences' own scores, beside those of their bigrams (weights.json)."""


@cache
def shipped(kind: str) -> Weights:
    """The weights in the package for stories of `kind`: ``full`` texts or ``blurb``."""
    text = resources.files("digest.summarise.choose").joinpath("weights.json").read_text(encoding="utf8")
    return weights_from(json.loads(text)[kind])


def weights_from(stored: dict[str, Any]) -> Weights:
    """Weights out of their JSON form."""
    return Weights(
        sentence=_linear_from(stored["sentence"]),
        bigram=_linear_from(stored["bigram"]),
        **stored["selection"],
    )


def _linear_from(stored: dict[str, Any]) -> Linear:
    return Linear(
        mean=tuple(stored["mean"]),
        scale=tuple(stored["scale"]),
        weights=tuple(stored["weights"]),
        bias=stored["bias"],
    )


def sentence_scores(features: StoryFeatures, weights: Weights) -> NDArray[np.float64]:
    """The rating of each passage; only its order and differences mean something."""
    return weights.sentence(features.sentences)


def bigram_probabilities(features: StoryFeatures, weights: Weights) -> NDArray[np.float64]:
    """Of each bigram, the probability that an editor's summary holds it."""
    logits = weights.bigram(features.with_scores(sentence_scores(features, weights)))
    result: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return result

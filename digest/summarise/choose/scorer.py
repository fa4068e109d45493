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
        """One value for each row of `features`."""
        standard = (features - np.array(self.mean)) / np.array(self.scale)
        result: NDArray[np.float64] = standard @ np.array(self.weights) + self.bias
        return result


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned numbers for one kind of story: two models, and four parameters of the selection."""

    sentence: Linear
    bigram: Linear
    price: float = 0.0
    """The probability, 0 to 1, that is taken off every bigram's value: a higher price keeps more unimportant
    words out (weights.json)."""
    repeated: float = 0.1
    """The share of its value, 0 to 1, that a bigram keeps once a chosen sentence has it (weights.json)."""
    length_power: float = 0.8
    """A sentence's gain is divided by its number of words to the power of this exponent: 0 prefers long
    sentences, 1 dense ones (weights.json)."""
    sentence_power: float = 1.5
    """Factor of a sentence's own score before it is combined with the value of its bigrams (weights.json)."""


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
    """The score of each passage; it has no unit: only the order and the differences of scores matter."""
    return weights.sentence(features.sentences)


def bigram_probabilities(features: StoryFeatures, weights: Weights) -> NDArray[np.float64]:
    """The probability, for each bigram, that an editor's summary has it."""
    logits = weights.bigram(features.with_scores(sentence_scores(features, weights)))
    result: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return result

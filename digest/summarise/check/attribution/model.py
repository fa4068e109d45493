"""The probability that a fact is misattributed: a logistic model and its thresholds (decision 0012).

The model has 31 weights, and a second set of 31 for numbers. `bench/train_binding.py` trains them on true
sentences and on sentences in which a fact was replaced by another. Weights, thresholds and the record of
their training are in ``binding.json`` beside this file.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from digest.summarise.check.attribution.features import FEATURES

if TYPE_CHECKING:
    from collections.abc import Sequence

_RIVAL_ALONE = FEATURES.index("so, and it in no run")
_NAME = FEATURES.index("name")
_NUMBER = FEATURES.index("number")
_PLAIN = 6
"""A fact is taken for wrong, whatever the model says, if at least 6 words around it are also around another
fact of the same kind in a passage.

Of 236 such facts in the training sentences, 233 had been put there as mistakes (decision 0012).
"""
_MOST_ODDS = 60.0
"""A logit (log-odds) beyond this distance from 0 is cut to it, so that the exponential does not overflow; not
measured."""


def is_misattributed(features: Sequence[float]) -> bool:
    """Whether P(misattributed) exceeds the threshold of the fact's kind, or `is_plain` holds."""
    return is_plain(features) or probability(features) > weights()["doubted"][kind_of(features)]


def kind_of(features: Sequence[float]) -> int:
    """The index of a fact's threshold: 0 for a name, 1 for a number, 2 for a date."""
    return 0 if features[_NAME] else 1 if features[_NUMBER] else 2


def is_plain(features: Sequence[float]) -> bool:
    """Whether a passage has so many of the same words around another fact that the model is not needed."""
    return features[_RIVAL_ALONE] >= _PLAIN


def probability(features: Sequence[float]) -> float:
    """P(misattributed), from 0 to 1. Numbers have a set of weights of their own."""
    learned, own = weights(), "number " if features[_NUMBER] else ""
    total = learned[own + "bias"][0] + sum(
        weight * value for weight, value in zip(learned[own + "weights"], features, strict=True)
    )
    return 1 / (1 + math.exp(-max(-_MOST_ODDS, min(_MOST_ODDS, total))))


@cache
def weights() -> dict[str, list[float]]:
    """The weights and biases of the package, and under "doubted" the thresholds, indexed by `kind_of`."""
    package = resources.files("digest.summarise.check.attribution")
    text = package.joinpath("binding.json").read_text(encoding="utf8")
    loaded: dict[str, list[float]] = json.loads(text)["model"]
    return loaded

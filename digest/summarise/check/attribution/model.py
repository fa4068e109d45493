"""How likely a fact does not belong where it stands: a logistic model, and its thresholds (decision 0012).

`bench/train_binding.py` trains its thirty-one weights, numbers having their own, on true sentences and on
sentences into which another fact was put. Weights, thresholds and the record of their training stand in
``binding.json`` beside this file.
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
"""Words around another fact in a passage, the same as around this one, which decide without the model.

Of 236 facts of the training sentences that were so far surrounded, 233 had been put there (decision 0012).
"""
_MOST_ODDS = 60.0
"""Bound of the logarithm of the odds (a logit), so that no exponential overflows; not measured."""


def is_misattributed(features: Sequence[float]) -> bool:
    """Whether P(misattributed) exceeds the threshold of the fact's kind, or a passage plainly has another."""
    return is_plain(features) or probability(features) > weights()["doubted"][kind_of(features)]


def kind_of(features: Sequence[float]) -> int:
    """Which of the three thresholds is a fact's: 0 for a name, 1 for a number, 2 for a date."""
    return 0 if features[_NAME] else 1 if features[_NUMBER] else 2


def is_plain(features: Sequence[float]) -> bool:
    """Whether a passage has the same words all around another fact."""
    return features[_RIVAL_ALONE] >= _PLAIN


def probability(features: Sequence[float]) -> float:
    """P(misattributed), 0 to 1; numbers have weights of their own."""
    learned, own = weights(), "number " if features[_NUMBER] else ""
    total = learned[own + "bias"][0] + sum(
        weight * value for weight, value in zip(learned[own + "weights"], features, strict=True)
    )
    return 1 / (1 + math.exp(-max(-_MOST_ODDS, min(_MOST_ODDS, total))))


@cache
def weights() -> dict[str, list[float]]:
    """The weights and biases in the package, and under "doubted" the threshold of each kind of fact."""
    package = resources.files("digest.summarise.check.attribution")
    text = package.joinpath("binding.json").read_text(encoding="utf8")
    loaded: dict[str, list[float]] = json.loads(text)["model"]
    return loaded

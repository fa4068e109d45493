"""Learn and measure how close a model's sentence must stay to its passages, on sentences that people judged.

QAGS-CNN/DM: sentences that are not word for word in their article, aligned to their passages as in an
edition. Two thirds of the articles are learned from, by a logistic regression on the two measures of
`digest.summarise.check.closeness`; a third, chosen by a hash of the article, is put away and only measured.
`bar`
is the probability that four of five right sentences of those learned from reach.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from bench.evidence import auc, qags
from digest.summarise.check.alignment import aligned
from digest.summarise.check.closeness import BAR, BIAS, IN_ORDER, JOINTS, is_close, measures
from digest.summarise.check.evidence import is_verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

KEPT = 0.8
"""The share of right sentences that are to be kept."""
_STEPS, _RATE = 20_000, 0.5

Row = tuple[float, float, bool, bool]
"""Joints, words in order, whether people call the sentence right, and whether the shipped bar keeps it."""


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Weights as learned now beside those shipped, and the figures of both parts."""
    looked_at, put_away = _parts(data)
    weights = _fit(looked_at)
    right = [_odds(row, weights) for row in looked_at if row[2]]
    bar = float(np.quantile(_sigmoid(np.array(right)), 1 - KEPT))
    return {
        "weights": {
            "joints": weights[0], "shipped_joints": JOINTS,
            "in_order": weights[1], "shipped_in_order": IN_ORDER,
            "bias": weights[2], "shipped_bias": BIAS,
            "bar": bar, "shipped_bar": BAR,
        },
        "looked at": _figures(looked_at, weights),
        "put away": _figures(put_away, weights),
    }  # fmt: skip


def _parts(data: Path) -> tuple[list[Row], list[Row]]:
    parts: tuple[list[Row], list[Row]] = ([], [])
    for article, row in _rows(data):
        is_away = hashlib.sha256(article.encode()).digest()[0] % 3 == 0
        parts[is_away].append(row)
    return parts


def _rows(data: Path) -> Iterator[tuple[str, Row]]:
    for _score, is_right, (text, found) in qags(data):
        cited = [passage.text for passage in aligned(text, found)]
        if not is_verbatim(text, [passage.text for passage in found]):
            yield found[0].article.text, (*measures(text, cited), is_right, is_close(text, cited))


def _fit(found: Sequence[Row]) -> tuple[float, float, float]:
    """A logistic regression, by plain gradient ascent."""
    table = np.array([(joints, in_order, 1.0) for joints, in_order, _, _ in found])
    right = np.array([float(is_right) for _, _, is_right, _ in found])
    weights = np.zeros(3)
    for _ in range(_STEPS):
        weights += _RATE * table.T @ (right - _sigmoid(table @ weights)) / len(found)
    return float(weights[0]), float(weights[1]), float(weights[2])


def _sigmoid(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-odds)))


def _odds(found: Row, weights: Sequence[float]) -> float:
    return weights[0] * found[0] + weights[1] * found[1] + weights[2]


def _figures(found: Sequence[Row], weights: Sequence[float]) -> dict[str, float]:
    right = [row for row in found if row[2]]
    wrong = [row for row in found if not row[2]]
    return {
        "sentences": float(len(found)),
        "right": len(right) / len(found),
        "auc": auc([(_odds(row, weights), row[2]) for row in found]),
        "right_kept": sum(row[3] for row in right) / len(right),
        "wrong_kept": sum(row[3] for row in wrong) / len(wrong),
    }

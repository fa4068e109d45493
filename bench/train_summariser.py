"""Train the extractive summariser: ``python -m bench.train_summariser [DATA]`` writes its weights file.

Two linear models (ridge regression and logistic regression, solved exactly with NumPy) for each kind of
story: ``full`` texts are learned from Multi-News, ``blurb`` stories from the ledes of NeuS. The weights are
a few kB of numbers and hold no text. The record of the training stands beside them.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

import digest.summarise
from bench.sets import default_data, rows
from digest.models import Article, Evidence, Story
from digest.summarise.choose.features import BIGRAM_FEATURES, SENTENCE_FEATURES, story_features
from digest.summarise.choose.scorer import Linear, Weights
from digest.summarise.read.passages import passages
from digest.text.tokens import stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.summarise.choose.features import StoryFeatures

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)

KINDS: dict[str, tuple[str, int]] = {"full": ("multinews", 220), "blurb": ("neus", 65)}
"""Kind of story → the set it is learned from and the words of a summary there."""

SELECTION: dict[str, dict[str, float]] = {
    "full": {"price": 0.0, "repeated": 0.1, "length_power": 0.6, "sentence_power": 5.0},
    "blurb": {"price": 0.05, "repeated": 0.1, "length_power": 0.4, "sentence_power": 0.5},
}
"""Numbers of the selection, chosen by hand on these sets by cross-validation."""


@dataclass(frozen=True, slots=True)
class Example:
    """A story with the summary that an editor wrote of it."""

    story: Story
    reference: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """An example's features, and what the models shall learn to say of them."""

    features: StoryFeatures
    sentence_target: NDArray[np.float64]
    """Square root of the share of a sentence's bigrams that the reference has."""
    bigram_target: NDArray[np.float64]
    """Whether the reference has the bigram."""


def examples(data: Path, kind: str) -> list[Example]:
    """The stories of a kind, with their references."""
    name, _ = KINDS[kind]
    found = []
    for row in rows(data, "mds", name):
        articles = tuple(
            _article(row["id"], number, article)
            for number, article in enumerate(row["articles"])
            if (article.get("lede") or article.get("text") or "").strip()
        )
        if articles:
            found.append(Example(Story(id=row["id"], articles=articles), row["reference"]))
    return found


def _article(story_id: str, number: int, row: dict[str, Any]) -> Article:
    """An article out of a row: its lede where the set has one (a blurb), else its text."""
    lede = (row.get("lede") or "").strip()
    text = lede or re.sub(r"\s*\n\s*", "\n\n", row["text"]).strip()
    return Article(
        url=f"https://outlet{number}.example/{story_id}",
        headline=row.get("title") or "",
        publisher=f"Outlet {number}",
        published=NOON,
        first_seen=NOON,
        text=text,
        evidence=Evidence.BLURB if lede else Evidence.FULL,
    )


def prepare(example: Example) -> Prepared:
    """The features of an example and its targets."""
    features = story_features(passages(example.story))
    wanted = set(pairwise(stem(word) for word in words(example.reference)))
    is_wanted = np.array([float(bigram in wanted) for bigram in features.vocabulary])
    return Prepared(
        features=features,
        sentence_target=np.array(
            [is_wanted[rows].mean() ** 0.5 if len(rows) else 0.0 for rows in features.members]
        ),
        bigram_target=is_wanted,
    )


def train(prepared: Sequence[Prepared], kind: str) -> Weights:
    """The weights learned from these examples."""
    sentence = ridge(
        np.concatenate([one.features.sentences for one in prepared]),
        np.concatenate([one.sentence_target for one in prepared]),
    )
    counts = np.array([len(one.bigram_target) for one in prepared])
    bigram = logistic(
        np.concatenate([one.features.with_scores(sentence(one.features.sentences)) for one in prepared]),
        np.concatenate([one.bigram_target for one in prepared]),
        np.repeat(counts.mean() / np.maximum(counts, 1), counts),
    )
    return Weights(sentence=sentence, bigram=bigram, **SELECTION[kind])


def ridge(features: NDArray[np.float64], target: NDArray[np.float64], strength: float = 5.0) -> Linear:
    """Least squares with a penalty on large weights, on standardised features."""
    mean, scale = _standard(features)
    standard = (features - mean) / scale
    bias = float(target.mean())
    gram = standard.T @ standard + strength * np.eye(standard.shape[1])
    solved = np.linalg.solve(gram, standard.T @ (target - bias))
    return _linear(mean, scale, np.asarray(solved, dtype=np.float64), bias)


def logistic(
    features: NDArray[np.float64],
    target: NDArray[np.float64],
    weight: NDArray[np.float64],
    strength: float = 5.0,
) -> Linear:
    """Logistic regression by Newton's method, each row counting `weight` times."""
    mean, scale = _standard(features)
    standard = np.column_stack(((features - mean) / scale, np.ones(len(target))))
    penalty = strength * np.eye(standard.shape[1])
    penalty[-1, -1] = 1e-6
    beta = np.zeros(standard.shape[1])
    for _ in range(20):
        chance = 1 / (1 + np.exp(-np.clip(standard @ beta, -30, 30)))
        slope = standard.T @ (weight * (target - chance)) - penalty @ beta
        curve = (standard * (weight * chance * (1 - chance))[:, None]).T @ standard + penalty
        step = np.linalg.solve(curve, slope)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    return _linear(mean, scale, beta[:-1], float(beta[-1]))


def _standard(features: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    scale = features.std(axis=0)
    scale[scale < 1e-9] = 1.0
    return features.mean(axis=0), scale


def _linear(
    mean: NDArray[np.float64], scale: NDArray[np.float64], weights: NDArray[np.float64], bias: float
) -> Linear:
    """Six digits are enough, and the same on every machine."""

    def rounded(values: NDArray[np.float64]) -> tuple[float, ...]:
        return tuple(float(f"{value:.6g}") for value in values)

    return Linear(rounded(mean), rounded(scale), rounded(weights), float(f"{bias:.6g}"))


def folds(size: int, parts: int = 4) -> list[range]:
    """Row numbers of each part: every `parts`-th."""
    return [range(start, size, parts) for start in range(parts)]


def stored(weights: Weights, kind: str, n_examples: int) -> dict[str, Any]:
    """The JSON form of the weights, with the record of their training."""

    def model(linear: Linear, names: Sequence[str]) -> dict[str, Any]:
        return {
            "features": list(names),
            "mean": list(linear.mean),
            "scale": list(linear.scale),
            "weights": list(linear.weights),
            "bias": linear.bias,
        }

    return {
        "record": {
            "learned_from": KINDS[kind][0],
            "stories": n_examples,
            "command": "python -m bench.train_summariser",
            "sentence_model": "ridge regression, strength 5; target: root of the share of referenced bigrams",
            "bigram_model": "logistic regression, strength 5, stories weighing alike",
            "selection": "chosen by 4-fold cross-validation on the same set",
        },
        "selection": SELECTION[kind],
        "sentence": model(weights.sentence, SENTENCE_FEATURES),
        "bigram": model(weights.bigram, BIGRAM_FEATURES),
    }


def main(data: Path) -> None:
    """Train on all there is, and write the weights into the package."""
    result = {}
    for kind in KINDS:
        prepared = [prepare(example) for example in examples(data, kind)]
        result[kind] = stored(train(prepared, kind), kind, len(prepared))
    path = Path(digest.summarise.__file__).with_name("choose") / "weights.json"
    path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else default_data())

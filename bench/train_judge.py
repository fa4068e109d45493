"""Trains the judge of sentences: ``python -m bench.train_judge [DATA]`` writes its weights into the package.

Three logistic models on standardised features, solved exactly with NumPy, learned from all marked sentences
(`bench._sentence_marks`). `bench standing_alone` measures models that did not see what they are asked about.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bench._sentence_marks import FOREIGN, editors, ours
from bench.sets import default_data
from bench.train_summariser import logistic
from digest.summarise.choose import judge
from digest.summarise.choose.judge import QUESTIONS, Judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bench._sentence_marks import Marked
    from digest.summarise.choose.scorer import Linear

STRENGTH = 20.0
"""Penalty on large weights; 10 to 200 agree with the editor within .01 as often."""
OURS = 0.4
"""The weight of a sentence that we marked ourselves, beside 1 for the editor's own."""
OF_A_FEED = 0.2
"""The weight of a sentence of a feed's entry: half of the feeds are blogs, which report nothing."""


def _weight(marked: Marked) -> float:
    if marked.is_of_a_feed:
        return OF_A_FEED
    return OURS if marked.is_ours else 1.0


def answer(marked: Marked, question: str) -> bool:
    """What the marks say to a question of the judge."""
    if question == "alone":
        return marked.alone
    return marked.event == 2 if question == "news" else marked.type not in FOREIGN


def train(marked: Sequence[Marked], values: NDArray[np.float64], names: Sequence[str]) -> Judge:
    """The judge learned from these sentences, whose features are the rows of `values`."""
    once = np.array([_weight(one) for one in marked])
    models = {
        question: logistic(
            values, np.array([float(answer(one, question)) for one in marked]), once, strength=STRENGTH
        )
        for question in QUESTIONS
    }
    return Judge(features=tuple(names), models=models)


def table_of(marked: Sequence[Marked]) -> tuple[NDArray[np.float64], list[str]]:
    """The features of the sentences, a row each, and the features' names."""
    rows = [one.features for one in marked]
    names = list(rows[0])
    return np.array([[float(one[name]) for name in names] for one in rows]), names


def stored(trained: Judge, n_rows: int) -> dict[str, Any]:
    """The JSON form of the judge, with the record of its training."""
    one: Linear = trained.models[QUESTIONS[0]]
    return {
        "record": {
            "sentences": n_rows,
            "command": "python -m bench.train_judge",
            "model": f"logistic regression on standardised features, strength {STRENGTH:.0f}",
        },
        "features": list(trained.features),
        "mean": list(one.mean),
        "scale": list(one.scale),
        **{
            question: {
                "weights": list(trained.models[question].weights),
                "bias": trained.models[question].bias,
            }
            for question in QUESTIONS
        },
    }


def main(data: Path) -> None:
    """Train on all there is, and write the weights into the package."""
    marked = [*editors(data), *ours(data)]
    values, names = table_of(marked)
    path = Path(judge.__file__).with_name("judge.json")
    path.write_text(json.dumps(stored(train(marked, values, names), len(marked)), indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else default_data())

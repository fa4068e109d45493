"""Learn when a name, number or date of a sentence is doubted: ``python -m bench.train_binding``.

Examples are the facts of the clean sentences that `bench.evidence` measures, and the facts that its seeded
script put in another one's place. Folds are by cluster of Multi-News: `crossed` gives every fact the
probability that a model gives it which has seen nothing of its cluster. The weights in the package are
learned from all.
"""

from __future__ import annotations

import difflib
import json
import random
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bench._corruptions import KINDS
from digest.summarise.binding import row
from digest.summarise.fit import FEATURES, doubt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from bench.evidence import Written

SWAPS = ("number_within", "name_within", "date_within", "roles")
FOLDS = 5
_SEED, _STRENGTH = 7, 0.3


def facts(clean: Sequence[Written]) -> Iterator[tuple[str, tuple[float, ...], bool]]:
    """Cluster, features and whether it was put there, of the facts of clean and of spoilt sentences."""
    from bench.evidence import cited

    for one in clean:
        for features, _ in _facts(one.case.sentence, one.case.sentence, cited(one.case.sentence, one)):
            yield cluster(one), features, False
    for kind in SWAPS:
        chance = random.Random(_SEED)  # noqa: S311
        for one in clean:
            text = KINDS[kind](one.case, chance)
            if text in {"", one.case.sentence}:
                continue
            for features, is_changed in _facts(text, one.case.sentence, cited(text, one)):
                if is_changed:
                    yield cluster(one), features, True


def cluster(one: Written) -> str:
    """The id of the cluster that a sentence is about."""
    return one.passages[0].article.url.rpartition("/")[2]


def fold(cluster_id: str) -> int:
    """The fold of a cluster, the same on every machine."""
    return zlib.crc32(cluster_id.encode()) % FOLDS


def _facts(text: str, original: str, passages: Sequence[str]) -> Iterator[tuple[tuple[float, ...], bool]]:
    mine, sources = row(text), [row(passage) for passage in passages]
    matcher = difflib.SequenceMatcher(None, row(original).stems, mine.stems, autojunk=False)
    changed = {
        place
        for code, _, _, start, end in matcher.get_opcodes()
        for place in range(start, end)
        if code != "equal"
    }
    for fact in mine.facts:
        yield doubt(fact, mine, sources).features, bool(changed & set(range(fact.start, fact.end)))


def learn(features: NDArray[np.float64], labels: NDArray[np.bool_]) -> dict[str, list[float]]:
    """Weights and bias, the scaling of the features multiplied in."""
    from sklearn.linear_model import LogisticRegression

    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale == 0] = 1.0
    model = LogisticRegression(C=_STRENGTH, max_iter=1000).fit((features - mean) / scale, labels)
    weights = model.coef_[0] / scale
    bias = float(model.intercept_[0] - weights @ mean)
    return {"weights": [round(float(weight), 4) for weight in weights], "bias": [round(bias, 4)]}


def crossed(found: Sequence[tuple[str, tuple[float, ...], bool]]) -> list[dict[str, list[float]]]:
    """A model for each fold, learned from the clusters of the others."""
    folds = np.array([fold(name) for name, _, _ in found])
    features = np.array([one for _, one, _ in found])
    labels = np.array([label for _, _, label in found])
    return [learn(features[folds != number], labels[folds != number]) for number in range(FOLDS)]


def main() -> None:
    """Learn from all, and write ``binding.json``."""
    from bench.evidence import clean_sentences
    from bench.sets import default_data
    from bench.train_summariser import examples

    data = default_data()
    stories = [example.story for example in examples(data, "full")]
    write(list(facts(clean_sentences(data, stories, 600))))


def write(found: Sequence[tuple[str, tuple[float, ...], bool]]) -> None:
    """Write the weights learned from all, and those of each fold for the bench."""
    features, labels = np.array([one for _, one, _ in found]), np.array([label for _, _, label in found])
    record = {
        "features": list(FEATURES),
        "record": {
            "made by": "python -m bench.train_binding",
            "clusters": len({name for name, _, _ in found}),
            "facts": len(found),
            "of them put in another's place": int(labels.sum()),
        },
        "model": learn(features, labels),
    }
    package = Path(__file__).parent.parent / "digest" / "summarise" / "binding.json"
    package.write_text(json.dumps(record, indent=1) + "\n", encoding="utf8")
    folds = Path(__file__).with_name("binding_folds.json")
    folds.write_text(json.dumps(crossed(found), indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()

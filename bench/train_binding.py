"""Learn when a name, number or date of a sentence is doubted: ``python -m bench.train_binding``.

Examples are the facts of the clean sentences that `bench.evidence` measures, and the facts that its seeded
script put in another one's place. Folds are by cluster of Multi-News: `crossed` gives each fold a model that
has seen nothing of its clusters. From which probability on a fact is doubted is chosen on clean sentences, so
that all checks together refuse no more of them than ALARMS: names, numbers and dates have a bar each, and of
the combinations allowed, that one is taken with the highest mean share caught of the three. For a fold they
are chosen on the others, by models that have not seen these either. The package's is learned from all.
"""

from __future__ import annotations

import difflib
import json
import random
import zlib
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bench._clean_sentences import cited, clean_sentences, cluster
from bench._corruptions import KINDS
from digest.language import ENGLISH
from digest.summarise.check.attribution.facts import row
from digest.summarise.check.attribution.features import FEATURES, suspicion
from digest.summarise.check.attribution.misattribution import swapped_names
from digest.summarise.check.attribution.model import is_plain, kind_of
from digest.summarise.check.checks import CHECKS
from digest.summarise.check.comparison import compared_rows
from digest.summarise.check.evidence import is_verbatim
from digest.summarise.check.names import own_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from bench._clean_sentences import Written

SWAPS = ("number_within", "name_within", "date_within", "roles")
FOLDS = 5
COUNT = 1500
"""So many clean sentences are learned from."""
ALARMS = 0.08
"""The share of clean sentences that may be refused."""
GRID = tuple(round(0.5 + 0.02 * step, 2) for step in range(24))
"""The bars tried."""
KINDS_OF_FACT, _NUMBER = 3, 1
_SEED, _STRENGTH = 7, 0.3

Model = dict[str, list[float]]
Features = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A fact of a sentence: its features, and whether it was put there."""

    fold: int
    features: Features
    is_wrong: bool


@dataclass(frozen=True, slots=True)
class Clean:
    """A clean sentence: whether other checks refuse it, and the facts that this one may doubt."""

    fold: int
    is_refused: bool
    facts: tuple[Features, ...]


def examples_of(clean: Sequence[Written]) -> Iterator[Example]:
    """The facts of clean sentences, and the changed ones of spoilt sentences."""
    for one in clean:
        text = one.case.sentence
        for features, _ in _facts(text, text, cited(text, one)):
            yield Example(fold(cluster(one)), features, is_wrong=False)
    for kind in SWAPS:
        chance = random.Random(_SEED)  # noqa: S311
        for one in clean:
            text = KINDS[kind](one.case, chance)
            if text in {"", one.case.sentence}:
                continue
            for features, is_changed in _facts(text, one.case.sentence, cited(text, one)):
                if is_changed:
                    yield Example(fold(cluster(one)), features, is_wrong=True)


def judged(clean: Sequence[Written]) -> Iterator[Clean]:
    """What the other checks say of the clean sentences, and what is left to this one."""
    for one in clean:
        text, passages = one.case.sentence, cited(one.case.sentence, one)
        if is_verbatim(text, passages):
            yield Clean(fold(cluster(one)), is_refused=False, facts=())
            continue
        mine, sources = row(own_words(text)), [row(passage) for passage in passages]
        others = (
            check.find(text, passages, ENGLISH) for check in CHECKS if check.is_hard and check.name != "roles"
        )
        both = compared_rows(mine, sources, ENGLISH)
        doubts = [suspicion(fact, both) for fact in mine.facts]
        facts = tuple(one.features for one in doubts if one.rival is not None)
        yield Clean(
            fold(cluster(one)),
            is_refused=any(others) or bool(swapped_names(mine, sources)) or any(map(is_plain, facts)),
            facts=facts,
        )


def fold(cluster_id: str) -> int:
    """The fold of a cluster, the same on every machine."""
    return zlib.crc32(cluster_id.encode()) % FOLDS


def _facts(text: str, original: str, passages: Sequence[str]) -> Iterator[tuple[Features, bool]]:
    mine, sources = row(own_words(text)), [row(passage) for passage in passages]
    matcher = difflib.SequenceMatcher(None, row(own_words(original)).stems, mine.stems, autojunk=False)
    changed = {
        place
        for code, _, _, start, end in matcher.get_opcodes()
        for place in range(start, end)
        if code != "equal"
    }
    both = compared_rows(mine, sources, ENGLISH)
    for fact in mine.facts:
        yield suspicion(fact, both).features, bool(changed & set(range(fact.start, fact.end)))


def learn(found: Sequence[Example]) -> Model:
    """Weights and bias of all facts, and of numbers alone."""
    numbers = [one for one in found if kind_of(one.features) == _NUMBER]
    return _learned(found) | {f"number {name}": values for name, values in _learned(numbers).items()}


def _learned(found: Sequence[Example]) -> Model:
    """Weights and bias, the scaling of the features multiplied in."""
    from sklearn.linear_model import LogisticRegression

    features, labels = np.array([one.features for one in found]), np.array([one.is_wrong for one in found])
    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale[scale == 0] = 1.0
    model = LogisticRegression(C=_STRENGTH, max_iter=1000).fit((features - mean) / scale, labels)
    weights = model.coef_[0] / scale
    bias = float(model.intercept_[0] - weights @ mean)
    return {"weights": [round(float(weight), 4) for weight in weights], "bias": [round(bias, 4)]}


def bars(found: Sequence[Example], clean: Sequence[Clean]) -> list[float]:
    """From which probability on a name, a number and a date is doubted: by models that have not seen it."""
    most, wrong = [], []
    for number in sorted({one.fold for one in found}):
        model = learn([one for one in found if one.fold != number])
        most += [_most(one, model) for one in clean if one.fold == number]
        wrong += [
            (kind_of(one.features), _probability(one.features, model))
            for one in found
            if one.fold == number and one.is_wrong
        ]
    by_kind = [
        np.array([share for kind, share in wrong if kind == wanted]) for wanted in range(KINDS_OF_FACT)
    ]
    return max(_allowed(np.array(most)), key=lambda three: _caught(three, by_kind))


def _allowed(most: NDArray[np.float64]) -> Iterator[list[float]]:
    """The bars that refuse no more clean sentences than may be; for two of them, the lowest for names."""
    for number, date in product(GRID, GRID[::5]):
        is_refused = (most[:, 1] > number) | (most[:, 2] > date)
        left = int(ALARMS * len(most)) - int(is_refused.sum())
        if left >= 0:
            rest = np.sort(most[~is_refused, 0])[::-1]
            yield [round(max(float(rest[left]), GRID[0]), 3), number, date]


def _caught(three: Sequence[float], by_kind: Sequence[NDArray[np.float64]]) -> float:
    """The mean share of names, numbers and dates caught."""
    return float(
        np.mean([np.mean(shares > bar) for shares, bar in zip(by_kind, three, strict=True) if len(shares)])
    )


def _most(one: Clean, model: Model) -> tuple[float, ...]:
    """The highest probability of a sentence's names, numbers and dates; 1 for one that is refused anyway."""
    if one.is_refused:
        return (1.0,) * KINDS_OF_FACT
    found = [(kind_of(features), _probability(features, model)) for features in one.facts]
    return tuple(
        max((share for kind, share in found if kind == wanted), default=0.0)
        for wanted in range(KINDS_OF_FACT)
    )


def _probability(features: Features, model: Model) -> float:
    own = "number " if kind_of(features) == _NUMBER else ""
    total = np.dot(features, model[own + "weights"]) + model[own + "bias"][0]
    return float(1 / (1 + np.exp(-np.clip(total, -60, 60))))


def trained(found: Sequence[Example], clean: Sequence[Clean]) -> Model:
    """A model with its bars."""
    return {**learn(found), "doubted": bars(found, clean)}


def crossed(found: Sequence[Example], clean: Sequence[Clean]) -> list[Model]:
    """A model for each fold, learned from the clusters of the others."""
    return [
        trained([one for one in found if one.fold != number], [one for one in clean if one.fold != number])
        for number in range(FOLDS)
    ]


def main() -> None:
    """Learn from all, and write ``binding.json``."""
    from bench.sets import default_data
    from bench.train_summariser import examples

    data = default_data()
    stories = [example.story for example in examples(data, "full")]
    clean = clean_sentences(data, stories, COUNT)
    write(list(examples_of(clean)), list(judged(clean)))


def write(found: Sequence[Example], clean: Sequence[Clean]) -> None:
    """Write the weights learned from all, and those of each fold for the bench."""
    record = {
        "features": list(FEATURES),
        "record": {
            "made by": "python -m bench.train_binding",
            "clean sentences": len(clean),
            "facts": len(found),
            "of them put in another's place": sum(one.is_wrong for one in found),
        },
        "model": trained(found, clean),
    }
    package = Path(__file__).parent.parent / "digest" / "summarise" / "check" / "attribution" / "binding.json"
    package.write_text(json.dumps(record, indent=1) + "\n", encoding="utf8")
    folds = Path(__file__).with_name("binding_folds.json")
    folds.write_text(json.dumps(crossed(found, clean), indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()

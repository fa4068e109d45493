"""The judge of sentences: three small logistic models learned from an editor's marks.

For each sentence they tell how likely it is that who has read the printed headline understands it (`alone`),
that it tells the main news (`news`), and that it belongs to the report at all (`report`), and is no opinion,
caption, teaser, promotion or furniture. ``judge.json`` beside this file holds the weights and the record of
their training (`bench/train_judge.py`); decision 0040 tells what was measured.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from digest.summarise.choose.judge_features import row
from digest.summarise.choose.scorer import Linear
from digest.summarise.read.judgement import Judgement, standing
from digest.summarise.read.signs import Context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from digest.summarise.read.passages import Passage

QUESTIONS = ("alone", "news", "report")
JUDGED = 15
"""Only this number of sentences at the beginning of an article is judged: the marks have none behind
(decision 0040)."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A model for each question."""

    features: tuple[str, ...]
    models: Mapping[str, Linear]

    def of(self, rows: Sequence[Mapping[str, float]]) -> list[Judgement]:
        """The judgements about sentences with these features."""
        if not rows:
            return []
        values = np.array([[one[name] for name in self.features] for one in rows], dtype=np.float64)
        answers = (_probability(self.models[question](values)).tolist() for question in QUESTIONS)
        return [Judgement(*one) for one in zip(*answers, strict=True)]


def _probability(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    result: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return result


@cache
def shipped() -> Judge:
    """The judge in the package."""
    text = resources.files("digest.summarise.choose").joinpath("judge.json").read_text(encoding="utf8")
    return judge_from(json.loads(text))


def judge_from(stored: Mapping[str, Any]) -> Judge:
    """A judge out of its JSON form."""
    scale = {"mean": tuple(stored["mean"]), "scale": tuple(stored["scale"])}
    return Judge(
        features=tuple(stored["features"]),
        models={
            question: Linear(
                weights=tuple(stored[question]["weights"]), bias=stored[question]["bias"], **scale
            )
            for question in QUESTIONS
        },
    )


def judged(found: Sequence[Passage], headline: str, judge: Judge | None = None) -> list[Passage]:
    """The passages, each with what the judge makes of it under the printed `headline`, and its fitness so.

    The judge has no say about a language without tables of its own, nor about a sentence behind the first
    `JUDGED`: such a passage stays as it is.
    """
    told = list(found)
    numbered = list(_rows(found, headline))
    answers = (judge or shipped()).of([features for _, features in numbered])
    for (number, _), answer in zip(numbered, answers, strict=True):
        passage = found[number]
        told[number] = replace(passage, fitness=standing(passage.analysis, answer), judgement=answer)
    return told


def _rows(found: Sequence[Passage], headline: str) -> Iterator[tuple[int, dict[str, float]]]:
    """The number and the features of each passage that is judged, article by article."""
    for _, group in groupby(enumerate(found), key=lambda one: one[1].article.url):
        asked = [(number, passage) for number, passage in group if _is_judged(passage)]
        if not asked:
            continue
        context = Context(headline, asked[0][1].language)
        context.hear([passage.analysis for _, passage in asked])
        for number, passage in asked:
            yield number, row(passage.analysis, context, passage.place)
            context.go_on(passage.analysis)


def _is_judged(passage: Passage) -> bool:
    return passage.place < JUDGED and passage.article.language[:2] in ("", passage.language.code)

"""How often the judge of sentences agrees with an editor: on rows seen while it was built, and on others.

A third of the editor's rows, by headline, was put away (`bench._put_away`). "seen" rows are judged by weights
learned from the other nine tenths of them and from our own marks; "put away" rows by weights that saw no row
put away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bench._sentence_marks import FOREIGN, Marked, editors, ours
from bench.train_judge import answer, table_of, train
from digest.language import ENGLISH
from digest.summarise.analysis import Analysis
from digest.summarise.choose.judge import QUESTIONS
from digest.summarise.read.editing import Fitness
from digest.summarise.read.judgement import standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest.summarise.read.judgement import Judgement

NOTE = (
    "alone: share of sentences about which the judge (with the house's rules) and the editor agree whether "
    "they stand alone; rules: the same of the rules by themselves. let through: share of sentences of "
    "opinion, captions, teasers, promotion and furniture that may be printed by themselves; kept: of those "
    "that the editor's marks allow. auc: area under the ROC curve of the judge's three answers."
)
FOLDS = 10


def measure(data: Path) -> dict[str, dict[str, float]]:
    """``{part: {metric: value}}`` for the rows seen and those put away."""
    rows, more = editors(data), ours(data)
    seen = [one for one in rows if not one.is_put_away]
    away = [one for one in rows if one.is_put_away]
    return {
        "seen": scores(seen, in_folds(seen, more)),
        "put away": scores(away, judged(away, [*seen, *more])),
    }


def in_folds(seen: Sequence[Marked], more: Sequence[Marked]) -> list[Judgement]:
    """Each row's judgement by weights that saw no row with its headline."""
    headlines = sorted({one.headline for one in seen})
    fold = [headlines.index(one.headline) % FOLDS for one in seen]
    found: dict[int, Judgement] = {}
    for part in range(FOLDS):
        asked = [number for number, one in enumerate(fold) if one == part]
        known = [one for number, one in enumerate(seen) if fold[number] != part]
        answers = judged([seen[number] for number in asked], [*known, *more])
        found |= dict(zip(asked, answers, strict=True))
    return [found[number] for number in range(len(seen))]


def judged(asked: Sequence[Marked], known: Sequence[Marked]) -> list[Judgement]:
    """The judgements about `asked` by weights learned from `known`."""
    values, names = table_of(known)
    return train(known, values, names).of([one.features for one in asked])


def scores(rows: Sequence[Marked], answers: Sequence[Judgement]) -> dict[str, float]:
    """How well the answers, and the rules, agree with the marks."""
    read = [Analysis(one.printed, ENGLISH) for one in rows]
    stands = [
        standing(analysis, answer) is Fitness.ALONE for analysis, answer in zip(read, answers, strict=True)
    ]
    by_rules = [analysis.fitness is Fitness.ALONE for analysis in read]
    marks = [one.alone for one in rows]
    foreign = [one.type in FOREIGN for one in rows]
    fit = [one.alone and one.type not in FOREIGN for one in rows]
    by_judge = [answer.stands for answer in answers]
    found = {
        "alone": _share(one == mark for one, mark in zip(by_judge, marks, strict=True)),
        "rules_alone": _share(one == mark for one, mark in zip(by_rules, marks, strict=True)),
        "fit": _share(one == mark for one, mark in zip(stands, fit, strict=True)),
        "rules_fit": _share(one == mark for one, mark in zip(by_rules, fit, strict=True)),
        "let_through": _share(one for one, is_it in zip(stands, foreign, strict=True) if is_it),
        "rules_let_through": _share(one for one, is_it in zip(by_rules, foreign, strict=True) if is_it),
        "kept": _share(one for one, is_it in zip(stands, fit, strict=True) if is_it),
        "rules_kept": _share(one for one, is_it in zip(by_rules, fit, strict=True) if is_it),
        "rows": float(len(rows)),
    }
    for question in QUESTIONS:
        values = [getattr(one, question) for one in answers]
        found[f"auc_{question}"] = auc(values, [answer(one, question) for one in rows])
    return found


def _share(found: object) -> float:
    values = list(found)  # type: ignore[call-overload]
    return sum(values) / (len(values) or 1)


def auc(values: Sequence[float], is_true: Sequence[bool]) -> float:
    """The share of pairs of a true and a false row in which the true one has the higher value."""
    high = np.array([value for value, one in zip(values, is_true, strict=True) if one])
    low = np.array([value for value, one in zip(values, is_true, strict=True) if not one])
    return float((high[:, None] > low).mean() + 0.5 * (high[:, None] == low).mean())

"""Whether the judge of importance agrees with what editors choose, and with how many outlets tell an event.

It reads one headline. ``seen`` rows were learnt from, ``put_away`` ones not (`bench._importance_rows`).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from bench._importance_rows import Row, importance_rows
from bench.evidence import auc
from digest.cluster.importance import importance
from digest.models import Article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NOTE = (
    "front: events that editors chose against entertainment, technology and sports; entries: an editor's "
    "worth 2, 3 against 0, 1; marked: the same of headlines marked for this; outlets: more outlets than half "
    "of the events of the category. kendall: tau-b with the mark, or with the number of outlets."
)
_SOME_DAY = datetime(2014, 3, 10, tzinfo=UTC)


def measure(data: Path) -> dict[str, dict[str, float]]:
    """The agreement with each task's rows, learnt from and put away."""
    found = importance_rows(data)
    tasks = dict.fromkeys(row.task for row in found)
    scores: dict[str, dict[str, float]] = {}
    for task in tasks:
        for name, put_away in (("seen", False), ("put_away", True)):
            mine = [row for row in found if row.task == task and row.is_put_away is put_away]
            scores[f"{task} {name}"] = _scores(mine)
    return scores


def _scores(told: Sequence[Row]) -> dict[str, float]:
    judged = [_judged(row) for row in told]
    found = {
        "rows": float(len(told)),
        "auc": auc([(score, row.is_important) for score, row in zip(judged, told, strict=True)]),
    }
    if any(row.amount for row in told):
        found["kendall"] = kendall(judged, [row.amount for row in told])
    return found


def _judged(row: Row) -> float:
    return importance(
        Article(
            url="",
            headline=row.headline,
            publisher="",
            published=None,
            first_seen=_SOME_DAY,
            language="en",
        )
    )


def kendall(one: Sequence[float], other: Sequence[float]) -> float:
    """Kendall's tau-b: pairs in the same order less pairs in the opposite one, without ties of either."""
    first, second = (np.sign(np.subtract.outer(values, values)) for values in (one, other))
    untied = float(np.sqrt((first**2).sum() * (second**2).sum()))
    return float((first * second).sum()) / untied if untied else 0.0

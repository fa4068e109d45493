"""Learns how much each sign of a headline says of importance: ``python -m bench.train_importance``.

A logistic regression over the tasks ``front``, ``entries`` and ``marked`` of `bench._importance_rows`. Each
counts the same and has a constant of its own, as how many headlines are important differs between them.
Learnt from are the rows that are not put away; ``python -m bench rank`` scores both kinds. The constant that
is shipped is that of ``marked``, moved so that a middling headline of it has .5.
"""

from __future__ import annotations

import json
from pathlib import Path

import click
import numpy as np

from bench._importance_rows import Row, importance_rows
from bench.sets import default_data
from digest.cluster import importance
from digest.language import ENGLISH

WEIGHTS = Path(importance.__file__).with_name("importance.json")
TASKS = ("front", "entries", "marked")
SIGNS = (*ENGLISH.stakes.kinds, *importance.FORM)
EFFECTIVE = 300.0
"""Rows that each task counts as, half of them important."""
PENALTY = 1 / 0.3
"""Of the squared weights; .1 to 1 in its place score within .01."""
STEPS = 60
GRAVE = {"dead and hurt": 1.0, "disaster": 1.0}
"""What the house knows better than the rows, few of which tell of a disaster: casualties and disasters are
news. These signs are drawn to this weight instead of to 0."""
HELD = 100.0
"""The penalty with which they are held there."""


def learn(learnt: list[Row]) -> tuple[dict[str, float], float]:
    """The weights of the signs, and the constant, by Newton's method."""
    found = [importance.signs(row.headline, ENGLISH) for row in learnt]
    signs = np.array([[each.get(name, 0.0) for name in SIGNS] for each in found])
    tasks = np.array([[float(row.task == task) for task in TASKS] for row in learnt])
    columns = np.hstack([signs, tasks])
    told = np.array([float(row.is_important) for row in learnt])
    counted = _balanced(learnt)
    penalty = np.diag([HELD if name in GRAVE else PENALTY for name in SIGNS] + [1e-6] * len(TASKS))
    drawn_to = np.array([GRAVE.get(name, 0.0) for name in SIGNS] + [0.0] * len(TASKS))
    beta = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-columns @ beta))
        slope = columns.T @ (counted * (told - likely)) - penalty @ (beta - drawn_to)
        curve = columns.T @ (columns * (counted * likely * (1 - likely))[:, None]) + penalty
        beta = beta + np.linalg.solve(curve, slope)
    marked = columns[[row.task == "marked" for row in learnt]]
    middle = float(np.median(marked[:, : len(SIGNS)] @ beta[: len(SIGNS)]))
    return {name: round(float(value), 4) for name, value in zip(SIGNS, beta, strict=False)}, round(-middle, 4)


def _balanced(learnt: list[Row]) -> np.ndarray:
    """How much each row counts: every task the same, and in it the important ones as much as the others."""
    sums: dict[tuple[str, bool], float] = {}
    for row in learnt:
        kind = (row.task, row.is_important)
        sums[kind] = sums.get(kind, 0.0) + row.weight
    return np.array([EFFECTIVE / 2 * row.weight / sums[row.task, row.is_important] for row in learnt])


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Where the sets are (default: ../shared/data).")
def main(data: Path | None) -> None:
    """Learn, and write the weights beside the module."""
    found = importance_rows(data or default_data())
    weights, bias = learn([row for row in found if row.task in TASKS and not row.is_put_away])
    WEIGHTS.write_text(json.dumps({"weights": weights, "bias": bias}, indent=1) + "\n", encoding="utf8")
    click.echo(f"{WEIGHTS}: {weights}, {bias}")


if __name__ == "__main__":
    main()

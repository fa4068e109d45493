"""Learn what kind an article is and what it is worth: ``python -m bench.train_kinds`` writes the weights.

Logistic regressions with a squared penalty on signs of unit variance. Every row is learned from several
times: as if its outlet were unknown, so that a paper of no list is not taken for somebody's diary, and with
its headline alone or a shorter opening, so that a feed of headlines is not taken for no news. The shipped
weights are learned from all rows; what `bench kinds` prints is of weights that have not seen the rows.
"""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np

from bench import _kind_rows, sets
from bench._kind_rows import WEIGHTS, Marked
from digest import kinds
from digest.kinds.judge import COARSE, Judge
from digest.kinds.look import OPENING, Seen
from digest.kinds.signs import OF_ADDRESS, signs_of
from digest.language import ENGLISH
from digest.models import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from digest.language import Language

    Numbers = NDArray[np.float64]

FILE = Path(kinds.__file__).with_name("weights.json")
PENALTY = 40.0
"""Of the squared weights of signs brought to unit variance; from 30 to 60 the folds agree within .01."""
UNKNOWN = 0.5
"""The share of a row's weight with which it is learned from as an unknown outlet's."""
TAKEN_BACK = 0.5
"""Share of what the unread rows add to the log-odds of a report that is taken back. The marked entries are
even over feeds, so that blogs dominate them; a reader's feeds hold more news than these."""
SHORTENED = {OPENING: 0.5, 120: 0.2, 0: 0.3}
"""Most characters of the opening that is learned from, and the share of a row's weight."""
ADDRESS = 4.0
"""How many times heavier the penalty is on the signs of an address, of which every host has one look."""
STEPS = 200
LANGUAGES: dict[str, Language | None] = {"en": ENGLISH, "": None}
"""The judges that are learned: one with the tables of English, one for any language."""


def learn(rows: Sequence[Marked], tables: Language | None) -> Judge:
    """The judge that rows teach, each by the signs of its language's tables."""
    rows, shares = _variants(rows)
    signs = [signs_of(Seen(row.look), tables) for row in rows]
    names = list(signs[0])
    matrix = np.array([[each[name] for name in names] for each in signs])
    unknown = matrix.copy()
    unknown[:, names.index("known outlet")] = 0
    both = np.vstack([matrix, unknown])
    counts = np.array([WEIGHTS[row.set] for row in rows]) * shares
    counts = np.concatenate([(1 - UNKNOWN) * counts, UNKNOWN * counts])

    stiff = np.array([ADDRESS if name in OF_ADDRESS else 1.0 for name in names])

    def head(answer: Callable[[Marked], int], wanted: Callable[[Marked], bool] | None = None) -> Numbers:
        """The weights by which the answers to a question are told, a column an answer."""
        here = np.array([wanted is None or wanted(row) for row in [*rows, *rows]])
        answers = np.array([answer(row) for row in [*rows, *rows]])
        return fit(both[here], answers[here], counts[here], stiff)

    coarse = head(lambda row: row.coarse)
    coarse[0, 0] -= TAKEN_BACK * _excess(rows, counts)
    heads = {name: coarse[:, column] for column, name in enumerate(COARSE)}
    of_two = {
        "opinion": head(lambda row: int(row.kind is Kind.OPINION), lambda row: row.coarse == 1),
        "service": head(
            lambda row: int(row.kind is Kind.SERVICE), lambda row: row.kind in {Kind.SERVICE, Kind.OTHER}
        ),
        "worth": head(lambda row: int(row.worth > 1)),
        "tells": head(lambda row: row.tells),
    }
    heads |= {name: weights[:, 1] - weights[:, 0] for name, weights in of_two.items()}
    return Judge({name: _named(weights, names) for name, weights in heads.items()})


def _excess(rows: Sequence[Marked], counts: Numbers) -> float:
    """The log-odds that rows which nobody read add to reports."""
    reports = [(count, row.is_read) for row, count in zip(rows, counts, strict=False) if not row.coarse]
    return math.log(sum(count for count, _ in reports) / sum(count for count, is_read in reports if is_read))


def _variants(rows: Sequence[Marked]) -> tuple[list[Marked], Numbers]:
    """Each row with less and less of its opening, and the share of its weight that each has."""
    found = []
    for row in rows:
        for most, share in SHORTENED.items():
            look = replace(row.look, opening=row.look.opening[:most])
            found.append((replace(row, look=look), share))
    return [row for row, _ in found], np.array([share for _, share in found])


def fit(matrix: Numbers, answers: NDArray[np.int_], counts: Numbers, stiff: Numbers) -> Numbers:
    """Weights of the signs as they come, the bias first; a column an answer (softmax regression)."""
    whole = counts.sum()
    mean = counts @ matrix / whole
    spread = np.sqrt(counts @ (matrix - mean) ** 2 / whole) + 1e-9
    spread = np.where(spread < 1e-6, np.inf, spread)
    rows = np.column_stack([np.ones(len(matrix)), (matrix - mean) / spread])
    wanted = np.eye(answers.max() + 1)[answers]
    shrink = np.concatenate([[0.0], PENALTY * stiff])[:, None]
    step = 1 / (np.linalg.norm(rows * np.sqrt(counts)[:, None], 2) ** 2 / 2 + PENALTY * stiff.max())
    found = ahead = np.zeros((rows.shape[1], wanted.shape[1]))
    for turn in range(STEPS):
        odds = rows @ ahead
        powers = np.exp(odds - odds.max(axis=1, keepdims=True))
        shares = powers / powers.sum(axis=1, keepdims=True)
        after = ahead - step * (rows.T @ ((shares - wanted) * counts[:, None]) + shrink * ahead)
        ahead = after + turn / (turn + 3) * (after - found)
        found = after
    weights = found[1:] / spread[:, None]
    result: Numbers = np.vstack([found[0] - mean @ weights, weights])
    return result


def _named(weights: Numbers, names: Sequence[str]) -> dict[str, float]:
    return {name: round(float(value), 3) for name, value in zip(["", *names], weights, strict=True)}


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Where the sets are (default: ../shared/data).")
def main(data: Path | None) -> None:
    """Learn from all rows and write the weights."""
    where = data or sets.default_data()
    rows = [*_kind_rows.entries(where), *_kind_rows.others(where), *_kind_rows.weak(where)]
    learnt = {code: learn(rows, tables).heads for code, tables in LANGUAGES.items()}
    FILE.write_text(json.dumps(learnt, indent=0, ensure_ascii=False) + "\n", "utf8")
    click.echo(f"{FILE}: learned from {len(rows)} rows")


if __name__ == "__main__":
    main()

"""Trains the judge of two counts (`digest/summarise/compare/same_count.json`), and scores it by folds.

``counts_marked.json`` keeps what was read: a fingerprint of each pair of counts that are each other's
nearest (its event, its unit, the two sentences and figures), and whether an editor would print the two side
by side; no text. A third of the events is put away: they are in no fold, and have no marks.
``python -m bench.train_differences`` trains, ``--show`` prints the pairs to be read.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import numpy as np

from bench._event_stories import SETS, event_stories
from bench._put_away import is_put_away
from bench.sets import default_data
from digest.summarise.compare.counts import counts
from digest.summarise.compare.same_count import FEATURES, Pair, pairs
from digest.summarise.read.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from digest.models import Story

MARKED = Path(__file__).with_name("counts_marked.json")
FOLDS = 8
STRENGTH = 0.3
"""The inverse of the penalty on the weights' squares."""
BAR = 0.55
"""The probability that a shown difference has at least; above it nine in ten pairs of the folds are right."""


def fingerprint(story: Story, pair: Pair) -> str:
    """12 hexadecimal digits of the event, the unit, and the two sentences and figures."""
    told = sorted(f"{count.passage.text}\n{count.value:.10g}" for count in pair[:2])
    key = "\n".join([story.id, pair.one.unit, *told])
    return blake2b(key.encode("utf8", "replace"), digest_size=6).hexdigest()


def found(data: Path) -> Iterator[tuple[Story, Pair]]:
    """The pairs of all events that are not put away."""
    for name in SETS:
        for story in event_stories(data, name):
            if not is_put_away(story.id):
                read = passages(story)
                yield from ((story, pair) for pair in pairs(counts(read), read))


def fold_of(story: Story) -> int:
    """The fold of an event."""
    return int(blake2b(story.id.encode(), digest_size=4).hexdigest(), 16) % FOLDS


def fit(features: NDArray[np.float64], marks: NDArray[np.float64]) -> dict[str, Any]:
    """The standardised logistic regression, by Newton's method."""
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-9
    rows = np.hstack([(features - mean) / scale, np.ones((len(features), 1))])
    penalty = np.diag([1 / STRENGTH] * features.shape[1] + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-rows @ weights))
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + penalty
        weights -= np.linalg.solve(curve, rows.T @ (likely - marks) + penalty @ weights)
    return {"mean": mean, "scale": scale, "weights": weights[:-1], "bias": float(weights[-1])}


def judged(model: dict[str, Any], features: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probability of each row."""
    total = (features - model["mean"]) / model["scale"] @ model["weights"] + model["bias"]
    result: NDArray[np.float64] = 1 / (1 + np.exp(-total))
    return result


@click.command
@click.option("--show", is_flag=True, help="Print the pairs with their fingerprints, to be read.")
def main(*, show: bool) -> None:
    """Trains the judge, prints how it does in folds, and writes the weights."""
    marked: dict[str, int] = json.loads(MARKED.read_text("utf8")) if MARKED.exists() else {}
    rows = [(story, pair, fingerprint(story, pair)) for story, pair in found(default_data())]
    if show:
        for story, pair, key in rows:
            click.echo(f"{key} {marked.get(key, '?')} {story.id} [{pair.one.unit}]")
            for count in pair[:2]:
                click.echo(f"    {count.value:g} | {count.passage.text}")
        return
    rows = [row for row in rows if row[2] in marked]
    features = np.array([pair.features for _, pair, _ in rows])
    marks = np.array([float(marked[key]) for *_, key in rows])
    folds = np.array([fold_of(story) for story, *_ in rows])
    likely = np.zeros(len(rows))
    for fold in range(FOLDS):
        inside = folds == fold
        likely[inside] = judged(fit(features[~inside], marks[~inside]), features[inside])
    shown = likely >= BAR
    click.echo(f"in folds: {int(shown.sum())} of {len(rows)} shown, {int(marks[shown].sum())} right")
    model = fit(features, marks)
    record = {"pairs": len(rows), "right": int(marks.sum()), "command": "python -m bench.train_differences"}
    written = {
        "record": record,
        "features": list(FEATURES),
        **{key: [round(float(value), 4) for value in model[key]] for key in ("mean", "scale", "weights")},
        "bias": round(model["bias"], 4),
        "bar": BAR,
    }
    target = resources.files("digest.summarise.compare").joinpath("same_count.json")
    Path(str(target)).write_text(json.dumps(written, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()

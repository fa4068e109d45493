"""Chooses the bars of linking, and each fold's bars for `bench.cluster`: ``python -m bench.train_linking``.

Every setting of a grid is scored on both halves of every set (see `bench.cluster.half_of`). The default is
the one with the best mean; a fold's is the best mean without that fold. Headlines alone of the full-text
sets, and a few days and a thin sample of the UCI headlines, make it one setting for every density and length.
"""

from __future__ import annotations

import json
import random
from dataclasses import asdict, replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bench.cluster import FOLDS, Gold, bcubed, gold_of, half_of, predicted
from bench.sets import default_data, rows
from digest.cluster import Bars

if TYPE_CHECKING:
    from collections.abc import Iterator

GRID = [
    Bars(seed=seed, full_text=full_text, headlines=headlines)
    for seed, full_text, headlines in product(
        (0.28, 0.32, 0.36), (0.15, 0.16, 0.17, 0.18), (0.18, 0.21, 0.24)
    )
]
EVENTS = 150
THIN = 2_500


def training_sets(data: Path) -> dict[str, dict[str, Gold]]:
    """Set → variants of it by density and length, which are scored as one."""
    wikinews = gold_of(rows(data, "cluster", "wikinews"), "event")
    neus = gold_of(_neus(data), "event")
    uci = list(rows(data, "cluster", "uci"))
    days = sorted({row["date"] for row in uci})
    thin = random.Random(5).sample(uci, min(THIN, len(uci)))  # noqa: S311
    return {
        "ecbplus": {"full": gold_of(rows(data, "cluster", "ecbplus"), "event")},
        "wikinews": {"full": wikinews, "headlines": _headlines(wikinews)},
        "neus": {"full": neus, "headlines": _headlines(neus)},
        "uci": {
            "days": gold_of(iter([row for row in uci if row["date"] in days[9:11]]), "event_merged"),
            "thin": gold_of(iter(thin), "event_merged"),
        },
    }


def _neus(data: Path) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(rows(data, "mds", "neus")):
        if number < EVENTS:
            for outlet, article in enumerate(row["articles"]):
                text = article.get("text") or article.get("lede") or ""
                yield {
                    "id": f"{number}-{outlet}",
                    "event": row["id"],
                    "title": article.get("title"),
                    "text": text,
                }


def _headlines(gold: Gold) -> Gold:
    return Gold(tuple(replace(article, text="") for article in gold.articles), gold.events)


def half_scores(variants: dict[str, Gold], bars: Bars) -> tuple[float, float]:
    """The mean F1 over a set's variants, for each half of its events."""
    totals = [0.0, 0.0]
    for gold in variants.values():
        labels = predicted(gold, bars)
        for half in (0, 1):
            only = [half_of(event) == half for event in gold.events]
            totals[half] += bcubed(gold.events, labels, only)[0] / len(variants)
    return totals[0], totals[1]


def best(scores: dict[Bars, dict[str, tuple[float, float]]], without: tuple[str, int] | None = None) -> Bars:
    """The setting with the best mean over all half sets but `without`."""

    def mean(bars: Bars) -> float:
        kept = [
            value
            for name, halves in scores[bars].items()
            for half, value in enumerate(halves)
            if (name, half) != without
        ]
        return sum(kept) / len(kept)

    return max(GRID, key=mean)


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Where the sets are (default: ../shared/data).")
def main(data: Path | None) -> None:
    """Choose the bars, and write the folds'."""
    sets = training_sets(data or default_data())
    scores = {bars: {name: half_scores(variants, bars) for name, variants in sets.items()} for bars in GRID}
    for bars in sorted(GRID, key=lambda bars: sum(map(sum, scores[bars].values())))[-5:]:
        click.echo(f"{bars} {[(name, round(sum(halves) / 2, 3)) for name, halves in scores[bars].items()]}")
    click.echo(f"default: {best(scores)}")
    folds = {name: [asdict(best(scores, (name, half))) for half in (0, 1)] for name in sets}
    FOLDS.write_text(json.dumps(folds, indent=1) + "\n")
    click.echo(FOLDS.read_text())


if __name__ == "__main__":
    main()

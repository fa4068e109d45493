"""Chooses the bars of linking, and each fold's bars for `bench.cluster`: ``python -m bench.train_linking``.

Every setting of a grid is scored on both halves of every set (see `bench.cluster.half_of`). The default is
the one with the best mean; a fold's is the best mean without that fold. Headlines alone of the full-text
sets, and a day, two days and a thin sample of the UCI headlines, make it one setting for every density and
length.
"""

from __future__ import annotations

import json
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, replace
from itertools import groupby, product
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

import click
import numpy as np

from bench._cluster_gold import Gold, gold_of
from bench.cluster import FOLDS, bcubed, half_of
from bench.sets import default_data, rows
from digest.cluster import Bars
from digest.cluster.attach_strays import attach_strays
from digest.cluster.link import LEAST_TIE, coherent, days_of, hashes_of
from digest.cluster.merge import RowFacts, fullness, merge, numbered
from digest.cluster.neighbours import neighbours
from digest.cluster.particulars import particulars
from digest.cluster.vectors import tfidf
from digest.cluster.whispers import whisper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GRID = [
    Bars(full_text=full_text, headlines=headlines, apart=apart, stray=stray)
    for full_text, headlines, apart, stray in product(
        (0.145, 0.155, 0.165, 0.175), (0.14, 0.16, 0.18), (0.0, 0.6, 0.7, 0.8), (0.20, 0.24, 0.28)
    )
]
"""The seed bar stays: from .28 to .36 it changes hardly anything (decision 0008)."""
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
            "day": gold_of(iter([row for row in uci if row["date"] == days[2]]), "event_merged"),
            "two days": gold_of(iter([row for row in uci if row["date"] in days[9:11]]), "event_merged"),
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


def scored(variants: dict[str, Gold]) -> list[tuple[float, float]]:
    """For each setting of the grid the mean F1 over a set's variants, for each half of its events."""
    found = [_half_scores(gold) for gold in variants.values()]
    return [
        (fmean(half[0] for half in halves), fmean(half[1] for half in halves))
        for halves in zip(*found, strict=True)
    ]


def _half_scores(gold: Gold) -> list[tuple[float, float]]:
    """Both halves' F1 for each setting of the grid.

    It links as `link` does, but that round-ups are linked as all others are; seeds are the same for all
    settings, and merges for those that differ in strays alone.
    """
    rows, days, hashes = tfidf(gold.articles), days_of(gold.articles), hashes_of(gold.articles)
    facts = RowFacts(vectors=np.zeros((len(rows), 0)), particulars=particulars(gold.articles))
    edges = neighbours(rows, days, GRID[0].seed, fullness(rows))
    seeds = numbered(coherent(whisper(hashes, edges), edges, LEAST_TIE * GRID[0].seed), days)
    scores: dict[Bars, tuple[float, float]] = {}
    for _, alike in groupby(GRID, key=lambda bars: (bars.full_text, bars.headlines, bars.apart)):
        settings = list(alike)
        merged = merge(rows, days, seeds, hashes, settings[0], facts)
        for bars in settings:
            scores[bars] = _f1_of_halves(gold.events, attach_strays(rows, days, merged, bars).tolist())
    return [scores[bars] for bars in GRID]


def _f1_of_halves(events: Sequence[str], labels: Sequence[int]) -> tuple[float, float]:
    first, second = (
        bcubed(events, labels, [half_of(event) == half for event in events])[0] for half in (0, 1)
    )
    return first, second


def best(scores: dict[str, list[tuple[float, float]]], without: tuple[str, int] | None = None) -> Bars:
    """The setting with the best mean over all half sets but `without`."""

    def total(place: int) -> float:
        return sum(
            value
            for name, of_settings in scores.items()
            for half, value in enumerate(of_settings[place])
            if (name, half) != without
        )

    return GRID[max(range(len(GRID)), key=total)]


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="Where the sets are (default: ../shared/data).")
def main(data: Path | None) -> None:
    """Choose the bars, and write the folds'."""
    sets = training_sets(data or default_data())
    with ProcessPoolExecutor() as pool:
        scores = dict(zip(sets, pool.map(scored, sets.values()), strict=True))
    means = {
        place: {name: sum(of_settings[place]) / 2 for name, of_settings in scores.items()}
        for place in range(len(GRID))
    }
    for place in sorted(means, key=lambda place: sum(means[place].values()))[-5:]:
        click.echo(f"{GRID[place]} { {name: round(mean, 3) for name, mean in means[place].items()} }")
    click.echo(f"default: {best(scores)}")
    folds = {name: [asdict(best(scores, (name, half))) for half in (0, 1)] for name in sets}
    FOLDS.write_text(json.dumps(folds, indent=1) + "\n")
    click.echo(FOLDS.read_text())


if __name__ == "__main__":
    main()

"""Joining standing stories is nearly as linking anew, and events keep their ids: ``floors_days.json``."""

from __future__ import annotations

import json
import os
from itertools import islice
from pathlib import Path

import pytest

from bench._cluster_gold import gold_of
from bench.days import Days, Events, followed, joined, ours, wikinews
from bench.sets import rows

FLOORS = json.loads(Path(__file__).with_name("floors_days.json").read_text())
# read while tests are collected, before the environment is cleaned for each of them
SHARED = Path(os.environ.get("DIGEST_SHARED") or Path(__file__).resolve().parents[3] / "shared")
DATA = SHARED / "data"

needs_data = pytest.mark.skipif(
    not (DATA / "cluster").is_dir(), reason=f"no evaluation data in {DATA} (name its folder in DIGEST_SHARED)"
)


def two_days() -> tuple[Days, Events]:
    """The first crawl days of the headlines."""
    gold = gold_of(islice(rows(DATA, "cluster", "uci"), 5_108), "event_merged")
    dates = sorted({article.at for article in gold.articles})
    days: Days = {}
    for article in gold.articles:
        days.setdefault(dates.index(article.at), []).append(article)
    return days, {article.url: event for article, event in zip(gold.articles, gold.events, strict=True)}


@needs_data
def test_joining_standing_stories_is_nearly_as_linking_anew() -> None:
    found = joined(*two_days())
    assert found["joined_agreement"] >= FLOORS["agreement"]
    assert found["joined_moved"] <= FLOORS["moved_at_most"]
    assert found["joined_stays"] >= FLOORS["stays"]
    assert found["joined_bcubed_f1"] >= found["peer_anew_joined_bcubed_f1"] - FLOORS["worse_at_most"]


@needs_data
def test_events_keep_their_ids_from_day_to_day() -> None:
    found = followed(*wikinews(DATA), 1, ours)
    assert found["id_recall"] >= FLOORS["id_recall"]
    assert found["id_precision"] >= FLOORS["id_precision"]

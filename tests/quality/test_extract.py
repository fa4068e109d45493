"""Extraction may not get worse: a sample of real pages against floors that only people lower."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path

import pytest

from bench import extract, gold_pages, sets

_FLOORS = json.loads(Path(__file__).with_name("floors_extract.json").read_text("utf-8"))
_DATA = (
    Path(os.environ["DIGEST_SHARED"]) / "data" if os.environ.get("DIGEST_SHARED") else sets.default_data()
)  # read when collected: tests run in a clean environment

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (_DATA / "extract").is_dir(), reason=f"no evaluation data in {_DATA / 'extract'}"),
]
SAMPLE = {"fundus": 3, "wcxb": 12, "others": 3, "htmldate": 4}
"""Of each set every so-manieth page: less than a minute on one core."""


@pytest.fixture(scope="module")
def means() -> dict[str, dict[str, float]]:
    values: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for name, every in SAMPLE.items():
        for gold in extract.sample(gold_pages.gold(_DATA, name), every):
            for metric, value in extract.score(gold, peers=False)[1].items():
                values[name][metric].append(value)
    return {
        name: {metric: sum(all_) / len(all_) for metric, all_ in rows.items()}
        for name, rows in values.items()
    }


@pytest.mark.parametrize(
    ("name", "metric"), [(name, metric) for name, floors in _FLOORS.items() for metric in floors]
)
def test_a_score_stays_above_its_floor(means: dict[str, dict[str, float]], name: str, metric: str) -> None:
    assert means[name][metric] >= _FLOORS[name][metric]

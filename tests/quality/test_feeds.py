"""Reading feeds may not get worse: other programs' suites and real feeds against floors that only people lower."""

from __future__ import annotations

import json
import os
from itertools import islice
from pathlib import Path

import pytest

from bench import feeds, sets
from bench._feed_addresses import address_scores
from bench._feed_damages import damage_scores
from bench._feed_rereads import reread_scores
from bench._feed_suites import feedparser_documents, gofeed_documents
from bench.snapshot import MOMENT, read

_FLOORS = json.loads(Path(__file__).with_name("floors_feeds.json").read_text("utf-8"))
_DATA = (
    Path(os.environ["DIGEST_SHARED"]) / "data" if os.environ.get("DIGEST_SHARED") else sets.default_data()
)  # read when collected: tests run in a clean environment

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (_DATA / "feeds").is_dir(), reason=f"no evaluation data in {_DATA / 'feeds'}"),
]


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, float]]:
    small = sorted(read(_DATA), key=lambda feed: len(feed[1]))[:20]
    return {
        "feedparser": feeds.suite_scores(islice(feedparser_documents(_DATA), 0, None, 4), peer=False),
        "gofeed": feeds.suite_scores(gofeed_documents(_DATA), peer=False),
        "damaged": damage_scores(small[::4], MOMENT, peer=False),
        "snapshot": reread_scores(small[::2], MOMENT),
        "addresses": address_scores(peers=False),
    }


@pytest.mark.parametrize(
    ("name", "metric"), [(name, metric) for name, floors in _FLOORS.items() for metric in floors]
)
def test_a_score_stays_above_its_floor(scores: dict[str, dict[str, float]], name: str, metric: str) -> None:
    assert scores[name][metric] >= _FLOORS[name][metric]


def test_nothing_is_lost_and_nothing_comes_twice(scores: dict[str, dict[str, float]]) -> None:
    counts = {name: count for name, count in scores["snapshot"].items() if name.startswith(("lost", "twice"))}
    assert len(counts) > 10
    assert {name: count for name, count in counts.items() if count} == {}


def test_nothing_that_can_run_is_left_in_a_body(scores: dict[str, dict[str, float]]) -> None:
    assert scores["feedparser"]["harmless"] == scores["gofeed"]["harmless"] == 1

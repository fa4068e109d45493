"""Learning a site's lines may not get worse: planted lines in real texts, against floors that only people lower."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bench import chrome, sets

_FLOORS = json.loads(Path(__file__).with_name("floors_chrome.json").read_text("utf-8"))
_DATA = (
    Path(os.environ["DIGEST_SHARED"]) / "data" if os.environ.get("DIGEST_SHARED") else sets.default_data()
)  # read when collected: tests run in a clean environment

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (_DATA / "mds").is_dir(), reason=f"no evaluation data in {_DATA / 'mds'}"),
]


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    return chrome.planted_scores(chrome.outlets(_DATA), chrome.learnt)


@pytest.mark.parametrize("metric", _FLOORS["neus"])
def test_a_score_stays_above_its_floor(scores: dict[str, float], metric: str) -> None:
    assert scores[metric] >= _FLOORS["neus"][metric]

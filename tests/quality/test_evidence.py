"""The evidence checks and the headlines may not get worse: floors in ``floors_evidence.json``."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bench import headline
from bench.evidence import auc, detection, printed, qags

FLOORS = json.loads(Path(__file__).with_name("floors_evidence.json").read_text(encoding="utf8"))
SHARED = Path(os.environ.get("DIGEST_SHARED") or Path(__file__).resolve().parents[3] / "shared")
"""Read before the tests clean the environment."""
DATA = SHARED / "data"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (DATA / "faithful").is_dir(), reason="the evidence sets are not beside the project"
    ),
]


def test_spoilt_sentences_are_caught_and_clean_ones_left_alone() -> None:
    scores = detection(DATA, sample=150)
    assert {kind: scores[kind] for kind, floor in FLOORS["caught"].items() if scores[kind] < floor} == {}
    assert scores["false_alarms"] <= FLOORS["false_alarms"]
    assert scores["false_alarms_verbatim"] <= FLOORS["false_alarms_verbatim"]


def test_no_wrong_figure_unit_or_date_is_printed_as_supported() -> None:
    scores = printed(DATA, sample=60, enough=60)
    assert {fact: scores[f"{fact}_printed"] for fact in FLOORS["never_printed"]} == dict.fromkeys(
        FLOORS["never_printed"], 0
    )


def test_the_score_agrees_with_people_who_judged_summaries() -> None:
    assert auc([(score, is_right) for score, is_right, _ in qags(DATA)]) >= FLOORS["qags_auc"]


def test_headlines_stay_as_near_to_the_editors_as_they_were() -> None:
    scores = headline.measure(DATA)
    for name, floor in FLOORS["headline"].items():
        assert scores[name]["rouge1"] >= floor
        assert scores[name]["rouge1"] > scores[name]["peer_first_title_rouge1"] + 2

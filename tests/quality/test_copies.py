"""Copies on real texts may not get worse: ``floors_copies.json`` holds what was reached, a little rounded down."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bench._copy_texts import base_texts, events
from bench.copies import merged, of_events, of_kind, without_reprints

FLOORS = json.loads(Path(__file__).with_name("floors_copies.json").read_text())
# read while tests are collected, before the environment is cleaned for each of them
SHARED = Path(os.environ.get("DIGEST_SHARED") or Path(__file__).resolve().parents[3] / "shared")
DATA = SHARED / "data"
PART = 15
"""One text in so many: seventy-six of them."""

needs_data = pytest.mark.skipif(
    not (DATA / "cluster").is_dir(), reason=f"no evaluation data in {DATA} (name its folder in DIGEST_SHARED)"
)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return without_reprints(base_texts(DATA)[::PART])


@needs_data
@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_made_copies_of_real_articles_are_found_and_nothing_else(kind: str, texts: list[str]) -> None:
    outcome = of_kind(texts, kind)
    assert outcome.recall >= FLOORS[kind]
    assert outcome.wrong == 0


@needs_data
def test_a_report_made_of_two_wires_is_one_wires_copy_and_joins_them_not(texts: list[str]) -> None:
    assert merged(texts) == {"found": 1.0, "kept_apart": 1.0}


@needs_data
def test_no_report_is_taken_for_a_copy_of_another_about_the_same_event() -> None:
    told = dict(list(events(DATA).items())[::3])
    claims = of_events(told)
    assert claims.others > 1_500
    assert claims.wrong == ()
    assert claims.found >= 0.9 * claims.reprints

"""Sentences, letters and outlets' names may not get worse: floors that only people lower."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bench import sentences, sets

FLOORS = json.loads(Path(__file__).with_name("floors_text.json").read_text("utf8"))
DATA = (
    Path(os.environ["DIGEST_SHARED"]) / "data" if os.environ.get("DIGEST_SHARED") else sets.default_data()
)  # read when collected: tests run in a clean environment

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (DATA / "extract").is_dir(), reason=f"no evaluation data in {DATA / 'extract'}"),
]


@pytest.fixture(scope="module")
def marked() -> list[sentences.Marked]:
    return sentences.marked(DATA)


@pytest.mark.parametrize("drawn", list(FLOORS["sentences"]))
def test_sentences_end_where_a_person_says_they_do(drawn: str, marked: list[sentences.Marked]) -> None:
    members = [one for one in marked if one.drawn == drawn]
    assert sum(len(one.ends) for one in members) >= 100
    assert sentences.score(members, sentences.ours)["f1"] >= FLOORS["sentences"][drawn]["f1"]

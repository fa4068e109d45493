"""Sentences and letters may not get worse: floors that only people lower."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bench import letters, sentences, sets
from digest.text.encoding import true_encoding
from digest.text.letters import fold_lookalikes

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


def test_spoofed_words_are_folded_back() -> None:
    cases = letters.spoofed(DATA, letters.intentional(DATA))
    for mode, floor in FLOORS["letters"].items():
        some = cases[mode][:400]
        assert sum(fold_lookalikes(spoofed) == clean for clean, spoofed in some) / len(some) >= floor, mode


def test_no_genuine_word_is_harmed() -> None:
    lines = letters.genuine(DATA / "extract") + letters.own()
    assert sum(len(line.split()) for line in lines) > 4000
    assert letters.harm(lines, fold_lookalikes) == 0


def test_no_clean_line_is_taken_for_garbled() -> None:
    lines = letters.clean_lines(DATA)[:3000]
    assert [line for line in lines if true_encoding(line) != line] == []

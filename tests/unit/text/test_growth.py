"""Texts made to cost too much are parted within what any document may take: the guard's time."""

from __future__ import annotations

import time
from itertools import product

import pytest

from digest.text.sentences import sentence_spans, sentences

PIECES = ("A", "a", "Mr", ".", "!", "…", "“", "”", '"', "'", "‘", "’", "«", "»", "(", ")", "[1]", "12", "\n", "。", "é", "_", "-", "at 5 p.m")  # fmt: skip
LENGTH = 20_000
CPU_S = 3.0
"""Seconds of processor time that any document may take (promise C3)."""


@pytest.mark.parametrize("first", PIECES)
def test_no_run_of_two_pieces_takes_long(first: str) -> None:
    """A quadratic splitter took 6 s for ``A. B. `` alone."""
    before = time.process_time()
    for second, blank in product(PIECES, ("", " ")):
        run = f"{first}{second}{blank}"
        sentence_spans("The council met. " + run * (LENGTH // 40 // len(run)))
    assert time.process_time() - before < CPU_S


@pytest.mark.parametrize(
    "run",
    ["A. B. ", "“ ", "Mr. ", '" ', '"a ', "‘‘ ", "((( ", "U.S. ", "1.1.1.1", ". . . ", "said at 5 p.m. "],
)
def test_a_long_run_takes_less_than_a_document_may(run: str) -> None:
    before = time.process_time()
    assert sentence_spans("The council met. " + run * (LENGTH // len(run)))
    assert time.process_time() - before < CPU_S


def test_a_time_far_back_in_a_line_opens_nothing_and_near_it_does() -> None:
    far = "word " * 60 + "at 5 p.m. Berlin woke."
    assert len(sentences(far)) == 2
    assert len(sentences("At 5 p.m. Berlin woke.")) == 1


def test_a_quotation_that_is_closed_far_away_is_one_and_one_left_open_before_another_is_not() -> None:
    inside = "We won. " * 150
    assert len(sentences(f"“{inside}” she said. They left.")) == 2
    assert len(sentences(f"“{inside}“We lost.” she said.")) > 100

"""Bounds like "at least" and quantifiers like "all" are compared with those of the passages."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH
from digest.summarise.check.bounds import unbounded


def _reason(sentence: str, *passages: str) -> str:
    return unbounded(sentence, passages, ENGLISH)


@pytest.mark.parametrize(
    ("sentence", "passage", "reason"),
    [
        ("40 died.", "Up to 40 died.", "the cited passages bound 40 from above, and the sentence does not"),
        ("40 died.", "40 or more died.", "the cited passages bound 40 from below, and the sentence does not"),
        (
            "At most 40 died.",
            "At least 40 died.",
            "the cited passages bound 40 from below, and the sentence from above",
        ),
        (
            "Thousands of people came.",
            "Hundreds of people came.",
            "the cited passages have “hundreds”, not “thousands”",
        ),
        (
            "All the pupils left.",
            "Several of the pupils left.",
            "the cited passages have “several pupil”, not “all pupil”",
        ),
        (
            "Some pupils left.",
            "Every pupil left.",
            "the cited passages have “every pupil”, not “some pupil”",
        ),
    ],
)
def test_a_bound_that_is_dropped_turned_or_widened_is_told(sentence: str, passage: str, reason: str) -> None:
    assert _reason(sentence, passage) == reason


@pytest.mark.parametrize(
    ("sentence", "passages"),
    [
        ("40 died.", ("About 40 died.",)),
        ("About 40 died.", ("40 died.",)),
        ("More than 40 died.", ("At least 40 died.",)),
        ("40 died.", ("Up to 40 died.", "40 died in Norrby.")),
        ("40 died.", ("Up to 50 were hurt.",)),
        ("Many pupils left.", ("Several pupils left.",)),
    ],
)
def test_about_another_word_for_the_same_bound_and_another_figure_are_left_alone(
    sentence: str, passages: tuple[str, ...]
) -> None:
    assert _reason(sentence, *passages) == ""

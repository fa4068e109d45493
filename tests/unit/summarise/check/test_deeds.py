"""Another verb, or the opposite, between the same words is found."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH
from digest.summarise.check.deeds import other_deed


@pytest.mark.parametrize(
    ("sentence", "passage", "reason"),
    [
        (
            "Police charged the thief of the old boat.",
            "Police arrested the thief of the old boat.",
            "the cited passages have “arrested” where the sentence has “charged”",
        ),
        (
            "The town sued the youngest dairy in Norrby.",
            "The town sued the oldest dairy in Norrby.",
            "the cited passages have “oldest” where the sentence has “youngest”",
        ),
        (
            "The boat went down the old river.",
            "The boat went up the old river.",
            "the cited passages have “up” where the sentence has “down”",
        ),
    ],
)
def test_another_verb_and_an_opposite_amid_the_same_words_are_told(
    sentence: str, passage: str, reason: str
) -> None:
    assert other_deed(sentence, [passage], ENGLISH) == reason


@pytest.mark.parametrize(
    ("sentence", "passages"),
    [
        ("The dairy bought a new boat.", ["The dairy purchased a new boat."]),
        ("Lund told the court of boats.", ["Lund said the court of boats."]),
        (
            "Police charged the thief.",
            ["Police arrested the thief.", "Police charged the thief on Monday."],
        ),
        ("The dairy opened.", ["The court closed."]),
    ],
)
def test_a_word_of_the_same_sense_and_a_deed_that_another_passage_tells_are_left_alone(
    sentence: str, passages: list[str]
) -> None:
    assert other_deed(sentence, passages, ENGLISH) == ""

"""What is only possible, planned or alleged may not be told as certain."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH
from digest.summarise.check.modality import overstated


@pytest.mark.parametrize(
    ("sentence", "passage", "reason"),
    [
        (
            "The town will close the old school.",
            "The town may close the old school.",
            "the cited passages have “may” where the sentence has “will”",
        ),
        (
            "In Norrby the council will sell.",
            "The ferry is what it may sell.",
            "the cited passages have “sell” after “may”, not after “will”",
        ),
        (
            "The thief ran.",
            "The alleged thief ran.",
            "the cited passages doubt “thief” (“alleged”), and the sentence does not",
        ),
    ],
)
def test_what_a_passage_leaves_open_is_not_certain(sentence: str, passage: str, reason: str) -> None:
    assert overstated(sentence, [passage], ENGLISH) == reason


@pytest.mark.parametrize(
    ("sentence", "passages"),
    [
        ("The town may close the old school.", ["The town will close the old school."]),
        ("The council will sell.", ["It may sell.", "It will sell in May."]),
        ("The suspected thief ran.", ["The alleged thief ran."]),
        ("The thief ran.", ["The alleged thief ran.", "The thief was caught."]),
    ],
)
def test_what_is_left_open_too_or_certain_in_one_passage_is_left_alone(
    sentence: str, passages: list[str]
) -> None:
    assert overstated(sentence, passages, ENGLISH) == ""

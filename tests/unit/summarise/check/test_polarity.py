"""Denials, and opposites like "rise" and "fall", are compared with those of the passages."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH
from digest.summarise.check.polarity import direction, negation


@pytest.mark.parametrize(
    ("sentence", "passage", "reason"),
    [
        (
            "The bridge was not damaged.",
            "The bridge was damaged.",
            "the sentence denies something that the cited passages do not deny",
        ),
        (
            "The bridge was damaged by the flood.",
            "The bridge was not damaged by the flood.",
            "the cited passages deny “damag”, and the sentence does not",
        ),
        (
            "Lund did rule on the appeal today.",
            "Lund did not rule on the appeal today.",
            "the cited passages deny “rul”, and the sentence does not",
        ),
    ],
)
def test_a_denial_put_in_or_left_out_is_told(sentence: str, passage: str, reason: str) -> None:
    assert negation(sentence, [passage], ENGLISH) == reason


def test_another_passages_denial_does_not_stand_in_for_the_denied_words_own() -> None:
    passages = ["The ferry was repaired.", "Nobody was hurt at the quay."]
    assert negation("The ferry was not repaired.", passages, ENGLISH) == (
        "the sentence denies “repair”, and the cited passages do not"
    )


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("The bridge was not damaged.", "The bridge was unaware of no damage."),
        ("The council met not until Monday.", "The council met on Monday."),
        ("It is not clear who came.", "Nobody saw who came."),
        ("Lund banned boats.", "Lund did not allow boats."),
        ("If it does not rain, they sail.", "They sail in dry weather."),
    ],
)
def test_other_words_of_denial_and_those_that_deny_nothing_are_left_alone(
    sentence: str, passage: str
) -> None:
    assert negation(sentence, [passage], ENGLISH) == ""


@pytest.mark.parametrize(
    ("sentence", "passage", "reason"),
    [
        (
            "House prices fell in Norrby.",
            "House prices rose in Norrby.",
            "“fell” stands against “rose” in the cited passages",
        ),
        (
            "The council met after the storm.",
            "The council met before the storm.",
            "“after” stands against “before” in the cited passages",
        ),
        ("House prices fell in Norrby.", "Bread rose in Halden.", ""),
        ("The council met after the storm.", "Before the storm the boats left.", ""),
        ("Prices rose in Norrby and fell in Norrby.", "Prices rose in Norrby.", ""),
    ],
)
def test_a_direction_stands_against_its_opposite_only_among_the_same_words(
    sentence: str, passage: str, reason: str
) -> None:
    assert direction(sentence, [passage], ENGLISH) == reason

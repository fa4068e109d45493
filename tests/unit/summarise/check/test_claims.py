"""A claim of somebody may not be told as a fact."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH
from digest.summarise.check.claims import claimed


def _reason(sentence: str, passage: str) -> str:
    return claimed(sentence, passage.split(" | "), ENGLISH)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        (
            "The pilot ignored the order.",
            "The airline claims that the pilot ignored the order.",
        ),
        (
            "Vaccines poisoned the wells of the valley.",
            "A radio host alleged that vaccines poisoned the wells of the valley.",
        ),
        (
            "The election in Norrby was rigged by the mayor's friends.",
            "The loser insists that the election in Norrby was rigged by the mayor's friends.",
        ),
        (
            "The new mast makes the hens of the village ill.",
            "Karl Dahl believes the new mast makes the hens of the village ill.",
        ),
        (
            "The harbour fund paid for the holiday of the clerk.",
            "A rival suspects that the harbour fund paid for the holiday of the clerk.",
        ),
    ],
)  # fmt: skip
def test_what_somebody_claims_is_not_told_as_a_fact(sentence: str, passage: str) -> None:
    assert _reason(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        (
            "She said the vaccines were safe for the children of the valley.",
            "She claims the vaccines were safe for the children of the valley.",
        ),
        ("The pilot ignored the order.", "The airline said that the pilot ignored the order."),
        (
            "The pilot ignored the order.",
            "The airline claims that the pilot ignored the order. | The pilot ignored the order, the court found.",
        ),
        ("The pilot reportedly ignored the order.", "The airline claims that the pilot ignored the order."),
    ],
)
def test_a_claim_with_its_claimant_and_what_was_plainly_said_are_left_alone(
    sentence: str, passage: str
) -> None:
    assert _reason(sentence, passage) == ""

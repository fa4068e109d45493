"""What was only tried, planned or alleged may not be told as done."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH
from digest.summarise.check.attempts import told_as_done


def _reason(sentence: str, passage: str) -> str:
    return told_as_done(sentence, passage.split(" | "), ENGLISH)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("The satellite was destroyed by the crew.", "The crew tried to destroy the satellite."),
        ("The council sold the old ferry.", "The council plans to sell the old ferry next spring."),
        ("Rebels attacked the radio mast.", "Rebels threatened to attack the radio mast."),
        ("The bank has closed its branch in Norrby.", "The bank agreed to close its branch in Norrby."),
        ("Per Moe returned the stolen paintings.", "Police asked Per Moe to return the stolen paintings."),
        ("The clerk burned the letters.", "The clerk is accused of burning the letters."),
        ("The minister leaked the report.", "The minister denied leaking the report."),
        ("The museum bought the ship.", "The museum made an offer to buy the ship."),
        (
            "The drone was shot down over the lake.",
            "Soldiers tried to shoot down the drone over the lake.",
        ),
        (
            "The company cut 300 jobs.",
            "The company threatened to cut 300 jobs.",
        ),
        (
            "The senator withdrew from the race.",
            "The governor urged the senator to withdraw from the race.",
        ),
        (
            "The driver was paid by the company.",
            "The driver says the company agreed to pay him; the company promised to pay the driver.",
        ),
        (
            "Lawmakers banned plastic bags in the capital.",
            "Lawmakers want to ban plastic bags in the capital.",
        ),
    ],
)  # fmt: skip
def test_what_was_only_meant_or_alleged_is_not_told_as_done(sentence: str, passage: str) -> None:
    assert _reason(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("The crew tried to destroy the satellite.", "The crew tried to destroy the satellite on Monday."),
        (
            "The bank closed its branch in Norrby.",
            "The bank agreed to close its branch in Norrby. | On Friday the bank closed its branch.",
        ),
        ("The council may have sold the old ferry.", "The council plans to sell the old ferry next spring."),
        (
            "The senator agreed to withdraw from the race.",
            "The senator has agreed to withdraw from the race.",
        ),
    ],
)
def test_what_is_told_as_meant_or_was_done_in_a_passage_is_left_alone(sentence: str, passage: str) -> None:
    assert _reason(sentence, passage) == ""

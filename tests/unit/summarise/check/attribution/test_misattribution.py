"""Facts that the passages have, but in another place than the sentence, are found."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH
from digest.summarise.check.attribution.facts import row
from digest.summarise.check.attribution.misattribution import misattributed_fact, swapped_names

INQUIRY = (
    "Minister Ada Lund accused Governor Per Moe of hiding 31 letters from the inquiry on Monday.",
    "The inquiry in Norrby had asked 12 witnesses in Halden to return on Friday.",
)


@pytest.mark.parametrize(
    ("sentence", "said", "found"),
    [
        ("Ada Lund accused Per Moe of hiding 12 letters from the inquiry on Monday.", "12", "31"),
        ("Ada Lund accused Per Moe of hiding 31 letters from the inquiry on Friday.", "friday", "monday"),
    ],
)
def test_the_reason_names_the_fact_and_the_one_of_its_place(sentence: str, said: str, found: str) -> None:
    expected = f"the cited passages have “{found}” where the sentence has “{said}”"
    assert misattributed_fact(sentence, INQUIRY, ENGLISH) == expected


def test_facts_in_their_places_are_left_alone() -> None:
    assert (
        misattributed_fact("On Monday Ada Lund accused Per Moe of hiding 31 letters.", INQUIRY, ENGLISH) == ""
    )


@pytest.mark.parametrize(
    ("sentence", "passage", "is_swapped"),
    [
        ("Moe accused Ola Lund.", "Then Lund accused Per Moe.", False),
        ("Then Per Moe accused Lund.", "Then Lund accused Per Moe.", True),
        ("Then Per Moe was accused by Lund.", "Then Lund accused Per Moe.", False),
        ("Then Per Moe met Lund.", "Then Lund accused Per Moe.", False),
        ("Then Per Moe accused Lund.", "Then Lund accused Per Moe, and Per Moe accused Lund.", False),
    ],
)
def test_two_names_are_swapped_about_one_deed_in_one_voice(
    sentence: str, passage: str, *, is_swapped: bool
) -> None:
    assert bool(swapped_names(row(sentence), [row(passage)])) is is_swapped

"""A number must count the same noun as in the passages."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH
from digest.summarise.check.headcounts import miscounted


def _reason(sentence: str, passage: str) -> str:
    return miscounted(sentence, passage.split(" | "), ENGLISH)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Three pupils in three villages fell ill.", "Thirteen pupils in three villages fell ill last week."),
        ("Nine boats brought 40 sailors home.", "Forty boats brought nine sailors home."),
        ("The fire destroyed 12 barns and killed 30 cows.", "The fire destroyed 30 barns and killed 12 cows."),
        ("The pilots were taken to hospital in Norrby.", "One pilot was taken to hospital in Norrby."),
        ("The farmers blocked the road to Norrby.", "Some farmers blocked the road to Norrby on Friday."),
        ("All the dockers went home at noon.", "A few dockers went home at noon, the union said."),
        ("Two judges heard six witnesses.", "Six judges heard two witnesses in the old court."),
        (
            "Five nurses treated the eleven patients.",
            "Eleven nurses treated the five patients.",
        ),
        (
            "Two residents of a home for twelve were saved.",
            "Twelve residents of a home for two dozen were saved; two dogs died.",
        ),
        (
            "The trains were cancelled because of snow.",
            "One train was cancelled because of snow.",
        ),
    ],
)  # fmt: skip
def test_a_number_counts_what_it_counts_in_the_passages(sentence: str, passage: str) -> None:
    assert _reason(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Three pupils of thirteen fell ill.", "Three pupils of thirteen fell ill last week."),
        (
            "Two people died and three people were injured.",
            "Three people were injured and two died in the fire.",
        ),
        (
            "The farmers blocked the road.",
            "Some farmers came early. | The farmers blocked the road to Norrby.",
        ),
        ("Five of the eleven patients went home.", "Five of the eleven patients went home on Sunday."),
        ("The bridge is 40 years old.", "The bridge of 1986 is the oldest of 40."),
    ],
)
def test_a_number_before_the_same_noun_is_left_alone(sentence: str, passage: str) -> None:
    assert _reason(sentence, passage) == ""

"""Quotations must be in the passages, word for word."""

from __future__ import annotations

import pytest

from digest.summarise.check.quotations import misquoted

PASSAGES = [
    "“The dam held through the whole night [when the old sluice broke],” Lund said.",
    "The council called the plan a “folly” on Monday.",
    "The dam is a wonder of concrete.",
]


@pytest.mark.parametrize(
    "sentence",
    [
        "“The dam held through the whole night,” Lund said.",
        "“The dam … through the whole night,” Lund said.",
        "The council sees a “folly” in the plan.",
        "Lund praised the dam.",
    ],
)
def test_words_that_the_passages_quote_are_backed(sentence: str) -> None:
    assert misquoted(sentence, PASSAGES) == ""


@pytest.mark.parametrize(
    ("sentence", "quotation"),
    [
        ("“The dam broke through the whole night,” Lund said.", "The dam broke through the whole night"),
        ("The council called the town “proud”.", "proud"),
        ("Lund called the council a “wonder”.", "wonder"),
    ],
)
def test_words_that_no_passage_quotes_so_are_named(sentence: str, quotation: str) -> None:
    assert misquoted(sentence, PASSAGES) == f"“{quotation}” is not quoted so in the cited passages"


def test_other_words_in_brackets_are_named() -> None:
    quotation = "The dam held through the whole night [when the mill burned down]"
    passages = [*PASSAGES, "The night when the mill burned down was long."]
    assert misquoted(f"“{quotation}”", passages) == (
        f"the cited passages have other words in the brackets of “{quotation}”"
    )

"""Quotes."""

from __future__ import annotations

import pytest

from digest.models import Sentence
from digest.summarise.passages import passages
from digest.summarise.quotes import quotes
from tests.unit.summarise.stories import quake, told


def found(*texts: str) -> list[tuple[str, str]]:
    return [(quote.text, quote.speaker) for quote in quotes(passages(told(*texts)), (), 5)]


def test_a_quote_of_two_outlets_is_printed_once_with_both_citations() -> None:
    (quote,) = quotes(passages(quake()), (), 5)
    assert quote.text == "We ran into the street with nothing but our coats on"
    assert quote.speaker == "Tova Lie"
    assert len({citation.article_url for citation in quote.citations}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "“The dam held through the whole night,” said engineer Per Moe.",
        "“The dam held through the whole night,” Per Moe said.",
        "“The dam held through the whole night,” Per Moe, who built it, told reporters.",
        "Per Moe said, “The dam held through the whole night.”",
        "Per Moe told reporters it was over. “The dam held through the whole night,” he said.",
        "“The dam held through the whole night,” said Norrby council chairman Per Moe.",
        "Per Moe built it. “The dam held through the whole night,” Moe said.",
    ],
)
def test_the_speaker_is_named_in_full(text: str) -> None:
    assert [(words.rstrip("."), speaker) for words, speaker in found(text)] == [
        ("The dam held through the whole night", "Per Moe")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“The dam held through the whole night,” he said.",
        "Per Moe told Ada Lund it was over, and Eva Dahl said so. “The dam held the whole night,” he said.",
        "“The dam held,” Per Moe said.",
        "“The dam held through the whole night,” said Norrby council workers.",
        "The engineer praised a “really very solid and well made wall of stone” on Monday.",
    ],
)
def test_no_speaker_or_no_sentence_gives_no_quote(text: str) -> None:
    assert found(text) == []


def test_what_the_summary_prints_is_not_quoted_again() -> None:
    story = quake()
    (first, *_) = [p for p in passages(story) if "coats" in p.text]
    printed = [Sentence(text=first.text, citations=(first.citation,))]
    assert quotes(passages(story), printed, 5) == ()

"""Which full stops end a sentence."""

from __future__ import annotations

import re

import pytest

from digest.language import ENGLISH, NEUTRAL, Language
from digest.text.stops import ends_sentence

STOP = re.compile(r"(?P<mark>[.!?…]+|。)(?P<closers>[”\"]*)(?P<note>\[\d\])?(?P<gap>\s+|(?<=。)|(?=[A-Z]))")


def ends(text: str, language: Language = ENGLISH) -> bool:
    """Whether the last stop of `text` that something follows ends a sentence."""
    *_, last = STOP.finditer(text)
    return ends_sentence(text, last, language)


@pytest.mark.parametrize(
    "text",
    [
        "The dam held. Nobody slept",
        "The dam held! Nobody slept",
        "She works for Norrby Inc. The firm grew",
        "They met at 5 a.m. The dam held",
        "He saw the dam, the mill, etc. Nobody slept",
        "The answer was no. Nobody slept",
        "The dam held.[1] Nobody slept",
        "The dam held last week.The mayor slept",
        "大坝没有倒。没有人睡觉",
        "He waited … Nobody came",
    ],
)
def test_a_stop_before_a_new_sentence_ends_one(text: str) -> None:
    assert ends(text)


@pytest.mark.parametrize(
    "text",
    [
        "He met Dr. Lund",
        "It was Norrby vs. Halden",
        "It is fig. 5 of them",
        "She works for Norrby Inc. Friday is her day off",
        "They met at 5 a.m. Monday in Norrby",
        "At 5 a.m. Ada Lund rang",
        "He met J. Lund",
        "“Why?” Ada Lund asked",
        "“Why?” asked Lund",
        "He waited … I mean it",
        "It cost 5.Norrby paid",
    ],
)
def test_a_stop_inside_a_sentence_ends_nothing(text: str) -> None:
    assert not ends(text)


def test_a_language_without_tables_ends_sentences_at_plain_stops_only() -> None:
    assert ends("Bir gün. Sonra bitti", NEUTRAL)
    assert not ends("J. Lund", NEUTRAL)

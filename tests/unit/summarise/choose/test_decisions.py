"""The decisions about sentences, in words and in the log."""

from __future__ import annotations

import logging

import pytest

from digest.summarise.choose.decisions import effect_in_words
from digest.summarise.choose.effects import After, Drop, Effect, LastResort, NotFirst, Penalty
from digest.summarise.choose.selection import bundles
from digest.summarise.read.passages import passages
from digest.summarise.write.extractive import extract_of
from tests.unit.summarise.stories import told

TEXT = (
    "A dyke at Halden broke in a storm on Monday and water filled two hundred cellars. "
    "It had been built in 1911 by the farmers of the valley. "
    "The publication had warned of weak dykes for years. "
    "Would you live there?"
)


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (Drop(), "left out"),
        (Penalty(0.6), "lowered to 60%"),
        (After(), "only after the sentence before it"),
        (LastResort(2), "only if nothing else is left"),
        (NotFirst(1), "not the first choice to open"),
    ],
)
def test_each_effect_is_told_in_words(effect: Effect, words: str) -> None:
    assert effect_in_words(effect) == words


def test_a_sentence_with_an_unresolved_reference_comes_with_the_one_before_it() -> None:
    assert bundles(passages(told(TEXT))) == [(0,), (0, 1), (2,)]


def test_every_sentence_is_chosen_dropped_or_passed_over_with_a_reason() -> None:
    selection = extract_of(told(TEXT), 100).selection
    assert selection.chosen[0] == 0
    decided = {(decision.sentence, decision.rule.name) for decision in selection.decisions}
    assert (2, "unintroduced mention") in decided
    assert (3, "weak sentence") in decided
    assert {*selection.chosen, *selection.passed_over, 2, 3} == {0, 1, 2, 3}
    assert all(choice.words for choice in selection.choices)


def test_decisions_are_told_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="digest.summarise"):
        extract_of(told(TEXT), 100)
    assert any("sentence 1: chosen: it opens" in line for line in caplog.messages)
    assert any("sentence 3: left out: unintroduced mention" in line for line in caplog.messages)


def test_the_rule_that_kept_a_sentence_out_is_the_one_that_decided() -> None:
    text = (
        "“Would the majority of towns on the river oppose the pipeline?” "
        "Would you drive your own car over a bridge like that?"
    )
    selection = extract_of(told(text), 100).selection
    assert [one.rule.name for one in selection.decisions] == [
        "weak sentence",
        "quotation without its speaker",
        "weak sentence",
    ]
    assert selection.chosen == [1]
    assert {number: one.rule.name for number, one in selection.kept_out.items()} == {
        0: "quotation without its speaker"
    }

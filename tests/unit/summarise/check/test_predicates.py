"""Which verb a word is a form of, and whether two verbs say the same."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH, NEUTRAL
from digest.summarise.check.predicates import (
    is_alike,
    is_one_verb,
    is_opposite,
    is_past,
    is_same_verb,
    lemmas,
    regular,
)


def test_a_form_may_be_a_regular_one_of_every_word_that_the_endings_allow() -> None:
    assert regular("stopped") == {"stopped", "stopp", "stoppe", "stop"}
    assert regular("denied") == {"denied", "deny", "deni", "denie"}
    assert regular("go") == {"go"}


@pytest.mark.parametrize(
    ("word", "verbs"), [("went", {"go"}), ("sold", {"sell"}), ("voted", {"vote"}), ("sailing", {"sail"})]
)
def test_a_word_has_the_verbs_that_it_is_a_form_of(word: str, verbs: set[str]) -> None:
    assert lemmas(word, ENGLISH) == verbs


def test_a_word_that_is_no_verbs_form_has_none() -> None:
    assert lemmas("the", ENGLISH) == lemmas("norrby", ENGLISH) == frozenset()


@pytest.mark.parametrize(
    ("word", "is_so"),
    [("voted", True), ("sold", True), ("sells", False), ("selling", False), ("red", False), ("sell", False)],
)
def test_a_past_form_is_told_by_its_ending_or_from_the_dictionary(word: str, *, is_so: bool) -> None:
    assert is_past(word, ENGLISH) is is_so


def test_the_spelling_of_a_verb_does_not_part_its_forms() -> None:
    assert not is_same_verb("criticised", "criticizes", ENGLISH)
    assert is_one_verb("criticised", "criticizes", ENGLISH)
    assert not is_one_verb("praised", "prized", ENGLISH)


def test_words_of_one_root_or_sense_are_alike_and_others_are_not() -> None:
    assert is_alike("approval", "approved", ENGLISH)
    assert is_alike("bought", "purchased", ENGLISH)
    assert not is_alike("arrested", "charged", ENGLISH)


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [("oldest", "young", True), ("young", "older", True), ("opened", "closes", True), ("old", "wide", False)],
)
def test_opposites_are_found_in_every_form_and_both_ways(one: str, other: str, *, is_so: bool) -> None:
    assert is_opposite(one, other, ENGLISH) is is_so


def test_a_language_without_tables_has_no_verbs() -> None:
    assert lemmas("went", NEUTRAL) == frozenset()
    assert not is_past("voted", NEUTRAL)
    assert not is_opposite("old", "young", NEUTRAL)

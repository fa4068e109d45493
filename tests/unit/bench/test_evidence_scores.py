"""The evidence bench spoils sentences as it says, and counts right."""

from __future__ import annotations

import random

import pytest

from bench._clean_sentences import has_its_facts
from bench._corruptions import KINDS, Case
from bench.evidence import auc

CASE = Case(
    sentence="On Monday the council of Norrby asked Ada Lund for 31 letters that Per Moe left “hidden in the old mill” and were lost.",
    source=(
        "On Monday the council of Norrby asked Ada Lund for 31 letters that Per Moe left “hidden in the old mill” and were lost. "
        "By Friday the council had 12 letters from Ines Dahl in Halden, without a single stamp."
    ),
    elsewhere="In Tarsk, 77 whales swam past Captain Ole Berg on a grey Tuesday in March.",
)


@pytest.mark.parametrize("kind", list(KINDS))
def test_each_kind_changes_the_sentence_and_the_same_seed_gives_the_same(kind: str) -> None:
    spoilt = KINDS[kind](CASE, random.Random(1))  # noqa: S311
    assert spoilt not in {"", CASE.sentence}
    assert KINDS[kind](CASE, random.Random(1)) == spoilt  # noqa: S311


def test_numbers_come_from_where_the_kind_says() -> None:
    assert "77 letters" in KINDS["number_elsewhere"](CASE, random.Random(1))  # noqa: S311
    assert "12 letters" in KINDS["number_within"](CASE, random.Random(1))  # noqa: S311


def test_a_sentence_with_nothing_to_spoil_gives_no_case() -> None:
    case = Case("the dam held all night", CASE.source, CASE.elsewhere)
    assert [kind(case, random.Random(1)) for kind in KINDS.values()] == [""] * len(KINDS)  # noqa: S311


def test_a_clean_sentence_has_its_facts_in_the_source() -> None:
    assert has_its_facts(CASE)
    assert not has_its_facts(Case(CASE.sentence, CASE.elsewhere, CASE.source))


def test_the_area_under_the_curve_by_hand() -> None:
    assert auc([(0.9, True), (0.8, False), (0.7, True), (0.1, False)]) == pytest.approx(0.75)
    assert auc([(0.5, True), (0.5, False)]) == 0.5


@pytest.mark.parametrize(
    ("sentence", "elsewhere"),
    [
        ("the council asked Lund for it", "I, the writer of this"),
        ("the council asked Lund for it", "it was Tuesday"),
        ("the council asked Lund for it", "they met the Captain"),
        ("the council asked Lund for it", "the police came; so the Police say, as the police do"),
        ("so it went on: The Cost: The council pays", "they came to Tarsk"),
    ],
)
def test_a_change_of_names_that_changes_no_fact_is_left_out(sentence: str, elsewhere: str) -> None:
    case = Case(sentence, sentence, elsewhere)
    assert KINDS["name_elsewhere"](case, random.Random(1)) in {"", sentence}  # noqa: S311


def test_another_word_for_the_same_party_changes_no_fact() -> None:
    case = Case("They asked the Republican mayor.", "The GOP won. They asked the Republican mayor.", "")
    assert KINDS["name_within"](case, random.Random(1)) == case.sentence  # noqa: S311

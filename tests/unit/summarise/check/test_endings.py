"""A sentence must have a verb, and end where its passage could end."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH
from digest.summarise.check.endings import is_cut


def _reason(sentence: str, passage: str) -> str:
    return is_cut(sentence, passage.split(" | "), ENGLISH)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Its third year as the busiest port of the north.", "It ended its tenth year as a free town, and its third year as the busiest port of the north."),
        ("A brand-new ferry for the islands of the north.", "The town has ordered a brand-new ferry for the islands of the north."),
        ("The mistrust grows between the island and the U.K.", "The mistrust grows between the island and the U.K. fishing ministry."),
        ("The union met in the office of the U.N.", "The union met in the office of the U.N. labour agency."),
        ("The court called the argument of the dairy.", "The court called the argument of the dairy “well made.”"),
        ("The mayor declared the whole plan.", "The mayor declared the whole plan “dead and buried” on Friday."),
        ("The report to the council was written by Dr.", "The report to the council was written by Dr. Ada Lund."),
        (
            "The only woman on the board of the bank.",
            "She is the only woman on the board of the bank.",
        ),
        (
            "A deal between the union and the E.U.",
            "A deal between the union and the E.U. fishing fleet was signed.",
        ),
        (
            "Critics branded the law on schools.",
            "Critics branded the law on schools “cruel and useless”.",
        ),
    ],
)  # fmt: skip
def test_a_sentence_has_a_verb_and_ends_where_its_passage_may_end(sentence: str, passage: str) -> None:
    assert _reason(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        (
            "The yard was closed to visitors from the U.K.",
            "The yard was closed to visitors from the U.K. after the storm.",
        ),
        ("The mayor declared the plan dead.", "The mayor declared the plan dead, “once and for all”."),
        (
            "Farmers in the north often pay a premium for seed.",
            "Farmers in the north often pay a premium for seed, a study found.",
        ),
        (
            "Der Stadtrat von Norrby will die alte Schule schließen.",
            "Der Stadtrat von Norrby will die alte Schule schließen, hieß es.",
        ),
    ],
)
def test_a_whole_sentence_is_left_alone_and_so_is_another_language(sentence: str, passage: str) -> None:
    assert _reason(sentence, passage) == ""


@pytest.mark.parametrize(
    ("sentence", "passage", "said"),
    [
        ("The mayor spoke of", "The mayor spoke of the bridge.", "it stops behind “of”"),
        (
            "The bridge is as big",
            "The bridge is as big as the old one.",
            "it stops before what it compares with",
        ),
    ],
)
def test_the_reason_tells_where_a_sentence_stops(sentence: str, passage: str, said: str) -> None:
    reason = _reason(sentence, passage)
    assert reason == said

"""Two quotations are compared word by word: are they one speech, and where do they differ?"""

from __future__ import annotations

import pytest

from digest.summarise.compare.quote_alignment import is_same, parting

DAM = "The dam held through the whole night, and the keeper never left his post on the wall"


@pytest.mark.parametrize(
    "other",
    [
        "the dam held through the whole night and the keeper never left his post on the wall.",
        "The dam held … and the keeper never left his post on the wall",
        "The dam held ... the keeper never left his post",
        "through the whole night, and the keeper never left",
        "The dam [at Norrby] held through the whole night, and the keeper never left his post on the wall",
    ],
)
def test_marks_case_cuts_and_brackets_leave_a_quotation_the_same(other: str) -> None:
    assert is_same(DAM, other) or parting(DAM, other) is None
    assert parting(other, DAM) is None


def test_contractions_and_apostrophes_leave_a_quotation_the_same() -> None:
    assert is_same("We can’t say that it's over", "We cannot say that it is over")


@pytest.mark.parametrize(
    ("one", "other", "mine", "theirs"),
    [
        (DAM, DAM.replace("keeper", "mayor"), "keeper", "mayor"),
        (DAM, DAM.replace("never left", "left"), "never", ""),
        (DAM, DAM.replace("whole night", "whole cold night"), "", "cold "),
        (
            "We lost two million crowns in the flood that night",
            "We lost two billion crowns in the flood that night",
            "million",
            "billion",
        ),
    ],
)
def test_a_word_that_counts_parts_two_wordings(one: str, other: str, mine: str, theirs: str) -> None:
    at = parting(one, other)
    assert at is not None
    assert one[slice(*at.one)].strip() == mine.strip()
    assert other[slice(*at.other)].strip() == theirs.strip()
    assert at.turned == parting(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DAM, DAM.replace("the whole night", "this whole night")),
        (DAM, DAM.replace("held through", "just held through")),
        ("We will honour the keepers of this dam for ever", "We will honor the keepers of this dam for ever"),
        (
            "The IOC board has met twice about the Norrby games",
            "The I.O.C. board has met twice about the Norrby games",
        ),
        (DAM, DAM + ". He is a hero, and the town will thank him"),
        ("And now, " + DAM.lower(), "I said so: " + DAM),
        ("The dam held and we danced all night long", "The dam broke and we swam all day in the cold"),
        (
            "It held because the keeper never once left the wall",
            "Because the keeper never once left the wall it held",
        ),
        ("He praised the men of the wall of Norrby", "He praised the women of the harbour of distant Halden"),
    ],
)
def test_grammar_fillers_spelling_cuts_and_other_sentences_part_nothing(one: str, other: str) -> None:
    assert parting(one, other) is None


def test_sentences_alike_that_go_on_apart_are_two() -> None:
    one = "We have paid tariffs of 25 per cent on 250 billion crowns worth of goods and products"
    other = "We have paid tariffs of 25 per cent on 50 billion crowns of machines, and ten on all the rest"
    assert parting(one, other) is None

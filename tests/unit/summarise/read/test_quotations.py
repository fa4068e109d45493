"""The quotations in a text, and when two wordings are the same."""

from __future__ import annotations

import pytest

from digest.summarise.read.quotations import PIECES, QUOTED, plain, quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lund said “the dam held”, and left.", ["the dam held"]),
        ('Lund said "the dam held", and left.', ["the dam held"]),
        ("Lund sagte: „Der Damm hielt.“", ["Der Damm hielt"]),
        ("Lund said “the dam held", ["the dam held"]),
        ("Lund said ‘the dam held on’ and left.", ["the dam held on"]),
        ("Lund’s dam and the council’s.", []),
        ("Lund read ‘Two Dams’ at night.", []),
        ("The dam held.", []),
    ],
)
def test_the_words_between_marks_are_quoted(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


def test_marks_case_and_punctuation_make_no_difference_in_wording() -> None:
    assert plain("“It’s 5 %, or $20,” said  Lund!") == "it's 5 % or $20 said lund"
    assert plain("IT'S 5 % or $20 said Lund") == plain("“It’s 5 %, or $20,” said  Lund!")


def test_an_apostrophe_opens_no_quotation() -> None:
    assert QUOTED.sub("…", "Lund's dam ‘held’ and “held”, the council's too.") == (
        "Lund's dam … and …, the council's too."
    )


def test_dots_brackets_and_ends_of_sentences_part_a_quotation() -> None:
    assert PIECES.split("We won … the vote. They [the council] lost") == [
        "We won ",
        " the vote.",
        "They ",
        " lost",
    ]

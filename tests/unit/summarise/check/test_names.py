"""Which words are names, and whether the passages have them."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH, NEUTRAL
from digest.summarise.check.names import name_words, opening_name, own_words, unknown_name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Monday Ada Lund met British dockers.", ("ada", "lund", "britain")),
        ("The mayor spoke. Then Senator Moe left.", ("moe",)),
        ("They met the King.", ("king",)),
        ("Lund’s letter came.", ("lund",)),
        ("They met at the G-20.", ("g20",)),
        ("They told us, not the US.", ("us",)),
        ("Éric Roux left Łódź with Ines.", ("roux", "łódź", "ines")),
    ],
)
def test_capitalised_words_are_names_but_for_openings_dates_and_titles(
    text: str, names: tuple[str, ...]
) -> None:
    assert name_words(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lund left.", "lund"),
        ("Officials left.", ""),
        ("Moreover, they left.", ""),
        ("Running late, they left.", ""),
        ("the boat left.", ""),
        ("Congress voted.", "congress"),
        ("“Lund left.", "lund"),
    ],
)
def test_the_opening_word_may_be_a_name_unless_it_is_known_to_be_none(text: str, name: str) -> None:
    assert opening_name(text) == name


def test_labels_and_who_reported_it_are_no_own_words() -> None:
    assert own_words("The Cost: Norrby pays.") == "Norrby pays."
    assert own_words("The Norrby Times reports that the ferry is full.").split() == [
        "the",
        "ferry",
        "is",
        "full.",
    ]
    assert own_words("The ferry is full, according to the Norrby Times.").split() == [
        "The",
        "ferry",
        "is",
        "full,",
        ".",
    ]


@pytest.mark.parametrize(
    ("sentence", "passage", "name"),
    [
        ("They met Eva Lund.", "They met Ada Lund.", "eva"),
        ("Brand closed it.", "They closed it.", "brand"),
        ("They met the NAC.", "They met the Norrby Council.", "nac"),
    ],
)
def test_a_name_that_no_passage_has_is_told(sentence: str, passage: str, name: str) -> None:
    assert unknown_name(sentence, [passage], ENGLISH) == f"the name “{name}” is not in the cited passages"


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("They met the NAC.", "They met the Norrby Arts Council."),
        ("They met German envoys.", "They met envoys of Germany."),
        ("It is near al-Noraeda.", "It is near al-Noraida."),
        ("It was in the Halden War.", "It was in Halden, at war."),
        ("Rescuers came.", "A rescue began."),
    ],
)
def test_initials_nations_spellings_and_forms_of_a_name_are_known(sentence: str, passage: str) -> None:
    assert unknown_name(sentence, [passage], ENGLISH) == ""


def test_a_name_in_latin_letters_is_asked_for_in_a_language_without_tables_too() -> None:
    assert unknown_name("他们见了 Lund。", ["他们见了 Moe。"], NEUTRAL)
    assert unknown_name("他们见了 Lund。", ["他们见了 Lund。"], NEUTRAL) == ""

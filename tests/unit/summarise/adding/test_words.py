"""The table of the words that state facts: numbers, months, countries."""

from __future__ import annotations

from digest.summarise.adding.words import base, common_words, folded, words_of


def test_a_tag_is_read_by_its_language() -> None:
    assert base("pt-BR") == "pt"
    assert base("NN_no") == "nb"


def test_folding_makes_letters_small_and_takes_their_accents_off() -> None:
    assert folded("Märzstraße, Łódź, Tromsø, Lund’s") == "marzstrasse, lodz, tromso, lund's"


def test_a_language_has_its_words_by_what_they_mean() -> None:
    german = words_of("de-AT")
    assert german is not None
    assert (german.months["marz"], german.weekdays["montag"], german.scales["million"]) == (3, 0, 6)
    assert (german.nations["SE"], german.cities["vienna"], german.numbers["zwolf"]) == (
        "schweden",
        "wien",
        12,
    )


def test_a_language_that_is_not_in_the_table_has_none() -> None:
    assert words_of("ja") is None


def test_words_that_english_names_share_with_other_words_are_known() -> None:
    assert {"court", "ministry", "north"} <= common_words()
    assert "norrby" not in common_words()

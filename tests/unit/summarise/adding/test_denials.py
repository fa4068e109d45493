"""Whether two texts in two languages both deny something or both do not."""

from __future__ import annotations

import pytest

from digest.summarise.adding.denials import is_known, unlike_denials


@pytest.mark.parametrize(
    ("source", "translation", "to"),
    [
        ("The council did not approve the bridge.", "Der Rat hat die Brücke nicht gebilligt.", "de"),
        ("The council approved the bridge.", "Le conseil a approuvé le pont.", "fr"),
        ("Nobody was hurt.", "Никто не пострадал.", "ru"),
        ("Not only the bridge is closed.", "Nicht nur die Brücke ist gesperrt.", "de"),
        ("The mayor refused to answer.", "Der Bürgermeister wollte nicht antworten.", "de"),
    ],
)
def test_texts_deny_alike_where_both_deny_or_neither_does_or_english_denies_in_other_words(
    source: str, translation: str, to: str
) -> None:
    assert unlike_denials(source, translation, "en", to) == ""


def test_a_denial_that_only_one_of_two_texts_has_is_told() -> None:
    plain, denial = "The council approved the bridge.", "Der Rat hat die Brücke nicht gebilligt."
    assert unlike_denials(plain, denial, "en", "de") == "the denial was added"
    assert unlike_denials(denial, plain, "de", "en") == "the denial was lost"


def test_a_language_whose_verbs_deny_by_a_suffix_is_not_known() -> None:
    assert is_known("pt-BR")
    assert not is_known("tr")

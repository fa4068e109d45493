"""Whether a translation keeps the names of its source."""

from __future__ import annotations

import pytest

from digest.summarise.adding.named import foreign, names_of, unlike_names

SOURCE = "In Norrby the mayor Ada Lund opened the bridge."


def test_a_name_is_a_word_with_a_capital_amid_a_sentence_or_one_that_is_known() -> None:
    assert names_of("Bridges close when Ada Lund speaks in Norrby.", "en").words == {"ada", "lund", "norrby"}
    assert names_of("Norrby waits.", "en").words == frozenset()
    assert names_of("Norrby waits.", "en", {"norrby"}).words == {"norrby"}


def test_german_nouns_are_no_names_but_short_forms_are() -> None:
    assert names_of("Die NATO lobt die Brücke in Norrby.", "de").words == {"nato"}


def test_countries_months_and_words_that_names_share_are_no_names() -> None:
    found = names_of("On Monday the Court in Germany heard Ada Lund.", "en")
    assert found.words == {"ada", "lund"}
    assert found.nations == {"DE"}


@pytest.mark.parametrize(
    ("translation", "to"),
    [
        ("In Norrby hat die Bürgermeisterin Ada Lund die Brücke eröffnet.", "de"),
        ("W Norrby burmistrz Ada Lund otworzyła most.", "pl"),
        ("В Норрбю мэр Ада Лунд открыла мост.", "ru"),
    ],
)
def test_a_name_is_kept_as_it_is_declined_or_in_another_script(translation: str, to: str) -> None:
    assert unlike_names(SOURCE, translation, "en", to) == ""


def test_a_name_that_was_lost_or_added_or_exchanged_is_told() -> None:
    lost = "In Norrby hat die Bürgermeisterin die Brücke eröffnet."
    assert unlike_names(SOURCE, lost, "en", "de") == "the name “ada” was lost"
    source, added = "Ada Lund opened the bridge.", "Ada Lund a ouvert le pont avec Tova Moe."
    assert unlike_names(source, added, "en", "fr") == "the name “tova” was added"
    renamed = "Ada Berg a ouvert le pont."
    assert unlike_names(source, renamed, "en", "fr", {"ada", "lund"}) == "the name “lund” was lost"


def test_a_country_that_was_exchanged_is_told() -> None:
    source, translation = "The envoys of Germany met.", "Les envoyés de la Pologne se sont réunis."
    assert unlike_names(source, translation, "en", "fr") == "the country DE was lost"


def test_a_name_that_only_another_sentence_of_the_story_has_is_told() -> None:
    translation = "In Halden hat Ada Lund die Brücke eröffnet."
    assert foreign(translation, SOURCE, {"halden"}) == "the name “halden” belongs to another sentence"
    assert foreign(translation, SOURCE, {"lund", "skerry"}) == ""

"""The names of countries and cities in two languages."""

from __future__ import annotations

import pytest

from digest.summarise.adding.places import exonyms, has_city, is_adjective, names_nation, nations_in


def test_the_countries_of_a_text_are_found_by_name_and_taken_out_of_it() -> None:
    found, rest = nations_in("The U.S. and Germany agreed.", "en")
    assert found == {"US", "DE"}
    assert rest.split() == ["The", "and", "agreed."]


def test_a_word_in_small_letters_is_no_country_where_countries_have_a_capital() -> None:
    assert nations_in("They bought china in Norrby.", "en")[0] == frozenset()
    assert nations_in("They met in China.", "en")[0] == {"CN"}


@pytest.mark.parametrize(
    ("code", "text", "language"),
    [
        ("DE", "le chancelier allemand", "fr"),
        ("US", "der amerikanische prasident", "de"),
        ("GB", "britische abgeordnete", "de"),
        ("SE", "der schwedische konig", "de"),
    ],
)
def test_a_country_is_named_by_its_adjective_too(code: str, text: str, language: str) -> None:
    assert names_nation(code, f" {text} ", language)
    assert not names_nation("JP", f" {text} ", language)


def test_an_adjective_belongs_to_one_of_the_countries_asked_for() -> None:
    assert is_adjective("allemand", {"DE", "JP"}, "fr")
    assert not is_adjective("allemand", {"JP"}, "fr")


def test_a_city_has_its_name_in_each_language() -> None:
    assert exonyms("The talks in Vienna ended.", "en", "de") == [("vienna", "wien")]


def test_a_city_is_declined_where_its_language_declines_names() -> None:
    assert has_city("warszawa", " rozmowy w warszawie ", "pl")
    assert not has_city("berlin", " die berliner gesprache ", "de")

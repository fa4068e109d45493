"""Which tables a text gets, and that an unknown language gets no verdict."""

from __future__ import annotations

import pytest

from digest import language
from digest.language import ENGLISH, NEUTRAL


@pytest.mark.parametrize(
    ("code", "expected"), [("en", ENGLISH), ("en-GB", ENGLISH), ("zh", NEUTRAL), ("ar", NEUTRAL)]
)
def test_a_text_gets_the_tables_of_its_language(code: str, expected: language.Language) -> None:
    assert language.of(code) is expected


def test_english_stands_in_where_a_language_in_latin_letters_has_no_folder() -> None:
    assert language.of("de") is ENGLISH
    assert language.of("") is ENGLISH


def test_the_neutral_tables_are_empty() -> None:
    words = NEUTRAL.words
    assert (words.grammar, words.idle, words.calendar, words.titles) == (frozenset(),) * 4
    assert dict(words.numbers) == dict(words.nations) == {}

"""A text is read with the tables of its language; a language without tables gets no verdict."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from digest import language
from digest.language import ENGLISH, NEUTRAL

GROUPS = [field.name for field in fields(ENGLISH) if field.name not in {"code", "name"}]


@pytest.mark.parametrize(
    ("code", "expected"), [("en", ENGLISH), ("en-GB", ENGLISH), ("zh", NEUTRAL), ("ar", NEUTRAL)]
)
def test_a_text_gets_the_tables_of_its_language(code: str, expected: language.Language) -> None:
    assert language.of(code) is expected


def test_english_stands_in_where_a_language_in_latin_letters_has_no_folder() -> None:
    assert language.of("de") is ENGLISH
    assert language.of("") is ENGLISH


def test_the_neutral_tables_are_empty() -> None:
    for group in GROUPS:
        tables = getattr(NEUTRAL, group)
        for field in fields(tables):
            table = getattr(tables, field.name)
            is_empty = table.search("He said so.") is None if isinstance(table, re.Pattern) else not table
            assert is_empty, f"{group}.{field.name}"


def test_no_table_of_english_is_empty() -> None:
    for group in GROUPS:
        tables = getattr(ENGLISH, group)
        for field in fields(tables):
            table = getattr(tables, field.name)
            assert table.pattern if isinstance(table, re.Pattern) else table, f"{group}.{field.name}"

"""What the words of dates mean, in any language.

The table is made from Unicode's CLDR by ``bench.make_date_words``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).with_name("date_words.json")
_SHORT = 3
"""Letters of a word that means a time of the day in one language and something else in others."""
MOST_WORDS = 4
"""No name of a month, of a weekday or of a time of the day has more."""


@dataclass(frozen=True, slots=True)
class Table:
    """The words by what they mean, each spelt as `word_key` does."""

    months: dict[str, Any]
    """A number, or for the few words that mean two months the languages of each."""
    weekdays: dict[str, list[int]]
    """Monday is 0; a short word can mean several."""
    times: dict[str, dict[str, list[list[int]]]]
    """By languages the spans of hours that a word like ``pm`` covers."""
    links: frozenset[str]
    """Words that mean nothing in a date."""
    orders: dict[str, str]
    """By language and region the order in a date of numbers: ``dmy``, ``mdy`` or ``ymd``."""

    def month(self, word: str, language: str) -> tuple[int, ...]:
        """The months that a word can mean; in `language`, if that is known and has the word."""
        said = self.months.get(word)
        if said is None or isinstance(said, int):
            return (said,) if said else ()
        own = [int(number) for number, languages in said.items() if language in languages]
        return tuple(own or map(int, said))

    def is_time(self, word: str, language: str) -> bool:
        """Whether a word is one for a time of the day.

        A short one of another language is none: ``em`` is the afternoon in Swedish, and "on" in Portuguese.
        """
        languages = {one for said in self.times.get(word, {}) for one in said.split()}
        is_open = len(word) > _SHORT or not word.isascii() or language in {"", "en"} or "en" in languages
        return bool(languages) and (is_open or language in languages)

    def hours(self, word: str, language: str) -> list[list[list[int]]]:
        """The spans of hours of a word, by each reading of it."""
        said = self.times.get(word, {})
        own = [spans for languages, spans in said.items() if language in languages.split()]
        return own or list(said.values())


@cache
def table() -> Table:
    """The table; it is read when a date needs it."""
    said = json.loads(_TABLE.read_text(encoding="utf-8"))
    return Table(said["months"], said["weekdays"], said["times"], frozenset(said["links"]), said["orders"])


def order_of(language: str) -> str:
    """How a language (``en-GB``, ``hu``) writes dates in numbers; "" when that is not known, as of ``en``."""
    name = language.strip().lower().replace("_", "-")
    orders = table().orders
    while name:
        if name in orders:
            return orders[name]
        name = name.rpartition("-")[0]
    return ""


def languages_of(word: str) -> set[str]:
    """The languages that have a word for a time of the day."""
    return {language for languages in table().times.get(word, {}) for language in languages.split()}

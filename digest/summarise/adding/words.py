"""The words of facts (numbers, months, countries …) in the languages in which translations are checked.

The words are in one table of many languages, ``reader_words.json``, which ``bench.make_reader_words`` makes
out of Unicode's CLDR. Everything in it is folded (see `folded`).
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = (
    *("ca", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hu"),
    *("it", "nb", "nl", "pl", "pt", "ro", "ru", "sv", "uk"),
)
"""The languages that a reader can ask for, because translations into them can be checked."""
DECLINES = frozenset({"cs", "el", "fi", "hu", "pl", "ro", "ru", "uk"})
"""The languages that decline names and numbers."""
_SAME = {"no": "nb", "nn": "nb"}
"""Code of a language → the code under which the table has that language."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of facts in one language, folded."""

    name: str
    """The language's English name."""
    months: Mapping[str, int]
    """Month → 1 to 12."""
    weekdays: Mapping[str, int]
    """Weekday → 0 for Monday to 6."""
    scales: Mapping[str, int]
    """Word → power of ten: ``million`` → 6."""
    nations: Mapping[str, str]
    """Two letters of ISO 3166 → the country's name."""
    languages: Mapping[str, str]
    """Code of a language → its name."""
    cities: Mapping[str, str]
    """English name of a city → its name in this language if the two differ."""
    numbers: Mapping[str, int]
    """Number in words → its value."""
    orders: Mapping[str, int]
    """Ordinal → its number: ``third`` → 3. Empty if the table has none for the language."""


def base(tag: str) -> str:
    """The code that the table has for a language tag such as ``pt-BR``: ``pt``."""
    language = tag.lower().replace("_", "-").partition("-")[0]
    return _SAME.get(language, language)


def folded(text: str) -> str:
    """`text` in lower case without accents: ``März`` → ``marz``."""
    small = text.lower().replace("ß", "ss").replace("ł", "l").replace("ø", "o").replace("’", "'")
    plain = unicodedata.normalize("NFKD", small)
    return unicodedata.normalize("NFC", "".join(one for one in plain if not unicodedata.combining(one)))


@cache
def _table() -> Any:
    text = resources.files("digest.summarise.adding").joinpath("reader_words.json").read_text(encoding="utf8")
    return json.loads(text)


@cache
def words_of(language: str) -> Words | None:
    """The words of a language; `None` for one that is not in the table."""
    known = _table()["languages"].get(base(language))
    return Words(**known) if known else None


@cache
def common_words() -> frozenset[str]:
    """English words that are parts of names and also common words: court, ministry, north."""
    return frozenset(_table()["common"])

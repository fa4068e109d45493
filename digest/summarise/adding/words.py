"""What is known of the languages that translations are checked in: a table out of Unicode's CLDR.

The table is made by ``bench.make_reader_words``. Everything in it is folded (see `folded`).
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
"""The languages that a reader can ask for: those in which a translation can be checked."""
DECLINES = frozenset({"cs", "el", "fi", "hu", "pl", "ro", "ru", "uk"})
"""Those whose names and numbers are declined."""
_SAME = {"no": "nb", "nn": "nb"}
"""Languages that are read as another one."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language that carry a fact."""

    name: str
    """The language's English name."""
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    scales: Mapping[str, int]
    """Word to power of ten: ``million`` is 6."""
    nations: Mapping[str, str]
    """Two letters of ISO 3166 to the country's name."""
    languages: Mapping[str, str]
    cities: Mapping[str, str]
    """English name to local name, where the two differ."""
    numbers: Mapping[str, int]
    orders: Mapping[str, int]
    """``third`` is 3; empty where they are not known."""


def base(tag: str) -> str:
    """The language of a tag such as ``pt-BR``, as the table has it."""
    language = tag.lower().replace("_", "-").partition("-")[0]
    return _SAME.get(language, language)


def folded(text: str) -> str:
    """`text` in small letters without marks: ``März`` is ``marz``."""
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
    """English words that stand in names and by themselves as well: court, ministry, north."""
    return frozenset(_table()["common"])

"""Natural languages as tables of words and patterns, and the choice of the tables for a text."""

from __future__ import annotations

from digest.language.en import ENGLISH
from digest.language.neutral import NEUTRAL
from digest.language.protocol import Language

__all__ = ["ENGLISH", "NEUTRAL", "Language", "knows", "of"]

_TABLES = {language.code: language for language in (ENGLISH,)}
_WITHOUT_LATIN_LETTERS = frozenset({"ar", "fa", "he", "hi", "ja", "ko", "th", "ur", "zh"})
"""Languages whose letters no English pattern can match: checks that need a table give no verdict on them."""


def knows(code: str) -> bool:
    """Whether the language `code` has tables of its own; one that is unknown (empty) is read as English."""
    return not code or code[:2].lower() in _TABLES


def of(code: str) -> Language:
    """The tables for texts in the language `code` (ISO 639-1, empty for unknown).

    English stands in for the languages in Latin, Cyrillic and Greek letters that have no folder yet, as it
    has since the first edition: its stop words and its patterns of speech are right for some of them.
    """
    code = code[:2].lower()
    if code in _TABLES:
        return _TABLES[code]
    return NEUTRAL if code in _WITHOUT_LATIN_LETTERS else ENGLISH

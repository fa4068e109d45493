"""One spelling of a date: whatever its letters, digits and marks look like, the same words look alike."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = re.compile("[\u0300-\u036f\u0640\u064b-\u0655]")
"""What stands on Latin, Greek and Cyrillic letters, and the vowel signs of Arabic; no vowels of India."""
_HIDDEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe63]")
_FOLDED = str.maketrans(
    {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "ی": "ي", "ى": "ي", "ک": "ك", "‘": "'", "’": "'", "ʼ": "'"}
)
_SPACES = re.compile(r"\s+")


def spelt_alike(text: str) -> str:
    """`text` in one case, without accents and invisible marks, its digits and spaces the ordinary ones."""
    if text.isascii():
        return _SPACES.sub(" ", text).strip().lower()
    text = _HIDDEN.sub("", unicodedata.normalize("NFKC", text))
    text = _ACCENTS.sub("", unicodedata.normalize("NFD", text.casefold()))
    text = unicodedata.normalize("NFC", text).translate(_FOLDED)
    text = "".join(_digit(letter) if letter.isdigit() else letter for letter in _DASHES.sub("-", text))
    return _SPACES.sub(" ", text).strip()


def _digit(letter: str) -> str:
    value = unicodedata.digit(letter, None)
    return letter if value is None else str(value)


def word_key(text: str) -> str:
    """A word or a few of them as the table of date words has them: without dots and commas."""
    return _SPACES.sub(" ", re.sub(r"[.,'()\[\]]", " ", spelt_alike(text))).strip()

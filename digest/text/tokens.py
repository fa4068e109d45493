"""The words, content words, shingles, names and numbers of a text: the same on every machine."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language

_WORD = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…\n][\"'”’)\]]*\s+|[\"“‘(\[])\s*$")
_DIGITS = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)")


def words(text: str) -> list[str]:
    """Every word of `text`, lower-cased, in order; ``1,200`` and ``don't`` are one word each."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def content_words(text: str, language: Language = ENGLISH) -> list[str]:
    """The words that carry content, lightly stemmed: no stop words, no single letters."""
    grammar = language.words.grammar
    return [stem(word) for word in words(text) if word not in grammar and (len(word) > 1 or word.isdigit())]


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """A lower-case word without possessive and plural endings (Harman's S-stemmer, 1991).

    It joins ``talks`` and ``talk`` but leaves ``united`` and ``unite`` apart: in news, harsher stemming
    merges names.
    """
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word if word.endswith(("us", "ss", "is")) else word[:-1]


def shingles(words: Sequence[str], size: int = 4) -> list[tuple[str, ...]]:
    """Each run of `size` words, in order; a shorter text is one shingle, an empty one none."""
    if len(words) <= size:
        return [tuple(words)] if words else []
    return [tuple(words[start : start + size]) for start in range(len(words) - size + 1)]


def names(text: str, language: Language = ENGLISH) -> list[str]:
    """Runs of capitalised words, in order of appearance, each occurrence.

    A lone word that opens a sentence counts only when it is no stop word; stop words that open a longer
    run are cut.
    """
    found = []
    grammar, prefixes = language.words.grammar, language.mentions.lower_case_prefixes
    for match in language.mentions.run.finditer(text):
        parts = match.group().split()
        if _SENTENCE_START.search(text, max(0, match.start() - 4), match.start()) or match.start() == 0:
            while parts and parts[0].lower().replace("’", "'") in grammar:
                parts = parts[1:]
        while parts and not parts[0][0].isupper() and not parts[0].startswith(prefixes):
            parts = parts[1:]
        if parts and not (len(parts) == 1 and parts[0].lower() in grammar and not parts[0].isupper()):
            found.append(" ".join(parts).removesuffix("'s").removesuffix("’s"))
    return found


def numbers(text: str, language: Language = ENGLISH) -> list[str]:
    """Every number in digits, normalised.

    ``1,200`` becomes ``1200``, ``2.5 million`` becomes ``2500000``, and ``5 percent`` becomes ``5%``.
    """
    return [_plain_number(match, language) for match in _DIGITS.finditer(text)]


def _plain_number(number: re.Match[str], language: Language) -> str:
    """A number in digits with the share or the scale that follows it."""
    digits = number[0].replace(",", "")
    after = language.numbers.after_digits.match(number.string, number.end())
    if after is None:
        return digits
    if after["percent"]:
        return f"{digits}%"
    return _scaled(digits, language.numbers.zeros[after["scale"].lower()])


def _scaled(digits: str, zeros: int) -> str:
    """`digits` times 10 to the power of `zeros`, exactly, as text."""
    whole, _, fraction = digits.partition(".")
    if len(fraction) > zeros:
        return f"{whole}{fraction[:zeros]}.{fraction[zeros:]}".lstrip("0")
    return f"{whole}{fraction.ljust(zeros, '0')}".lstrip("0") or "0"

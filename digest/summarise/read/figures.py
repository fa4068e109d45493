"""The numbers of a text, and the months and weekdays that it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.language import ENGLISH, any_language

if TYPE_CHECKING:
    from digest.language import Language

_NUMBER_NEXT = re.compile(r"\.?\s+\d")
"""Matches the full stop and the number after a shortened month or weekday: ". 3" in "Mar. 3"."""


def figures(text: str, language: Language = ENGLISH) -> list[str]:
    """Every number of `text` as a plain decimal, with ``%`` where it is a share.

    Numbers in digits come first, then those in the words of `language`, then those in German, French and
    Spanish words. "5 million" is ``5000000``, "twenty-two" ``22``, "half" ``0.5``.
    """
    return [
        *map(_in_digits, any_language.NUMERAL.finditer(text)),
        *(_in_words(match, language) for match in language.numbers.spelled_out.finditer(text)),
        *map(_in_words_elsewhere, any_language.SPELLED.finditer(text)),
    ]


def dates(text: str, language: Language = ENGLISH) -> set[str]:
    """Months and weekdays that `text` names, by their first three letters, lower-cased.

    A month or weekday that is also a common word or a first name, such as "May", counts only before a number.
    """
    found = set()
    for match in language.numbers.date_word.finditer(text):
        word = (match["month"] or match["day"]).lower()
        if word not in language.numbers.ambiguous_dates or _NUMBER_NEXT.match(text, match.end()):
            found.add(word[:3])
    return found


def _in_digits(match: re.Match[str]) -> str:
    """The value of a number in digits."""
    scale = any_language.SCALES.get((match["scale"] or "").lower(), 1)
    return _written(float(match["digits"].replace(",", "")) * scale, is_share=bool(match["unit"]))


def _in_words(match: re.Match[str], language: Language) -> str:
    """The value of a number in words of `language`."""
    numbers = language.numbers
    if match["tens"]:
        value = float(numbers.values[match["tens"].lower()]) + float(numbers.values[match["ones"].lower()])
    else:
        scale = numbers.scales.get((match["scale"] or "").lower(), 1)
        value = float(numbers.values[match["word"].lower()]) * scale
    return _written(value, is_share=bool(match["unit"]))


def _written(value: float, *, is_share: bool) -> str:
    """A number in the form in which figures are compared: "5000000", "5%"."""
    return f"{value:.10g}" + ("%" if is_share else "")


def _in_words_elsewhere(match: re.Match[str]) -> str:
    """The value of a German, French or Spanish number word."""
    values = any_language.NUMBER_WORDS
    if match["word"]:
        return values[match["word"].lower()]
    return str(int(values.get(match["ones"].lower(), "1")) + int(values[match["tens"].lower()]))

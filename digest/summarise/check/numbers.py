"""Are the numbers, months and weekdays of a sentence in its passages? Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.language import ENGLISH, any_language
from digest.summarise.read.figures import dates, figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language

_ONE = "1"
_DIGIT_ONE = re.compile(rf"(?<![{any_language.LATIN}.,])1(?![\w.,:/-])")
"""The number one in digits. Unlike the word "one", it always counts something."""


def unknown_number(sentence: str, passages: Sequence[str], language: Language = ENGLISH) -> str:
    """The reason why a number of `sentence` is not in the passages; empty when all are.

    Only the same percentage backs a percentage. The words "one" and "half" are often used without counting,
    and need not be in the passages.
    """
    known = figures(" ".join(passages), language)
    values = {figure.rstrip("%") for figure in known}
    for figure in figures(sentence, language):
        is_known = figure in known or (not figure.endswith("%") and figure in values)
        if not is_known and not _is_said_without_counting(figure, sentence, language):
            return f"the number {figure} is not in the cited passages"
    return ""


def _is_said_without_counting(figure: str, sentence: str, language: Language) -> bool:
    """Whether a number may be used without counting anything: "one of them", "half"."""
    if figure not in language.numbers.not_counting:
        return False
    return figure != _ONE or _DIGIT_ONE.search(sentence) is None


def unknown_date(sentence: str, passages: Sequence[str], language: Language = ENGLISH) -> str:
    """The reason why a month or a weekday of `sentence` is not in the passages; empty when all are."""
    source = " ".join(passages)
    missing = _days_elsewhere(sentence) - _days_elsewhere(source)
    if not missing:
        months = language.numbers.months_that_are_words
        known = dates(source, language) | {month for word, month in months.items() if word in source}
        missing = dates(sentence, language) - known
    return f"the date word “{min(missing)}” is not in the cited passages" if missing else ""


def _days_elsewhere(text: str) -> set[str]:
    """The months and weekdays of `text` in German, French and Spanish."""
    return set(any_language.DATE_WORD.findall(text.lower()))

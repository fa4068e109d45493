"""Does a translation say what the checked sentence says? Named checks with reasons. No model, pure.

Numbers, sums, months and weekdays are compared by value, names by their letters, quotations word for word;
then the two must deny alike, be of like length, and the translation must be in the language asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.summarise.adding.denials import is_known, unlike_denials
from digest.summarise.adding.named import foreign, unlike_names
from digest.summarise.adding.quantities import unlike_dates, unlike_money, unlike_numbers
from digest.summarise.adding.words import base, folded, words_of
from digest.summarise.read.quotations import plain
from digest.text.language import language_of

if TYPE_CHECKING:
    from collections.abc import Collection

_SHORTEST, _LONGEST = 0.5, 2.2
"""The length of a translation, in letters, as a share of its source's."""
_QUOTED = re.compile(r"[“„\"«»”]\s?([^“”„\"«»]{2,}?)\s?[“”\"«»]")
_TELLABLE = 40
"""Letters from which on a text's language can be told."""
_NEIGHBOURS = ({"nb", "no", "nn", "da"}, {"ca", "es"}, {"cs", "sk"}, {"ru", "uk", "bg"}, {"pt", "gl", "es"})
"""Languages that are taken for each other in a sentence."""
_ASIDE = re.compile(
    r"(?:translat|übersetz|traduc|traduz|vertal|oversæt|översätt|перевод|note:|hinweis:)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A checked sentence that was translated."""

    text: str
    language: str
    names: Collection[str] = ()
    """The names that its story gives amid sentences, folded."""
    others: Collection[str] = ()
    """The names of the story's other sentences."""


def can_check(language: str) -> bool:
    """Whether translations from and into a language can be checked."""
    return words_of(language) is not None and is_known(language)


def faults(translation: str, of: Passage, to: str) -> tuple[str, ...]:
    """Why a translation is not printed; nothing where all checks pass."""
    from_ = of.language
    if not (can_check(from_) and can_check(to)):
        return (f"translations from {from_ or 'an unknown language'} into {to} cannot be checked",)
    found = (
        _wrong_shape(of.text, translation),
        _wrong_language(of.text, translation, to),
        _misquoted(of.text, translation),
        unlike_numbers(of.text, translation, from_, to),
        unlike_money(of.text, translation),
        unlike_dates(of.text, translation, from_, to),
        unlike_denials(of.text, translation, from_, to),
        unlike_names(of.text, translation, from_, to, of.names),
        foreign(translation, of.text, of.others),
    )
    return tuple(filter(None, found))


def _wrong_shape(source: str, translation: str) -> str:
    if "\n" in translation or (_ASIDE.search(translation) and not _ASIDE.search(source)):
        return "it says more than a translation"
    share = len(translation) / max(1, len(source))
    if not _SHORTEST <= share <= _LONGEST:
        return f"it is {share:.1f} times as long"
    return "it asks what its source says" if "?" in translation and "?" not in source else ""


def _wrong_language(source: str, translation: str, to: str) -> str:
    if folded(source) == folded(translation):
        return "it is not translated"
    found = base(language_of(translation)) if len(translation) >= _TELLABLE else ""
    is_near = any({found, base(to)} <= near for near in _NEIGHBOURS)
    return f"it is in {found}" if found not in {"", base(to)} and not is_near else ""


def _misquoted(source: str, translation: str) -> str:
    """A quotation may be told in other words, or stay as it was spoken; translated, it is none."""
    flat = f" {plain(source)} "
    for quotation in _QUOTED.findall(translation):
        if f" {plain(quotation)} " not in flat:
            return "it puts translated words into quotation marks"
    return ""

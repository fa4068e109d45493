"""Check that a translation says what its source sentence says; each check gives a reason. No model, pure.

Numbers, currencies, months and weekdays are compared by value, names by their letters, quotations word for
word. Either both texts deny something or neither does; their lengths must be similar; and the translation
must be in the language asked for. Decision 0032 records what these checks accept and refuse.
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

_SHORTEST = 0.5
"""Minimum ratio of the characters of a translation to those of its source (chosen by reading; not
measured)."""
_LONGEST = 2.2
"""Maximum ratio of the characters of a translation to those of its source (chosen by reading; not
measured)."""
_QUOTED = re.compile(r"[“„\"«»”]\s?([^“”„\"«»]{2,}?)\s?[“”\"«»]")
_TELLABLE = 40
"""The language of a translation is checked only if it has at least this many letters: `digest.text.language`
detects none in a shorter text (chosen with its bound; not measured for translations)."""
_NEIGHBOURS = ({"nb", "no", "nn", "da"}, {"ca", "es"}, {"cs", "sk"}, {"ru", "uk", "bg"}, {"pt", "gl", "es"})
"""Groups of languages that detection confuses with each other in a single sentence."""
_ASIDE = re.compile(
    r"(?:translat|übersetz|traduc|traduz|vertal|oversæt|översätt|перевод|note:|hinweis:)", re.IGNORECASE
)
"""Words with which a model comments on its translation, in several languages: "Note:", "traduction"."""


@dataclass(frozen=True, slots=True)
class Source:
    """A checked sentence that is to be translated."""

    text: str
    language: str
    names: Collection[str] = ()
    """Names that the articles of its story have inside sentences, folded (see `words.folded`)."""
    others: Collection[str] = ()
    """Names in the other sentences of the story that are translated, folded."""


def can_check(language: str) -> bool:
    """Whether translations from and into a language can be checked: the tables have its words and denials."""
    return words_of(language) is not None and is_known(language)


def faults(translation: str, of: Source, to: str) -> tuple[str, ...]:
    """The reasons not to print the `translation` of a sentence into the language `to`; empty if it passes."""
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
    """The reason for refusal if a translation has remarks, is too short or too long, or is a question."""
    if "\n" in translation or (_ASIDE.search(translation) and not _ASIDE.search(source)):
        return "it says more than a translation"
    share = len(translation) / max(1, len(source))
    if not _SHORTEST <= share <= _LONGEST:
        return f"it is {share:.1f} times as long"
    return "it asks what its source says" if "?" in translation and "?" not in source else ""


def _wrong_language(source: str, translation: str, to: str) -> str:
    """The reason for refusal if a translation is not in the language that it should be in."""
    if folded(source) == folded(translation):
        return "it is not translated"
    found = base(language_of(translation)) if len(translation) >= _TELLABLE else ""
    is_near = any({found, base(to)} <= near for near in _NEIGHBOURS)
    return f"it is in {found}" if found not in {"", base(to)} and not is_near else ""


def _misquoted(source: str, translation: str) -> str:
    """The reason for refusal if the translation quotes words that are not in the source.

    A quotation may be paraphrased without quotation marks, or kept in the language in which it was spoken.
    Nobody spoke the translated words, so they may not stand inside quotation marks.
    """
    flat = f" {plain(source)} "
    for quotation in _QUOTED.findall(translation):
        if f" {plain(quotation)} " not in flat:
            return "it puts translated words into quotation marks"
    return ""

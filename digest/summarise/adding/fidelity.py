"""Whether a translation says what the checked sentence says: named checks with reasons. No model, pure.

Numbers, currencies, months and weekdays are compared by value, names by their letters, quotations word for
word. Both texts must deny something or neither; their lengths must be alike; and the translation must be in
the language asked for. Decision 0032 tells what these checks let pass and what they refuse.
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
"""Characters of a translation for each of its source, at least (chosen by reading; not measured)."""
_LONGEST = 2.2
"""Characters of a translation for each of its source, at most (chosen by reading; not measured)."""
_QUOTED = re.compile(r"[“„\"«»”]\s?([^“”„\"«»]{2,}?)\s?[“”\"«»]")
_TELLABLE = 40
"""Letters from which the language of a translation is asked for: `digest.text.language` tells none of a
shorter text (chosen with its bound; not measured for translations)."""
_NEIGHBOURS = ({"nb", "no", "nn", "da"}, {"ca", "es"}, {"cs", "sk"}, {"ru", "uk", "bg"}, {"pt", "gl", "es"})
"""Languages that are taken for each other in a single sentence."""
_ASIDE = re.compile(
    r"(?:translat|übersetz|traduc|traduz|vertal|oversæt|översätt|перевод|note:|hinweis:)", re.IGNORECASE
)
"""Words of a model about its translation, in several languages: "Note:", "traduction"."""


@dataclass(frozen=True, slots=True)
class Source:
    """A checked sentence that is translated."""

    text: str
    language: str
    names: Collection[str] = ()
    """The names that its story's articles have amid sentences, folded."""
    others: Collection[str] = ()
    """The names of the other sentences that are translated of the story, folded."""


def can_check(language: str) -> bool:
    """Whether translations from and into a language can be checked: its words and denials are known."""
    return words_of(language) is not None and is_known(language)


def faults(translation: str, of: Source, to: str) -> tuple[str, ...]:
    """The reasons why a `translation` of a sentence `to` a language is not printed; none where it may be."""
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
    """The reason why a translation is of another shape: with remarks, too short or long, a question."""
    if "\n" in translation or (_ASIDE.search(translation) and not _ASIDE.search(source)):
        return "it says more than a translation"
    share = len(translation) / max(1, len(source))
    if not _SHORTEST <= share <= _LONGEST:
        return f"it is {share:.1f} times as long"
    return "it asks what its source says" if "?" in translation and "?" not in source else ""


def _wrong_language(source: str, translation: str, to: str) -> str:
    """The reason why a translation is not in the language that it should be in."""
    if folded(source) == folded(translation):
        return "it is not translated"
    found = base(language_of(translation)) if len(translation) >= _TELLABLE else ""
    is_near = any({found, base(to)} <= near for near in _NEIGHBOURS)
    return f"it is in {found}" if found not in {"", base(to)} and not is_near else ""


def _misquoted(source: str, translation: str) -> str:
    """The reason why words in quotation marks are none of the source's.

    A quotation may be told in other words without marks, or stay as it was spoken. Translated words inside
    marks were said by nobody.
    """
    flat = f" {plain(source)} "
    for quotation in _QUOTED.findall(translation):
        if f" {plain(quotation)} " not in flat:
            return "it puts translated words into quotation marks"
    return ""

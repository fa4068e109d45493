"""Does a sentence count as exactly as its passages: "at least 40", "nearly 40", "some", "all"? Pure.

A bound is a word like "at least" or "up to" before a figure. A sentence may not put the opposite bound, and
may not drop the bound of a figure if every passage has one there. It may drop "about".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.summarise.read.figures import figures
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.language import Language

_LIMITS = frozenset({"from below", "from above"})
_INEXACT = frozenset({"", "near"})
_WORD = re.compile(r"[^\W\d_]+")
_PHRASE = 3
"""The noun of a quantifier like "all" is looked for in the 3 words after it.

Chosen by reading; not measured.
"""


def unbounded(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why a figure's bound, or a word like "all", is not in the passages; empty when all are."""
    mine = _bounds(sentence, language)
    theirs = [pair for passage in passages for pair in _bounds(passage, language)]
    for value, bound in sorted(mine):
        known = {other for figure, other in theirs if figure == value}
        if not known or bound in known or known | {bound} == _INEXACT:
            continue
        if known <= _LIMITS and bound in {"", *_LIMITS}:
            return f"the cited passages bound {value} {min(known)}, and the sentence {bound or 'does not'}"
    return _other_hundreds(sentence, passages, language) or _other_quantifier(sentence, passages, language)


@lru_cache(maxsize=4096)
def _bounds(text: str, language: Language) -> frozenset[tuple[str, str]]:
    """Every figure of a text with the kind of its bound, which is empty for a figure without one."""
    return frozenset(_bounded(text, language))


def _bounded(text: str, language: Language) -> Iterator[tuple[str, str]]:
    amounts = language.amounts
    for match in amounts.bounded.finditer(text):
        bound = "from below" if match["plus"] else amounts.bounds.get((match["bound"] or "").lower(), "")
        yield from ((value.rstrip("%"), bound) for value in figures(match["figure"], language)[:1])


def _other_hundreds(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the sentence has "thousands" where the passages have "hundreds"; else empty."""
    hundreds = language.amounts.hundreds
    known = {word.lower() for passage in passages for word in hundreds.findall(passage)}
    mine = {word.lower() for word in hundreds.findall(sentence)}
    return (
        f"the cited passages have “{min(known)}”, not “{min(mine - known)}”" if known and mine - known else ""
    )


def _other_quantifier(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the sentence has "all" where the passages have "some", or the reverse; else empty."""
    amounts = language.amounts
    theirs = {pair for passage in passages for pair in _quantified(passage, language)}
    for word, noun in _quantified(sentence, language):
        others = {other for other, same in theirs if same == noun}
        if not others or word in others:
            continue
        is_widened = word in amounts.all and others.isdisjoint(amounts.all)
        is_narrowed = word in amounts.some and others.isdisjoint(amounts.some)
        if is_widened or is_narrowed:
            return f"the cited passages have “{min(others)} {noun}”, not “{word} {noun}”"
    return ""


@lru_cache(maxsize=4096)
def _quantified(text: str, language: Language) -> frozenset[tuple[str, str]]:
    """Every quantifier of a text ("all", "some") with the root of the noun that follows it."""
    amounts = language.amounts
    words = [word.lower() for word in _WORD.findall(text)]
    found = set()
    for place, word in enumerate(words):
        if word in amounts.all or word in amounts.some:
            after = [one for one in words[place + 1 : place + 1 + _PHRASE] if one not in amounts.skipped]
            if after:
                found.add((word, stem(after[0])))
    return frozenset(found)

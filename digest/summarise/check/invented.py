"""Has a sentence a deed that none of its passages tells? Pure.

A verb in the present ("tests", "is being tested") must be in a passage, or be another word for one that is,
as a dictionary tells. Past verbs are left alone: too many right ones are freely chosen.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language.tables import word_set
from digest.summarise.check.clauses import deeds, is_one_verb, tokens
from digest.summarise.check.predicates import is_alike, lemmas

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIGHT = word_set(
    """be have do make take get give go come become say tell add report note write announce call include
    follow state mention describe explain claim confirm express use lead cause allow involve remain
    continue begin start appear seem show see find know believe think place base occur happen relate own
    set put hold face share reach expect conduct argue discuss develop establish inform record name work
    head provide offer address indicate suggest maintain quote support suppose require need want try
    plan aim feature present reveal detail cite"""
)
"""Verbs that say little of their own, and those of telling."""
_WRONGLY = "mis"
"""How verbs begin that blame: "misquoted"."""
_ALIKE = 4
"""Words with so many first letters in common are told apart by how their roots end."""
_ROOTS = 2
"""So many last letters of a verb may differ from a noun of its root."""


def invented_deed(sentence: str, passages: Sequence[str]) -> str:
    """Why the first deed that is told in the present is in no passage; empty when it may be."""
    told = next((deed for deed in deeds(sentence) if deed.is_present or deed.verb.startswith(_WRONGLY)), None)
    if told is None or not lemmas(told.verb).isdisjoint(_LIGHT):
        return ""
    known = {word for passage in passages for word in _small(passage)}
    if any(_is_known(told.verb, word) for word in known):
        return ""
    return f"no cited passage tells that somebody “{told.verb}”"


def _is_known(verb: str, word: str) -> bool:
    is_root_shared = word[:_ALIKE] == verb[:_ALIKE]
    if is_one_verb(verb, word) or (
        not is_root_shared and lemmas(word).isdisjoint(_LIGHT) and is_alike(verb, word)
    ):
        return True
    return any(word.startswith(one[: max(3, len(one) - _ROOTS)]) for one in lemmas(verb))


@lru_cache(maxsize=4096)
def _small(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in tokens(text))

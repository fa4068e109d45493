"""Has a sentence a deed that none of its passages tells? Pure.

A verb in the present ("tests", "is being tested") must be in a passage, or be another word for one that is,
as a dictionary tells. Past verbs are left alone: too many right ones are freely chosen.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest.summarise.check.clauses import deeds, small_tokens
from digest.summarise.check.predicates import is_alike, is_one_verb, lemmas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language

_ROOT = 4
"""Words with so many first letters in common are told apart by how their roots end.

Chosen by reading; not measured.
"""
_ENDING = 2
"""Most last letters of a verb that a noun of its root may lack: "restrict", "restriction".

Chosen by reading; not measured.
"""
_SHORTEST_ROOT = 3
"""Least letters of a verb that a word of its root begins with. Chosen by reading; not measured."""


def invented_deed(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the first deed told in the present is in no passage; empty when it may be in one."""
    told = next(
        (
            deed
            for deed in deeds(sentence, language)
            if deed.is_present or deed.verb.startswith(language.deeds.blaming)
        ),
        None,
    )
    if told is None or _is_light(told.verb, language):
        return ""
    known = {word for passage in passages for word in _words(passage, language)}
    if any(_is_known(told.verb, word, language) for word in known):
        return ""
    return f"no cited passage tells that somebody “{told.verb}”"


def _is_known(verb: str, word: str, language: Language) -> bool:
    """Whether a word is a form of the verb, another word for the verb, or of its root."""
    is_root_shared = word[:_ROOT] == verb[:_ROOT]
    if is_one_verb(verb, word, language) or (
        not is_root_shared and not _is_light(word, language) and is_alike(verb, word, language)
    ):
        return True
    return any(
        word.startswith(one[: max(_SHORTEST_ROOT, len(one) - _ENDING)]) for one in lemmas(verb, language)
    )


def _is_light(word: str, language: Language) -> bool:
    return not lemmas(word, language).isdisjoint(language.deeds.light)


@lru_cache(maxsize=4096)
def _words(text: str, language: Language) -> frozenset[str]:
    return frozenset(small_tokens(text, language))

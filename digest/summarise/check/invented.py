"""Has a sentence a verb in the present that none of its passages has? Pure.

A verb in the present ("tests", "is being tested") must be in a passage, or the dictionary must list it as a
synonym of one that is. Past verbs are not checked: too many correct sentences choose theirs freely.
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
"""Two words with the same first 4 letters are not compared as synonyms: the ends of their roots show whether
they are forms of one verb.

Chosen by reading; not measured.
"""
_ENDING = 2
"""Letters at the end of a verb that a noun of the same root may lack: "decide", "decision".

Chosen by reading; not measured.
"""
_SHORTEST_ROOT = 3
"""A word of the same root begins with at least 3 letters of the verb. Chosen by reading; not measured."""


def invented_deed(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why no passage has the sentence's first verb in the present; empty when one may have it."""
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
    """Whether a word is a form of the verb, a synonym of it, or a word of the same root."""
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

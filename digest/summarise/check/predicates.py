"""Which verb a word is a form of, and whether two verbs mean the same, according to the dictionary."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.language import Language

_SHORTEST_STEM = 2
"""A form has at least 2 letters before its ending: "going". Chosen by reading; not measured."""
_ROOT = 4
"""Two words with the same first 4 letters count as one root: "approve", "approval".

Chosen by reading; not measured.
"""


def regular(form: str, language: Language = ENGLISH) -> frozenset[str]:
    """The words that `form` may be a regular form of: "stop", "stopp" and "stoppe" for "stopped"."""
    return frozenset(_stripped(form, language))


def _stripped(form: str, language: Language) -> Iterator[str]:
    yield form
    for ending, replacement in language.verbs.inflections.items():
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM:
            stem = form[: -len(ending)]
            yield stem + replacement
            if ending in language.verbs.shortening:
                yield f"{stem}e"
                if stem[-1] == stem[-2]:
                    yield stem[:-1]


@lru_cache(maxsize=16384)
def lemmas(word: str, language: Language) -> frozenset[str]:
    """The verbs of the dictionary that a word in small letters is a form of; often none."""
    found = frozenset(one for one in regular(word, language) if one in language.verbs.senses)
    irregular = language.verbs.irregular.get(word)
    return found | {irregular} if irregular else found


@lru_cache(maxsize=16384)
def is_past(word: str, language: Language) -> bool:
    """Whether a word is a past form of a verb that the dictionary knows."""
    verbs = language.verbs
    is_regular = word.endswith(verbs.past) and not lemmas(word, language).isdisjoint(
        regular(word, language) - {word}
    )
    return is_regular or (word in verbs.irregular and not word.endswith(verbs.progressive + verbs.present))


@lru_cache(maxsize=65536)
def is_same_verb(one: str, other: str, language: Language) -> bool:
    """Whether two words are forms of one verb."""
    return not lemmas(one, language).isdisjoint(lemmas(other, language))


@lru_cache(maxsize=65536)
def is_one_verb(one: str, other: str, language: Language) -> bool:
    """Whether two words are forms of one verb, in British or American spelling."""
    return is_same_verb(one, other, language) or is_same_verb(
        _american(one, language), _american(other, language), language
    )


def _american(word: str, language: Language) -> str:
    return language.verbs.british.sub(language.verbs.american, word)


@lru_cache(maxsize=65536)
def is_alike(one: str, other: str, language: Language) -> bool:
    """Whether two words have the same root, or are forms of verbs that may stand for each other."""
    if one == other or (len(one) >= _ROOT and one[:_ROOT] == other[:_ROOT]):
        return True
    mine, theirs = lemmas(one, language), lemmas(other, language)
    return any(_is_kind(first, second, language) for first in mine for second in theirs)


def _is_kind(one: str, other: str, language: Language) -> bool:
    """Whether two verbs are the same, share a sense, or one is a kind of the other."""
    senses, kinds = language.verbs.senses[one]
    other_senses, other_kinds = language.verbs.senses[other]
    return one == other or not (
        senses.isdisjoint(other_senses) and senses.isdisjoint(other_kinds) and kinds.isdisjoint(other_senses)
    )


@lru_cache(maxsize=65536)
def is_opposite(one: str, other: str, language: Language) -> bool:
    """Whether two words, or the words that they are forms of, are opposites."""
    mine, theirs = (lemmas(word, language) | _positive(word, language) for word in (one, other))
    opposites = language.verbs.opposites
    return any(not theirs.isdisjoint(opposites.get(word, frozenset())) for word in mine)


def _positive(word: str, language: Language) -> frozenset[str]:
    """A word, and the words that it may be a comparative or a superlative of: "older", "old"."""
    stems = {word[: -len(ending)] for ending in language.verbs.comparatives if word.endswith(ending)}
    return frozenset(
        {word, *stems, *(f"{one}e" for one in stems), *(f"{one[:-1]}y" for one in stems if one[-1:] == "i")}
    )

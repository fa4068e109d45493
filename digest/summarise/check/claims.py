"""Does a sentence tell as a fact what is only somebody's claim in its passages? Pure.

A passage may say "The firm claims that …". A sentence that repeats what follows these words, and does not say
whose claim it is, makes the claim its own. The verb "say" does not count as claiming: reports introduce facts
with it.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from digest.summarise.check.clauses import small_tokens, tokens
from digest.summarise.check.predicates import lemmas
from digest.summarise.redundancy import CLAIMED, covers
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.language import Language

_FEWEST = 3
"""A sentence must have at least 3 content words to be checked. Chosen by reading; not measured."""


def claimed(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the sentence tells a claim as a fact; empty when it does not."""
    if _names_its_source(sentence, language):
        return ""
    own = _content(sentence)
    found = [verb for passage in passages for verb in _claiming(passage, own, language)]
    if len(own) < _FEWEST or not found or not all(found):
        return ""
    return f"in the cited passages it is what somebody “{found[0]}”, and the sentence tells it as a fact"


def _names_its_source(sentence: str, language: Language) -> bool:
    """Whether a sentence has a verb like "say", or a word like "allegedly" or "if"."""
    claims = language.claims
    return any(
        word in claims.attributing or not lemmas(word, language).isdisjoint(claims.telling)
        for word in small_tokens(sentence, language)
    )


def _claiming(passage: str, own: frozenset[str], language: Language) -> Iterator[str]:
    """The verb of claiming after which a passage has most of the sentence's own content words.

    It is an empty string where the passage tells them as its own fact. A passage that has too few of the
    words yields nothing.
    """
    if not covers(_content(passage), own, CLAIMED):
        return
    yield next((verb for verb, rest in _claims(passage, language) if covers(rest, own, CLAIMED)), "")


@lru_cache(maxsize=4096)
def _claims(passage: str, language: Language) -> tuple[tuple[str, frozenset[str]], ...]:
    """Every verb of claiming in a passage, with the content words after it, up to a "but"."""
    claims, row, small = language.claims, tokens(passage, language), small_tokens(passage, language)

    def goes_on(word: str) -> bool:
        return word.lower() not in claims.contrasts

    return tuple(
        (word, _content(" ".join(takewhile(goes_on, row[place + 1 :]))))
        for place, word in enumerate(row)
        if place
        and word.islower()
        and not lemmas(word, language).isdisjoint(claims.claiming)
        and small[place - 1] not in claims.nouns_follow
    )


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    return frozenset(content_words(text))

"""Does a sentence tell for a fact what its passages only have somebody claim? Pure.

A passage may say "The firm claims that …". A sentence that has what follows, and no word of who says so,
makes the claim its own. Plain "said" is left alone: reports tell facts with it.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from digest.language.tables import word_set
from digest.summarise.check.clauses import tokens
from digest.summarise.check.predicates import lemmas
from digest.summarise.redundancy import CLAIMED, covers
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLAIMING = word_set(
    """claim allege insist argue believe fear suspect speculate contend boast imagine doubt complain assert"""
)
_TELLING = _CLAIMING | word_set(
    """say tell accuse report think feel note add write warn state charge deny dispute call suggest explain"""
)
_SAYS_SO = word_set(
    """according allegedly alleged reportedly apparently supposedly if whether may might could claim claims
    allegation allegations"""
)
_FEWEST = 3


def claimed(sentence: str, passages: Sequence[str]) -> str:
    """The reason why a claim is told as a fact; empty when none is."""
    mine = tuple(word.lower() for word in tokens(sentence))
    if any(word in _SAYS_SO or not lemmas(word).isdisjoint(_TELLING) for word in mine):
        return ""
    own = frozenset(content_words(sentence))
    found = [verb for passage in passages for verb in _claiming(passage, own)]
    if len(own) < _FEWEST or not found or not all(found):
        return ""
    return f"in the cited passages it is what somebody “{found[0]}”, and the sentence tells it as a fact"


def _claiming(passage: str, own: frozenset[str]) -> Iterator[str]:
    """Behind which verb of claiming a passage has most of the words; empty where it tells them itself."""
    if not covers(frozenset(content_words(passage)), own, CLAIMED):
        return
    yield next((verb for verb, rest in _claims(passage) if covers(rest, own, CLAIMED)), "")


def _goes_on(word: str) -> bool:
    return word.lower() not in {"but", ";"}


@lru_cache(maxsize=4096)
def _claims(passage: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Every verb of claiming in a passage, with the words behind it."""
    row = tokens(passage)
    return tuple(
        (word, frozenset(content_words(" ".join(takewhile(_goes_on, row[place + 1 :])))))
        for place, word in enumerate(row)
        if place
        and word.islower()
        and not lemmas(word).isdisjoint(_CLAIMING)
        and row[place - 1].lower() not in {"the", "a", "to"}
    )

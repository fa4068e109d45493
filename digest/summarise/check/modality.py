"""Does a sentence say for certain what its passages only hold possible, plan or allege? Pure.

It does if it has "will" between the same words where a passage has "may", or if it leaves out a word of doubt
that every passage has: "the thief" for "the alleged thief".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.summarise.check.comparison import compared, gaps
from digest.summarise.check.predicates import is_same_verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.language import Language

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_BEFORE = 3
"""A word like "may" or "will" is looked for in the 3 words before a verb. Chosen by reading; not measured."""
_FOLLOWS = 2
"""The verb after a word like "will" is looked for in the next 2 words. Chosen by reading; not measured."""


def overstated(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the sentence says something more surely than the passages; empty when it does not."""
    claims = language.claims
    for mine, theirs in gaps(compared(sentence, tuple(passages), language)):
        if (
            not claims.open.isdisjoint(theirs)
            and not claims.firm.isdisjoint(mine)
            and claims.open.isdisjoint(mine)
        ):
            return f"the cited passages have “{' '.join(theirs)}” where the sentence has “{' '.join(mine)}”"
    mine_words, theirs_words = _words(sentence), [_words(passage) for passage in passages]
    return _firmer(mine_words, theirs_words, language) or _undoubted(mine_words, theirs_words, language)


def _firmer(mine: Sequence[str], theirs: Sequence[Sequence[str]], language: Language) -> str:
    """The reason why a verb follows "will", but "may" or "plans to" in every passage; else empty."""
    claims = language.claims
    for place, mood in enumerate(mine):
        if mood not in claims.sure or not claims.open.isdisjoint(mine[max(0, place - _BEFORE) : place]):
            continue
        for verb in mine[place + 1 : place + 1 + _FOLLOWS]:
            if verb in language.words.grammar:
                continue
            moods = [before for words in theirs for before in _moods(words, verb, language)]
            if moods and all(before & claims.open and not before & claims.sure for before in moods):
                word = min(moods[0] & claims.open)
                return f"the cited passages have “{verb}” after “{word}”, not after “{mood}”"
    return ""


def _moods(words: Sequence[str], verb: str, language: Language) -> Iterator[set[str]]:
    """For each place of a verb in a text, the words before it."""
    for place, word in enumerate(words):
        if word == verb or is_same_verb(word, verb, language):
            yield set(words[max(0, place - _BEFORE) : place])


def _undoubted(mine: Sequence[str], theirs: Sequence[Sequence[str]], language: Language) -> str:
    """The reason why a word lacks the "alleged" that every passage has before it; else empty."""
    doubts = language.claims.doubts
    if not doubts.isdisjoint(mine):
        return ""
    for word in dict.fromkeys(mine):
        if word in language.words.grammar:
            continue
        before = [
            words[place - 1] if place else ""
            for words in theirs
            for place, one in enumerate(words)
            if one == word
        ]
        if before and doubts.issuperset(before):
            return f"the cited passages doubt “{word}” (“{before[0]}”), and the sentence does not"
    return ""


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without figures; a compound with a hyphen is one word."""
    return tuple(word.lower() for word in _WORD.findall(text))

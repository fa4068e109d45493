"""Does a sentence deny what its passages say, or turn "rise" into "fall"? Pure.

`negation` compares words like "not" and "refused"; `direction` compares opposites like "rose" and "fell".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.summarise.check.comparison import compared, gaps
from digest.summarise.redundancy import DENIED, covers
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_AROUND = 4
"""What a passage denies is known by the denied word and 4 content words on each side.

Chosen by reading; not measured.
"""
_REST = 1
"""Between words that both texts have, at most 1 other word may stand beside the "not".

Chosen by reading; not measured.
"""
_SHORTEST_ROOT = 3
"""A verb keeps at least 3 letters when its ending is cut off. Chosen by reading; not measured."""
_SHARED = 2
"""Two opposites speak of the same thing if at least 2 content words around them are the same.

Chosen by reading; not measured.
"""
_NEAR = 5
"""The words around an opposite that are compared: 5 on each side. Chosen by reading; not measured."""


def negation(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the sentence and its passages do not deny the same; empty when they do."""
    return _denied_otherwise(sentence, passages, language) or _denied_amid(sentence, passages, language)


def _denied_amid(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why one text has "not" between the same words and the other has not; else empty."""
    for here, there in gaps(compared(sentence, tuple(passages), language)):
        mine, theirs = _count_nots(here, language), _count_nots(there, language)
        rest = len(here) + len(there) - mine - theirs
        if (mine > 0) != (theirs > 0) and rest <= _REST and not language.claims.no_denial.search(sentence):
            words, place = (here, "the sentence") if mine else (there, "a cited passage")
            return f"“{' '.join(words)}” stands between the same words in {place} only"
    return ""


def _count_nots(words: Sequence[str], language: Language) -> int:
    return sum(1 for word in words if language.claims.plain_not.match(word))


def _denied_otherwise(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why a sentence denies what no passage denies, or says what one denies; else empty."""
    claims = language.claims
    sentence = claims.not_until.sub("", sentence)
    if not claims.negation.search(sentence):
        return "" if claims.instead.search(sentence) else _left_out(sentence, passages, language)
    is_denied = {passage: _denies(passage, language) for passage in passages}
    if not any(is_denied.values()) and claims.negation.search(claims.no_denial.sub(" ", sentence)):
        return "the sentence denies something that the cited passages do not deny"
    for word in (root for root, is_negated in _content(sentence, language) if is_negated):
        having = [
            passage for passage in passages if word in {root for root, _ in _content(passage, language)}
        ]
        if having and not any(is_denied[passage] for passage in having):
            return f"the sentence denies “{word}”, and the cited passages do not"
    return ""


@lru_cache(maxsize=4096)
def _denies(passage: str, language: Language) -> bool:
    """Whether a passage denies anything, with "not" or in other words."""
    return bool(language.claims.negation.search(passage) or language.claims.said_otherwise.search(passage))


def _left_out(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the sentence says what a passage denies in nearly the same words; else empty."""
    here = {root for root, _ in _content(sentence, language)}
    there = [_content(passage, language) for passage in passages]
    said = {root for content in there for root, is_denied in content if not is_denied}
    for content in there:
        for place, (root, is_denied) in enumerate(content):
            if is_denied and root in here and root not in said:
                around = {word for word, _ in content[max(0, place - _AROUND) : place + _AROUND + 1]}
                if covers(here, around, DENIED):
                    return f"the cited passages deny “{root}”, and the sentence does not"
    return ""


@lru_cache(maxsize=4096)
def _content(text: str, language: Language) -> tuple[tuple[str, bool], ...]:
    """The roots of the content words, each with whether "not" is the last word before it.

    Adverbs in "-ly" between the two are skipped.
    """
    found: list[tuple[str, bool]] = []
    is_denied = False
    for word in _WORD.findall(text):
        small = word.lower().replace("’", "'")
        if language.claims.plain_not.match(small):
            is_denied = True
        elif small not in language.words.grammar and not (
            is_denied and small.endswith(language.clauses.adverb_endings)
        ):
            found.append((_root(small, language), is_denied))
            is_denied = False
    return tuple(found)


def _root(word: str, language: Language) -> str:
    """A word without its ending, so that forms of a verb are mostly equal: "approved" and "approve"."""
    word = stem(word)
    for ending in language.verbs.stripped:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            return word[: -len(ending)]
    return word


def direction(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why a passage has the opposite of a word, among the same words; else empty."""
    mine, theirs = _words(sentence), [_words(passage) for passage in passages]
    here, there = set(mine), {word for words in theirs for word in words}
    for one, other in language.claims.directions:
        for wanted, opposite in ((one, other), (other, one)):
            if not here & wanted or here & opposite or there & wanted or not there & opposite:
                continue
            if any(_is_turned(mine, wanted, words, opposite, language) for words in theirs):
                return (
                    f"“{min(here & wanted)}” stands against “{min(there & opposite)}” in the cited passages"
                )
    return ""


def _is_turned(
    mine: Sequence[str],
    wanted: frozenset[str],
    words: Sequence[str],
    opposite: frozenset[str],
    language: Language,
) -> bool:
    """Whether two opposites share words around them; "before" and "after" must share words on each side."""
    if wanted <= language.claims.times:
        return all(
            _around(mine, wanted, (side,), language) & _around(words, opposite, (side,), language)
            for side in (-1, 1)
        )
    shared = _around(mine, wanted, (-1, 1), language) & _around(words, opposite, (-1, 1), language)
    return len(shared) >= _SHARED


def _around(
    words: Sequence[str], wanted: frozenset[str], sides: Sequence[int], language: Language
) -> set[str]:
    """The roots of the content words near the wanted words, before (-1) or after (1) them."""
    grammar = language.words.grammar
    return {
        _root(near, language)
        for place, word in enumerate(words)
        if word in wanted
        for side in sides
        for near in (
            words[max(0, place - _NEAR) : place] if side < 0 else words[place + 1 : place + _NEAR + 1]
        )
        if near not in wanted and near not in grammar
    }


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower()))

"""Does a sentence tell as done what its passages only want, try, or accuse somebody of? Pure.

A verb that every passage has only behind "tried to", "plans to", "accused of" and the like, and that a
sentence has in the past without such a word, is told as done.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language.tables import word_set
from digest.summarise.check.clauses import BE, is_one_verb, tokens
from digest.summarise.check.predicates import is_past, lemmas
from digest.text.stopwords import STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_INTENT = word_set(
    """try attempt seek plan want hope intend agree ask threaten promise vow pledge offer propose urge
    demand call refuse decline order request consider fail need prepare aim wish aspire expect schedule
    invite encourage urge push strive vote decide allow permit authorize authorise advise recommend warn"""
)
_INTENT_NOUNS = word_set(
    """attempt attempts plan plans bid effort efforts offer threat threats proposal proposals promise
    request wish hope intention desire ready unable due set likely able willing"""
)
_CHARGE = word_set(
    """accuse suspect charge deny consider discuss contemplate allege risk avoid prevent stop oppose
    propose suggest"""
)
_HEDGES = word_set(
    """may might could would will should alleged allegedly suspected if whether not never without to"""
)
_GOVERNS = 5
"""So many words before "to" the word stands that "to" belongs to."""
_NEAR = 5
"""So many words around a verb tell which deed it is."""
_UNMARKED = word_set("cut put set hit shut let quit spread split cast")
"""Past forms that look like the verb itself."""
_BEFORE = 4
_DONE = word_set("have has had having did")
_SHORTEST = 4


def told_as_done(sentence: str, passages: Sequence[str]) -> str:
    """The reason why something is told as done that the passages have as meant or alleged; else empty."""
    mine, theirs = _small(sentence), [_small(passage) for passage in passages]
    for place, verb in enumerate(mine):
        if not _is_done(mine, place):
            continue
        found = _all_moods(mine, place, theirs)
        if found and all(found) and not any(word in mine for word in found):
            return f"the cited passages have “{found[0]}” before “{verb}”, and the sentence tells it as done"
    return ""


def _is_done(words: Sequence[str], place: int) -> bool:
    """Whether a word is a past form, told for sure."""
    verb, before = words[place], words[max(0, place - _BEFORE) : place]
    is_told = (
        (verb in _UNMARKED or (len(verb) >= _SHORTEST and is_past(verb)))
        and verb not in BE | _DONE
        and not _is_intent(verb)
    )
    return is_told and not any(word in _HEDGES or _is_intent(word) for word in before)


def _all_moods(mine: Sequence[str], at: int, theirs: Sequence[Sequence[str]]) -> list[str]:
    """What governs a verb wherever the passages have it amid words of the sentence, or else anywhere."""
    near = _around(mine, at)
    spots = [(words, place) for words in theirs for place in _places(words, mine[at])]
    beside = [(words, place) for words, place in spots if near & _around(words, place)]
    return [_governing(words, place) for words, place in beside or spots]


def _around(words: Sequence[str], place: int) -> set[str]:
    return {
        word
        for word in words[max(0, place - _NEAR) : place + _NEAR + 1]
        if word not in STOPWORDS and word[0].isalnum()
    } - {words[place]}


def _places(words: Sequence[str], verb: str) -> Iterator[int]:
    """Where a passage has a form of the verb."""
    return (place for place, word in enumerate(words) if word == verb or is_one_verb(word, verb))


def _governing(words: Sequence[str], place: int) -> str:
    before = words[max(0, place - _GOVERNS) : place]
    if before[-1:] == ("to",):
        governing = [word for word in before if _is_intent(word) or word in _INTENT_NOUNS]
        return governing[-1] if governing else ""
    if words[place].endswith("ing") and before[-1:] != ("the",):
        return next((word for word in reversed(before) if not lemmas(word).isdisjoint(_CHARGE)), "")
    return ""


def _is_intent(word: str) -> bool:
    return not lemmas(word).isdisjoint(_INTENT)


@lru_cache(maxsize=4096)
def _small(text: str) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'") for word in tokens(text))

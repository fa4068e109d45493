"""Does a sentence say that something was done which its passages only plan, try or allege? Pure.

"The council sold the ferry" fails against "The council plans to sell the ferry". Each verb of the sentence is
checked that is in the past and has no word like "tried to", "plans to" or "accused of" before it. It fails if
every passage that has this verb has it only behind such a word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest.summarise.check.clauses import tokens
from digest.summarise.check.predicates import is_one_verb, is_past, lemmas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.language import Language

_GOVERNS = 5
"""The word that governs an infinitive ("plans" in "plans to sell") is at most 5 words before its verb.

Chosen by reading; not measured.
"""
_NEAR = 5
"""Two verbs are about the same event if the same content word is at most 5 words away from both.

Chosen by reading; not measured.
"""
_BEFORE = 4
"""Words before a past form that are searched for one like "whether", which leaves open if it was done.

Chosen by reading; not measured.
"""
_SHORTEST = 4
"""Letters of the shortest past form that is checked: shorter forms are mostly other words as well. Chosen by
reading; not measured."""


def told_as_done(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the sentence tells as done what the passages only plan or allege; else empty."""
    mine, theirs = _words(sentence, language), [_words(passage, language) for passage in passages]
    for place, verb in enumerate(mine):
        if not _is_done(mine, place, language):
            continue
        found = _governing_words(mine, place, theirs, language)
        if found and all(found) and not any(word in mine for word in found):
            return f"the cited passages have “{found[0]}” before “{verb}”, and the sentence tells it as done"
    return ""


def _is_done(words: Sequence[str], place: int, language: Language) -> bool:
    """Whether the word at a place is a past form that the sentence tells for certain."""
    claims, verb = language.claims, words[place]
    if not (verb in claims.unmarked or (len(verb) >= _SHORTEST and is_past(verb, language))):
        return False
    if verb in language.clauses.be or verb in claims.done or _is_intent(verb, language):
        return False
    before = words[max(0, place - _BEFORE) : place]
    return not any(word in claims.hedges or _is_intent(word, language) for word in before)


def _governing_words(
    mine: Sequence[str], at: int, theirs: Sequence[Sequence[str]], language: Language
) -> list[str]:
    """The governing word at each place where the passages have the verb, or an empty string for none.

    If some of these places have content words near them that the sentence has there, too, only they count.
    """
    near = _around(mine, at, language)
    spots = [(words, place) for words in theirs for place in _places(words, mine[at], language)]
    beside = [(words, place) for words, place in spots if near & _around(words, place, language)]
    return [_governing(words, place, language) for words, place in beside or spots]


def _around(words: Sequence[str], place: int, language: Language) -> set[str]:
    """The content words near a verb."""
    grammar = language.words.grammar
    return {
        word
        for word in words[max(0, place - _NEAR) : place + _NEAR + 1]
        if word not in grammar and word[0].isalnum()
    } - {words[place]}


def _places(words: Sequence[str], verb: str, language: Language) -> Iterator[int]:
    """The indexes of the words of a passage that are forms of the verb."""
    return (place for place, word in enumerate(words) if word == verb or is_one_verb(word, verb, language))


def _governing(words: Sequence[str], place: int, language: Language) -> str:
    """The word that makes a verb an intent or a charge: "tried" of "tried to sell"; empty where none does."""
    claims = language.claims
    before = words[max(0, place - _GOVERNS) : place]
    last = before[-1] if before else ""
    if last in language.clauses.infinitive:
        governing = [word for word in before if _is_intent(word, language) or word in claims.intent_nouns]
        return governing[-1] if governing else ""
    if words[place].endswith(language.verbs.progressive) and last not in claims.charge_breaks:
        return next(
            (word for word in reversed(before) if not lemmas(word, language).isdisjoint(claims.charges)), ""
        )
    return ""


def _is_intent(word: str, language: Language) -> bool:
    return not lemmas(word, language).isdisjoint(language.claims.intents)


@lru_cache(maxsize=4096)
def _words(text: str, language: Language) -> tuple[str, ...]:
    """The words of a text in small letters, apostrophes straight."""
    return tuple(word.lower().replace("’", "'") for word in tokens(text, language))

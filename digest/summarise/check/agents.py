"""Does whoever does a deed in a sentence do it in its passages, and to the same? Pure.

The deeds of both are laid beside each other, those with one verb and a word in common. Where every one of
the passages' deeds has another doer, or the doer and the sufferer change places, the sentence tells of
another deed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.summarise.check.clauses import deeds, stems_of, tokens
from digest.summarise.check.predicates import is_one_verb
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language
    from digest.summarise.check.clauses import Deed, Party

_SHOWN = 4
"""Most words of a subject that a reason shows. Chosen by reading; not measured."""
_ROOT = 4
"""First letters in which two names of one thing agree: "Iran", "Iranian". Chosen by reading; not measured."""


def other_agent(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why another does (or suffers) a deed than in the passages; empty when nobody else does."""
    for mine in deeds(sentence, language):
        if mine.verb in language.deeds.telling:
            continue
        theirs = [
            (one, text)
            for text in passages
            for one in deeds(text, language)
            if is_one_verb(one.verb, mine.verb, language)
        ]
        found = [
            _clash(mine, one, sentence, text, language) for one, text in theirs if _is_about_same(mine, one)
        ]
        if found and all(found) and not _has_same_subject(mine, [one for one, _ in theirs]):
            return found[0]
    return ""


def _has_same_subject(mine: Deed, theirs: Sequence[Deed]) -> bool:
    """Whether a deed of the passages in the same voice has the same subject."""
    return any(_are_one(mine.subject, one.subject) for one in theirs if one.is_passive == mine.is_passive)


def _is_about_same(mine: Deed, other: Deed) -> bool:
    """Whether two deeds of one verb have a further word in common."""
    subjects = [one.subject.stems if one.subject else frozenset[str]() for one in (mine, other)]
    crossed = [not mine.about.isdisjoint(subjects[1]), not other.about.isdisjoint(subjects[0])]
    is_crossed = any(crossed) if mine.is_passive != other.is_passive else all(crossed)
    return is_crossed or not mine.about.isdisjoint(other.about)


def _clash(mine: Deed, other: Deed, sentence: str, passage: str, language: Language) -> str:
    """Why two deeds cannot be one; empty when they can."""
    if _are_one(mine.agent, other.agent):
        return ""
    if _is_swapped(mine, other):
        return f"in the cited passages it is another way round who “{other.verb}” whom"
    if mine.is_passive == other.is_passive and _is_another(mine, other, sentence, passage, language):
        parties = sorted(other.subject.names or other.subject.stems) if other.subject else [other.pronoun]
        named = " ".join(parties[:_SHOWN])
        return f"the cited passages have “{named}” “{other.verb}”, not who the sentence has"
    return ""


def _is_swapped(mine: Deed, other: Deed) -> bool:
    """Whether the sufferer of one deed is the doer of the other."""
    if mine.subject is None or other.subject is None or not _are_one(mine.subject, other.subject):
        return mine.is_passive == other.is_passive and _is_crossed(mine, other)
    if mine.is_passive == other.is_passive or mine.subject.heads.isdisjoint(other.subject.heads):
        return False
    active = other if mine.is_passive else mine
    return active.patient is not None and not _are_one(mine.subject, active.patient)


def _is_crossed(mine: Deed, other: Deed) -> bool:
    """Whether the doer of each deed is the sufferer of the other."""
    return (
        _are_one(mine.agent, other.patient)
        and _are_one(mine.patient, other.agent)
        and not _are_one(mine.agent, other.agent)
    )


def _is_another(mine: Deed, other: Deed, sentence: str, passage: str, language: Language) -> bool:
    """Whether both subjects are told in words, and are two."""
    gendered = language.clauses.gendered
    if mine.pronoun != other.pronoun and {mine.pronoun, other.pronoun} <= gendered:
        return True
    if other.subject is None:
        return False
    if mine.subject is None:
        return mine.pronoun in gendered and _is_missing(other.subject, sentence, mine, language)
    if _are_one(mine.subject, other.subject):
        return False
    both_named = bool(mine.subject.names and other.subject.names)
    if other.is_relative and not both_named:
        return False
    return both_named or not mine.subject.stems.isdisjoint(stems_of(passage, language))


def _is_missing(subject: Party, sentence: str, mine: Deed, language: Language) -> bool:
    """Whether a sentence lacks a name for its pronoun, and has others before the pronoun's deed."""
    before = tokens(sentence, language)[: mine.place]
    names = {stem(word.lower()) for word in before[1:] if word[:1].isupper()}
    return bool(subject.names and names) and subject.names.isdisjoint(stems_of(sentence, language))


def _are_one(one: Party | None, other: Party | None) -> bool:
    """Whether two parties have a word in common, are one nation, or one is the initials of the other."""
    if one is None or other is None:
        return False
    if {word[:_ROOT] for word in one.stems} & {word[:_ROOT] for word in other.stems}:
        return True
    return _is_short(one, other) or _is_short(other, one)


def _is_short(one: Party, other: Party) -> bool:
    """Whether a name of the first party is made of first letters of the other's words."""
    first = {word[0] for word in other.stems}
    return any(
        len(name) > 1 and len(name) <= len(other.stems) + 1 and set(name.replace(".", "")) <= first
        for name in one.names
    )

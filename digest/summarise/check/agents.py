"""Who did what to whom: is it the same in a sentence as in its passages? Pure.

A deed is a verb with its agent, who does it, and its patient, to whom it is done (see `clauses`). A deed of
the sentence is compared with the deeds of the passages that have the same verb and a further word in common.
The sentence fails if each of them has another agent, or has agent and patient the other way round.
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
"""A reason shows at most 4 words of a subject. Chosen by reading; not measured."""
_ROOT = 4
"""Two words with the same first 4 letters name one thing: "Iran" and "Iranian".

Chosen by reading; not measured.
"""


def other_agent(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why a deed has another agent or patient than in the passages; empty when none has."""
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
    """Whether any deed of the passages that is in the same voice has the same subject."""
    return any(_are_one(mine.subject, one.subject) for one in theirs if one.is_passive == mine.is_passive)


def _is_about_same(mine: Deed, other: Deed) -> bool:
    """Whether two deeds with the same verb have a further word in common.

    That is a word after both verbs, or one that is after one verb and in the subject of the other.
    """
    subjects = [one.subject.stems if one.subject else frozenset[str]() for one in (mine, other)]
    crossed = [not mine.about.isdisjoint(subjects[1]), not other.about.isdisjoint(subjects[0])]
    is_crossed = any(crossed) if mine.is_passive != other.is_passive else all(crossed)
    return is_crossed or not mine.about.isdisjoint(other.about)


def _clash(mine: Deed, other: Deed, sentence: str, passage: str, language: Language) -> str:
    """The reason why two deeds cannot be the same; empty when they can."""
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
    """Whether the patient of one deed is the agent of the other."""
    if mine.subject is None or other.subject is None or not _are_one(mine.subject, other.subject):
        return mine.is_passive == other.is_passive and _is_crossed(mine, other)
    if mine.is_passive == other.is_passive or mine.subject.heads.isdisjoint(other.subject.heads):
        return False
    active = other if mine.is_passive else mine
    return active.patient is not None and not _are_one(mine.subject, active.patient)


def _is_crossed(mine: Deed, other: Deed) -> bool:
    """Whether the agent of each deed is the patient of the other."""
    return (
        _are_one(mine.agent, other.patient)
        and _are_one(mine.patient, other.agent)
        and not _are_one(mine.agent, other.agent)
    )


def _is_another(mine: Deed, other: Deed, sentence: str, passage: str, language: Language) -> bool:
    """Whether the subjects of two deeds are both known, and are different."""
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
    """Whether a sentence has names before the pronoun of a deed, but not the name that the passage has."""
    before = tokens(sentence, language)[: mine.place]
    names = {stem(word.lower()) for word in before[1:] if word[:1].isupper()}
    return bool(subject.names and names) and subject.names.isdisjoint(stems_of(sentence, language))


def _are_one(one: Party | None, other: Party | None) -> bool:
    """Whether two parties are the same: they share a word or its root, or one is the other's initials."""
    if one is None or other is None:
        return False
    if {word[:_ROOT] for word in one.stems} & {word[:_ROOT] for word in other.stems}:
        return True
    return _is_short(one, other) or _is_short(other, one)


def _is_short(one: Party, other: Party) -> bool:
    """Whether a name of the first party consists of first letters of the other's words."""
    first = {word[0] for word in other.stems}
    return any(
        len(name) > 1 and len(name) <= len(other.stems) + 1 and set(name.replace(".", "")) <= first
        for name in one.names
    )

"""Does whoever does a deed in a sentence do it in its passages, and to the same? Pure.

The deeds of both are laid beside each other, those with one verb and a word in common. Where every one of
the passages' has another doer, or the doer and the sufferer change places, the sentence tells of another.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language.tables import word_set
from digest.summarise.check.clauses import deeds, is_one_verb, tokens
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.check.clauses import Deed, Party

_TELLING = word_set(
    """said says say saying told tell tells added adds reported reports report noted notes wrote writes
    write announced according called calls known"""
)
"""Verbs of telling: who said it is another question."""
_ANYBODY = word_set(
    """company group firm people person man woman official police authority team study researcher scientist
    officer government agency court judge organization organisation country state party member expert"""
)
"""Who may stand for somebody who is named in the passages."""
_SHOWN = 4
"""So many words of a subject are shown in a reason."""
_ROOT = 4
"""Names alike in so many letters are one: "Iran" and "Iranian"."""


def other_agent(sentence: str, passages: Sequence[str]) -> str:
    """The reason why another does (or suffers) a deed than in the passages; empty when nobody else does."""
    for mine in deeds(sentence):
        if mine.verb in _TELLING:
            continue
        theirs = [(one, text) for text in passages for one in deeds(text) if is_one_verb(one.verb, mine.verb)]
        found = [_clash(mine, one, sentence, text) for one, text in theirs if _is_about_same(mine, one)]
        if (
            found
            and all(found)
            and not any(
                _shares(mine.subject, one.subject) for one, _ in theirs if one.is_passive == mine.is_passive
            )
        ):
            return found[0]
    return ""


def _by_nobody(mine: Deed, theirs: Sequence[tuple[Deed, str]]) -> str:
    """Why a deed is by somebody who is in none of the passages that tell of it."""
    if not mine.is_passive or mine.agent is None or not theirs or mine.agent.roots & _ANYBODY:
        return ""
    if any(_shares(mine.agent, one.agent) or mine.agent.roots & _roots(text) for one, text in theirs):
        return ""
    return f"no cited passage says that “{mine.verb}” was by “{' '.join(sorted(mine.agent.roots))}”"


def _is_about_same(mine: Deed, other: Deed) -> bool:
    """Whether two deeds of one verb have a further word in common."""
    subjects = [one.subject.roots if one.subject else frozenset[str]() for one in (mine, other)]
    crossed = [not mine.about.isdisjoint(subjects[1]), not other.about.isdisjoint(subjects[0])]
    is_crossed = any(crossed) if mine.is_passive != other.is_passive else all(crossed)
    return is_crossed or not mine.about.isdisjoint(other.about)


def _clash(mine: Deed, other: Deed, sentence: str, passage: str) -> str:
    """Why the two cannot be one deed, if they cannot."""
    if _shares(mine.agent, other.agent):
        return ""
    if _is_swapped(mine, other):
        return f"in the cited passages it is another way round who “{other.verb}” whom"
    if mine.is_passive == other.is_passive and _is_another(mine, other, sentence, passage):
        parties = sorted(other.subject.names or other.subject.roots) if other.subject else [other.pronoun]
        named = " ".join(parties[:_SHOWN])
        return f"the cited passages have “{named}” “{other.verb}”, not who the sentence has"
    return ""


def _is_swapped(mine: Deed, other: Deed) -> bool:
    """Whether the sufferer of one is the doer of the other."""
    if mine.subject is None or other.subject is None or not _shares(mine.subject, other.subject):
        return mine.is_passive == other.is_passive and _crossed(mine, other)
    if mine.is_passive == other.is_passive or mine.subject.heads.isdisjoint(other.subject.heads):
        return False
    active = other if mine.is_passive else mine
    return active.patient is not None and not _shares(mine.subject, active.patient)


def _crossed(mine: Deed, other: Deed) -> bool:
    """Whether the doer of each is the sufferer of the other."""
    return (
        _shares(mine.agent, other.patient)
        and _shares(mine.patient, other.agent)
        and not _shares(mine.agent, other.agent)
    )


def _is_another(mine: Deed, other: Deed, sentence: str, passage: str) -> bool:
    """Whether both subjects are told in words, and are not one."""
    if {mine.pronoun, other.pronoun} == {"he", "she"}:
        return True
    if other.subject is None:
        return False
    if mine.subject is None:
        return (
            bool(mine.pronoun)
            and mine.pronoun in {"he", "she"}
            and _is_missing(other.subject, sentence, mine)
        )
    if _shares(mine.subject, other.subject):
        return False
    both_named = bool(mine.subject.names and other.subject.names)
    if other.is_relative and not both_named:
        return False
    return both_named or not mine.subject.roots.isdisjoint(_roots(passage))


def _is_missing(subject: Party, sentence: str, mine: Deed) -> bool:
    """Whether a name is not among those that stand before a pronoun, and others do."""
    before = tokens(sentence)[: mine.place]
    names = {stem(word.lower()) for word in before[1:] if word[:1].isupper()}
    return bool(subject.names and names) and subject.names.isdisjoint(_roots(sentence))


def _shares(one: Party | None, other: Party | None) -> bool:
    """Whether two parties have a word in common, one nation, or one the initials of the other."""
    if one is None or other is None:
        return False
    if {root[:_ROOT] for root in one.roots} & {root[:_ROOT] for root in other.roots}:
        return True
    return _is_short(one, other) or _is_short(other, one)


def _is_short(one: Party, other: Party) -> bool:
    first = {root[0] for root in other.roots}
    return any(
        len(root) > 1 and len(root) <= len(other.roots) + 1 and set(root.replace(".", "")) <= first
        for root in one.names
    )


@lru_cache(maxsize=4096)
def _roots(text: str) -> frozenset[str]:
    return frozenset(stem(word.lower()) for word in tokens(text))

"""Does a sentence put the right name for the "he" or "she" of its passage? Pure.

A passage that opens with a pronoun tells of whoever the sentence before it in its article told of. A
sentence that names somebody else for its deed has read the pronoun wrongly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.summarise.check.clauses import (
    about_verb,
    deeds,
    first_clause,
    is_one_verb,
    opening_subject,
    tokens,
)
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.check.clauses import Deed, Party
    from digest.summarise.read.passages import Passage

_OPENERS = frozenset({"he", "she"})
_BACK = 4
"""So many sentences before a pronoun its name may stand."""
_SAME = 2
"""So many words behind a verb must be the same for one deed."""


def misread(sentence: str, cited: Sequence[Passage], found: Sequence[Passage]) -> str:
    """The reason why a name stands for another's pronoun; empty when none does."""
    for deed in deeds(sentence):
        if deed.subject is None or not deed.subject.names:
            continue
        told = [one for one in cited if _has(one.text, deed)]
        meant = [_meant(one, found) for one in told]
        if (
            told
            and all(meant)
            and not any(_shares(deed.subject, who, one.text) for who, one in zip(meant, told, strict=True))
        ):
            return f"the cited passage that opens with a pronoun means “{_named(meant[0])}”"
    return ""


def _has(text: str, deed: Deed) -> bool:
    """Whether a passage tells a deed in its first clause."""
    row = tokens(text)
    return any(
        is_one_verb(row[place].lower(), deed.verb) and len(about_verb(row, place) & deed.about) >= _SAME
        for place in range(first_clause(row))
    )


def _meant(passage: Passage, found: Sequence[Passage]) -> Party | None:
    """Whom a passage tells of by a pronoun, in its first clause alone; nobody when it is not plain."""
    row = tokens(passage.text)
    if row[0].lower() not in _OPENERS:
        return None
    before = {one.place: one for one in found if one.article is passage.article}
    for back in range(1, _BACK + 1):
        earlier = before.get(passage.place - back)
        subject = opening_subject(earlier.text) if earlier else None
        if subject is not None:
            return subject if subject.names else None
    return None


def _shares(one: Party, other: Party | None, text: str) -> bool:
    """Whether two are one, or the first is named in the passage itself."""
    own = {stem(word.lower()) for word in tokens(text)}
    return other is None or not one.roots.isdisjoint(other.roots | own)


def _named(party: Party | None) -> str:
    return " ".join(sorted(party.names)) if party else ""

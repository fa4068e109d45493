"""Does a sentence put the right name for the "he" or "she" of its passage? Pure.

A passage that opens with a pronoun is about its antecedent: the subject of the sentence before it in the
article. A sentence that names somebody else as the subject of the same verb has read the pronoun wrongly.

A deed, in this module and in `clauses`, is a verb with its subject and object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.summarise.check.clauses import (
    about_verb,
    deeds,
    first_clause,
    opening_subject,
    small_tokens,
    stems_of,
    tokens,
)
from digest.summarise.check.predicates import is_one_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language
    from digest.summarise.check.clauses import Deed, Party
    from digest.summarise.read.passages import Passage

_BACK = 4
"""A pronoun's antecedent is at most 4 sentences before it. Chosen by reading; not measured."""
_SAME = 2
"""Two texts tell of the same deed if they have at least 2 content words after the verb in common.

Chosen by reading; not measured.
"""


def misread(sentence: str, cited: Sequence[Passage], found: Sequence[Passage]) -> str:
    """The reason why a name in `sentence` is not whom the passage's pronoun means; empty when it may be.

    `cited` are the passages that the sentence cites, `found` all passages of the story.
    """
    if not cited:
        return ""
    language = cited[0].language
    for deed in deeds(sentence, language):
        if deed.subject is None or not deed.subject.names:
            continue
        told = [one for one in cited if _has(one.text, deed, language)]
        meant = [_antecedent(one, found, language) for one in told]
        if (
            told
            and all(meant)
            and not any(
                _may_be(deed.subject, who, one.text, language) for who, one in zip(meant, told, strict=True)
            )
        ):
            return f"the cited passage that opens with a pronoun means “{_named(meant[0])}”"
    return ""


def _has(text: str, deed: Deed, language: Language) -> bool:
    """Whether a passage tells a deed in its first clause."""
    row, small = tokens(text, language), small_tokens(text, language)
    return any(
        is_one_verb(small[place], deed.verb, language)
        and len(about_verb(row, place, language) & deed.about) >= _SAME
        for place in range(first_clause(row, language))
    )


def _antecedent(passage: Passage, found: Sequence[Passage], language: Language) -> Party | None:
    """The subject that the opening pronoun of a passage stands for.

    `None` when the passage opens with no pronoun, or when no sentence before it names a subject plainly.
    """
    row = tokens(passage.text, language)
    if not row or row[0].lower() not in language.clauses.gendered:
        return None
    before = {one.place: one for one in found if one.article is passage.article}
    for back in range(1, _BACK + 1):
        earlier = before.get(passage.place - back)
        subject = opening_subject(earlier.text, language) if earlier else None
        if subject is not None:
            return subject if subject.names else None
    return None


def _may_be(one: Party, other: Party | None, text: str, language: Language) -> bool:
    """Whether two parties may be the same, or the first is named in the passage itself."""
    return other is None or not one.stems.isdisjoint(other.stems | stems_of(text, language))


def _named(party: Party | None) -> str:
    return " ".join(sorted(party.names)) if party else ""

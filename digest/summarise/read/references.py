"""Whether a sentence has an unresolved reference: one that only the sentence before explains.

A pronoun, a linking phrase such as "as a result", and a speaker without a name are such references. Not every
pronoun is one: "Lund said she would vote" names whom it means, "In her speech, Lund said" names her a moment
later, and the "it" of "it is not clear whether" stands for nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.summarise.read.quotations import QUOTED
from digest.text.tokens import stem

if TYPE_CHECKING:
    from digest.language import Language

_NAMES = re.compile(r"^(?:[A-Z][\w.’'-]*\s){2,}")
"""Matches a sentence that opens with two capitalised words or more."""
_OPENING_MARKS = ("“", '"', "«", "‘", "'")
_MIN_OWN_WORDS = 2
"""A sentence can say whose words it quotes only if it has at least this number of words outside the quotation
marks. Chosen by reading; not measured."""


def has_unresolved_reference(text: str, language: Language) -> bool:
    """Whether a reader needs the sentence before to understand a pronoun, a linking phrase or a speaker."""
    references = language.references
    if (
        references.unresolved.match(text)
        or references.pronoun_after_a_time.match(text)
        or is_unattributed_quotation(text)
    ):
        return True
    if references.unnamed_speaker.search(text) and not _begins_with_a_full_name(text, language):
        return True
    found = references.early_pronoun.match(text)
    return found is not None and not _is_named(found, text, language)


def unintroduced_group(text: str, language: Language) -> tuple[str, str]:
    """The figure and the noun's stem of a group that `text` takes as known; both empty for none.

    In "that the 48 schools had" they are "48" and "school". For a number in words the figure is empty, since
    the noun is enough to find the sentence that introduces the group.
    """
    group = language.references.group
    found = group.search(text) and group.search(QUOTED.sub("“”", text))
    return (found["figure"] or "", stem(found["noun"])) if found else ("", "")


def is_unattributed_quotation(text: str) -> bool:
    """Whether a sentence is a quotation that does not say whose words it quotes."""
    return text.startswith(_OPENING_MARKS) and len(QUOTED.sub("", text).split()) < _MIN_OWN_WORDS


def _is_named(found: re.Match[str], text: str, language: Language) -> bool:
    """Whether the sentence itself says whom its early pronoun means, before it or after."""
    return _agrees_with_subject(found["before"], found["pronoun"], language) or bool(
        language.references.named_after_pronoun.match(text)
    )


def _agrees_with_subject(before: str, pronoun: str, language: Language) -> bool:
    """Whether the words before a pronoun are a subject that it agrees with in number: "Lund said she"."""
    references, grammar = language.references, language.words.grammar
    subject = references.subject.match(before)
    if (
        subject is None
        or pronoun not in references.subject_pronouns
        or references.prepositions.search(before)
    ):
        return False
    words = (subject["noun"] or subject["name"]).lower().split()
    head = words[-1]
    if not grammar.isdisjoint((words[0], head)):
        return False
    is_plural = head.endswith(references.plural_endings)
    if head in references.collective_nouns or (is_plural and len(words) == 1):
        return pronoun in references.plural_pronouns
    return is_plural or pronoun not in references.plural_pronouns


def _begins_with_a_full_name(text: str, language: Language) -> bool:
    """Whether a sentence's subject is named in full, so that "he said" at its end means that person."""
    found = _NAMES.match(text)
    return found is not None and found[0].split()[0].lower() not in language.words.grammar

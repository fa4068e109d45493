"""What Digest knows of a natural language: tables of words and patterns, a group for each concern.

A language is a `Language`; its folder holds a module for each group of tables. A rule or a check takes the
tables from the language of the text that it reads, and names no word itself. The tables of an unknown
language (`digest.language.neutral`) match nothing, so that whatever needs them gives no verdict.

A field of a group is a pattern, a set of words, a mapping of words, or a sequence of one of these.
"""

from __future__ import annotations

import re  # noqa: TC003
from collections.abc import Mapping  # noqa: TC003
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """Words by what they do. Lower case, apostrophes straight, unless a field says otherwise."""

    grammar: frozenset[str]
    """Stop words: they carry grammar rather than content."""
    idle: frozenset[str]
    """Stems that tell no fact from another: weekdays, "official", "statement"."""
    calendar: frozenset[str]
    """Months and weekdays, written out."""
    numbers: Mapping[str, str]
    """Numbers in words → digits. "One" says more than a number, and is left out."""
    titles: frozenset[str]
    """Titles and offices that go before a person's name and are no part of it."""
    nations: Mapping[str, str]
    """Adjectives, initials and short names → the name of the nation or place that they stand for."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Speech:
    """How reported speech is written: who is named beside a quotation, and how."""

    no_speakers: frozenset[str]
    """Capitalised words that stand where a speaker's name could: "However", "Monday", "Reuters"."""
    no_first_names: frozenset[str]
    """Words, in lower case, that open a question before a surname: "Was Lund there?"."""
    after_a_quotation: tuple[re.Pattern[str], ...]
    """Match what follows a quotation and names its speaker: " said the mayor, Ada Lund.". Groups ``name``
    and ``role``, or ``official`` for one without a name: " a Norrby Council spokesman said"."""
    before_a_quotation: re.Pattern[str]
    """Found at the end of what stands before a quotation: "Mayor Ada Lund said:". Groups as above."""
    pronoun_after_a_quotation: re.Pattern[str]
    """Matches what follows a quotation and names its speaker by a pronoun: " he said"."""
    speaker: re.Pattern[str]
    """Found in a sentence that tells of one who speaks: "Ada Lund, who chairs it, said". Group ``name``."""
    office: re.Pattern[str]
    """Found in what names an office: "chief of police"."""
    ends_in_an_office: re.Pattern[str]
    """Found in a description whose last word is an office: "The dam's chief executive"."""
    ends_in_a_kind_of_person: re.Pattern[str]
    """Found in a description whose last word is an office or an occupation: "historian", not "tearful"."""
    role_after_a_name: re.Pattern[str]
    """Matches what follows a name and says who that is: ", 68, a neighbour,". Group ``role``."""
    role_before_a_name: re.Pattern[str]
    """Matches, whole, what stands before a name at a sentence's beginning: "The dam's chief executive, ".
    Groups ``role`` and ``comma``."""
    possessive: re.Pattern[str]
    """Found at the end of an owner's name: "Norrby’s"."""
    owner: re.Pattern[str]
    """Matches the owner, and the blank after it, that stands before a name: "Norrby’s Ada Lund"."""
    articles: tuple[str, ...]
    """Articles and the blank after them: a speaker's description that begins so has no name in it."""
    opens_with_a_pronoun: re.Pattern[str]
    """Matches a quotation that opens with a word for what was named before: "They’ve left us nothing"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """A natural language. Compared by identity, so that it can be part of a cache's key."""

    code: str
    """ISO 639-1; empty for a language without tables."""
    name: str
    """In English, as a reader is told it."""
    words: Words
    speech: Speech

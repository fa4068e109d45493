"""What Digest knows of a natural language: tables of words and patterns, in a group for each concern.

Each language is a `Language`, made in a folder with a module for each group of tables. A rule or a check
takes the tables of the language of the text that it reads, and has no words of its own. The tables of an
unknown language (`digest.language.neutral`) match nothing, so that whatever needs them gives no verdict.

A field of a group is a pattern, a set of words, a mapping of words, or a sequence of one of these.
"""

from __future__ import annotations

from dataclasses import dataclass

from digest.language.groups.facts import Amounts, Claims, Clauses, Deeds, Facts, Verbs  # noqa: TC001
from digest.language.groups.kinds import Kinds  # noqa: TC001
from digest.language.groups.pages import Answers, Headlines, Instructions, Outlets, Page  # noqa: TC001
from digest.language.groups.reports import (  # noqa: TC001
    Coming,
    Consequences,
    Counted,
    Forms,
    Quoting,
    Stakes,
    Translating,
)
from digest.language.groups.voices import Mentions, References, Speech, Time, Voice  # noqa: TC001
from digest.language.groups.words import Names, Numbers, Sentences, Words  # noqa: TC001


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """A natural language. It is compared by identity, so that it can be part of a cache's key."""

    code: str
    """ISO 639-1; empty for a language without tables."""
    name: str
    """The language's name in English, as readers see it."""
    words: Words
    sentences: Sentences
    references: References
    mentions: Mentions
    speech: Speech
    numbers: Numbers
    headlines: Headlines
    instructions: Instructions
    counted: Counted
    coming: Coming
    quoting: Quoting
    consequences: Consequences
    stakes: Stakes
    forms: Forms
    answers: Answers
    translating: Translating
    voice: Voice
    time: Time
    page: Page
    verbs: Verbs
    clauses: Clauses
    deeds: Deeds
    claims: Claims
    amounts: Amounts
    names: Names
    facts: Facts
    outlets: Outlets
    kinds: Kinds

    @property
    def has_tables(self) -> bool:
        """Whether the language has tables; without them, whatever needs a table gives no verdict."""
        return bool(self.code)

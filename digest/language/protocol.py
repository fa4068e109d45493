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
class Outlets:
    """Who reports, and what outlets write round the news itself."""

    agencies: Mapping[str, str]
    """A name that a news agency is credited by, as written → the agency: ``AP`` → ``Associated Press``."""
    agency_sites: Mapping[str, str]
    """A site that an agency publishes on → the agency: ``apnews.com`` → ``Associated Press``."""
    round_up: re.Pattern[str]
    """In a headline: the article tells many events, or one as it goes on ("Morning briefing: …")."""
    reporting_words: frozenset[str]
    """Words that say when or how something was told, not what happened: "monday", "liveblog", "reuters"."""
    name_within_a_sentence: re.Pattern[str]
    """A capitalised word that does not open a sentence: "Moss" in "Rescuers met Moss."."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """A natural language. Compared by identity, so that it can be part of a cache's key."""

    code: str
    """ISO 639-1; empty for a language without tables."""
    name: str
    """In English, as a reader is told it."""
    words: Words
    outlets: Outlets

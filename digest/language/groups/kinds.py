"""The table by which the kind of an article is read off its headline and its first words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kinds:
    """What headlines and openings of each kind of article say, in phrases of at most three words.

    Phrases are in small letters, but for words in capitals throughout ("US"). ``^`` stands for the beginning,
    ``$`` for the end, ``#`` for a whole number, ``#.#`` for a number with points, as of a version.
    """

    live: frozenset[str]
    """In the headline of a page that goes on: "live updates"."""
    media: frozenset[str]
    """In a headline or an opening about something to hear or to watch: "in this episode"."""
    roundup: frozenset[str]
    """In the headline of a piece about many events: "morning briefing"."""
    service: frozenset[str]
    """In a headline that advises, lists, teaches or reviews: "how to"."""
    promo: frozenset[str]
    """In a headline or an opening that sells something: "% off"."""
    release: frozenset[str]
    """In a headline about a new version: "#.# released"."""
    paper: frozenset[str]
    """In the opening of a piece of research: "we propose"."""
    advisory: frozenset[str]
    """In a headline about a numbered fault or a danger: "tornado warning"."""
    press: frozenset[str]
    """In the opening of an organisation's own announcement: "today announced that"."""
    results: frozenset[str]
    """In a headline that tells a match: "match report"."""
    obituary: frozenset[str]
    """In the headline of an obituary: "obituary"."""
    opinion: frozenset[str]
    """In a headline or an opening that argues: "must"."""
    analysis: frozenset[str]
    """In a headline or an opening that explains: "what it means"."""
    diary: frozenset[str]
    """In an opening in which somebody tells of his own days: "my wife"."""
    past: frozenset[str]
    """Irregular past forms that reports use."""
    attributing: frozenset[str]
    """Words by which somebody is named as the source of a statement: "said"."""
    days: frozenset[str]
    """The days of the week, by which a report says when its news happened."""
    first_person: frozenset[str]
    """Words with which a writer speaks of himself: "i", "my"."""
    we: frozenset[str]
    """Words with which a writer speaks for several: "our"."""
    you: frozenset[str]
    """Words with which the reader is spoken to: "your"."""
    institutions: frozenset[str]
    """Words for public bodies, and for deeds and blows that are news: "court", "killed"."""

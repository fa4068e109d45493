"""What pages and models write around a report."""

from __future__ import annotations

import re  # noqa: TC003  (`neutral` reads the types of the fields)
from collections.abc import Mapping  # noqa: TC003
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Page:
    """What a page says around a report."""

    furniture: re.Pattern[str]
    """A phrase of the page's own voice, in small letters: "all rights reserved"."""
    furniture_words: frozenset[str]
    """Words of which one is in every text that `furniture` is looked for in, to save time."""
    byline: re.Pattern[str]
    """A line with author, position of a picture, label or time: "By Ada Lund", "3 hours ago"."""
    caption: re.Pattern[str]
    """The date at the end of a caption: "… speaks in Norrby May 7, 2014."."""
    after_inches: re.Pattern[str]
    """What follows a quotation mark that is the sign for inches: " tall" in ``6’2” tall``."""
    dateline: re.Pattern[str]
    """The place, agency or day that a report opens with: "OSLO (AP) — "."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Headlines:
    """What stands before and after headlines, and the words of poor ones."""

    label: re.Pattern[str]
    """Matches a label before a headline: "LIVE: "."""
    trailing_label: re.Pattern[str]
    """Finds a label in brackets after a headline: " [Video]"."""
    site_word: re.Pattern[str]
    """Found in the name of an outlet or of its section: "Norrby Times"."""
    bait: re.Pattern[str]
    """Found in a headline that withholds, exaggerates or addresses the reader: "Five things to know"."""
    first_person: re.Pattern[str]
    """Found in a headline with a voice of its own: "We will pay"."""
    diary: re.Pattern[str]
    """Found in the headline of a live page, a list of events or a series: "as it happened"."""
    source_at_the_end: re.Pattern[str]
    """Finds who says so at the end of a headline, where it may go: ", police say"."""
    last_clause: re.Pattern[str]
    """Finds the beginning of a clause that may go: " as protesters gather"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Instructions:
    """Sentences that tell somebody to do something, rather than report."""

    given: re.Pattern[str]
    """Found in a sentence, in small letters, that tells a reader or a model what to do: "Sign up here"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answers:
    """What models put around the sentences that they were asked for."""

    preamble: re.Pattern[str]
    """Small talk at the start of an answer: "Sure! Here is the summary:". It may match nothing."""
    label: re.Pattern[str]
    """A label or a dash before a sentence: "Legal Basis: The court …"."""
    number: re.Pattern[str]
    """A number before a sentence: "Story 1: The ferry …"."""
    outlet: re.Pattern[str]
    """Who reported it, at a sentence's end with its full stop: ", reports the Courier."."""
    joint: re.Pattern[str]
    """Where a sentence may join two stories: "; meanwhile, "."""


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

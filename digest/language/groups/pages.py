"""Groups of tables for the text that pages and models write around a report."""

from __future__ import annotations

import re  # noqa: TC003  (`neutral` reads the types of the fields)
from collections.abc import Mapping  # noqa: TC003
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Page:
    """The text of a page around its report, such as bylines and captions."""

    furniture: re.Pattern[str]
    """Found in a lower-cased text that belongs to the page and not to its report: "all rights reserved"."""
    furniture_words: frozenset[str]
    """Words: to save time, `furniture` is looked for only in a text with one of them, or with a sign such as
    "@"."""
    byline: re.Pattern[str]
    """Found in a line with author, position of a picture, label or time: "By Ada Lund", "3 hours ago"."""
    caption: re.Pattern[str]
    """Finds the date at the end of a caption: "… speaks in Norrby May 7, 2014."."""
    after_inches: re.Pattern[str]
    """Matches what follows a quotation mark that is the sign for inches: " tall" in ``6’2” tall``."""
    dateline: re.Pattern[str]
    """Matches the place, agency or day that a report opens with: "OSLO (AP) — "."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Headlines:
    """The labels and names around headlines, and the words of poor headlines."""

    label: re.Pattern[str]
    """Matches a label before a headline: "LIVE: "."""
    trailing_label: re.Pattern[str]
    """Finds a label in brackets after a headline: " [Video]"."""
    site_word: re.Pattern[str]
    """Found in the name of an outlet or of its section: "Norrby Times"."""
    bait: re.Pattern[str]
    """Found in a headline that withholds, exaggerates or addresses the reader: "Five things to know"."""
    first_person: re.Pattern[str]
    """Found in a headline in which the outlet speaks for itself: "We will pay"."""
    diary: re.Pattern[str]
    """Found in the headline of a live page, a list of events or a series: "as it happened"."""
    source_at_the_end: re.Pattern[str]
    """Finds the source at the end of a headline, which may be cut off: ", police say"."""
    last_clause: re.Pattern[str]
    """Finds the beginning of a clause that may be cut off: " as protesters gather"."""
    view: re.Pattern[str]
    """Matches a label of a headline that tells no news: "Opinion: ", "Read: "."""
    asks: re.Pattern[str]
    """Matches the beginning of a question, direct or indirect: "Why the bridge fell"."""
    withholds: re.Pattern[str]
    """Found in a headline that promises what it does not tell: "Here’s what we know"."""
    opines: re.Pattern[str]
    """Finds words of advice and judgement: "should", "finally"."""
    loaded: re.Pattern[str]
    """Finds words of an outlet that takes sides: "slams", "shocking"."""
    vague: re.Pattern[str]
    """Finds words for an effect that do not say what happened: "sparks", "backlash"."""
    says: re.Pattern[str]
    """Finds a verb of saying: "says", "vows"."""
    being: re.Pattern[str]
    """Finds a form of "be" that says what something is: "is a failure"; no passive."""
    event_verbs: frozenset[str]
    """Verbs that tell what happened, in the infinitive: "approve"."""
    pronoun: re.Pattern[str]
    """Matches a pronoun that opens a headline: "She’s"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Instructions:
    """Sentences that tell somebody to do something instead of reporting."""

    given: re.Pattern[str]
    """Found in a sentence, in small letters, that tells a reader or a model what to do: "Sign up here"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answers:
    """The words that models put around the sentences they were asked for."""

    preamble: re.Pattern[str]
    """Matches small talk at the start of an answer: "Sure! Here is the summary:". The match may be empty."""
    label: re.Pattern[str]
    """Matches a label or a dash before a sentence: "Legal Basis: The court …"."""
    number: re.Pattern[str]
    """Matches a number before a sentence: "Story 1: The ferry …"."""
    outlet: re.Pattern[str]
    """Finds the outlet named at a sentence's end, with the full stop: ", reports the Courier."."""
    joint: re.Pattern[str]
    """Finds where a sentence may join two stories: "; meanwhile, "."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outlets:
    """The names of news agencies, and the words that outlets write around the news itself."""

    agencies: Mapping[str, str]
    """Each name by which a news agency is credited, as written → the agency: ``AP`` → ``Associated
    Press``."""
    agency_sites: Mapping[str, str]
    """Each site on which an agency publishes → the agency: ``apnews.com`` → ``Associated Press``."""
    round_up: re.Pattern[str]
    """Found in the headline of an article about many events, or about one as it goes on: "Morning briefing:
    …"."""
    reporting_words: frozenset[str]
    """Words that say when or how something was told, not what happened: "monday", "liveblog", "reuters"."""
    name_within_a_sentence: re.Pattern[str]
    """Finds a capitalised word that does not open a sentence: "Moss" in "Rescuers met Moss."."""

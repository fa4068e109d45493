"""The tables by which reports of one event are compared, and a translation with its source.

A language fills these classes with its words and patterns. `digest.summarise.compare` reads most of them.
"""

from __future__ import annotations

import re  # noqa: TC003  (`neutral` reads the types of the fields)
from collections.abc import Mapping  # noqa: TC003
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Counted:
    """Figures with the nouns that they count and the verbs that go with them, and the ages of persons."""

    figure: re.Pattern[str]
    """Finds a figure and up to three words after it: "at least 190 hip operations". Its groups are ``about``
    ("at least"), ``figure``, ``scale`` ("million"), ``percent`` and ``following``."""
    verb_before: re.Pattern[str]
    """Finds the verb right before a figure, at the end of a text: "fell by ". Groups ``verb`` and ``to``."""
    verb_after: re.Pattern[str]
    """Matches the verb right after the noun counted, at the start of a text: " have been cancelled". Its
    group is ``verb``."""
    regular_past: re.Pattern[str]
    """Matches a whole word that is a past form by its ending: "approved"."""
    irregular_past: frozenset[str]
    """Past forms without such an ending: "bought"."""
    been: frozenset[str]
    """Auxiliaries of the past: "was"."""
    goals: frozenset[str]
    """Words before the value that a change ends at, not its size: the "to" of "rose to 40"."""
    clause_start: re.Pattern[str]
    """Finds what stands before a clause: a comma and a blank, " while "."""
    clause_end: re.Pattern[str]
    """Finds what stands after a clause: a mark and a blank, " while ", the last full stop."""
    after_subject: re.Pattern[str]
    """Finds the auxiliaries between a subject and its verb, at the end of a text: "the bridge that will"."""
    conjunction: re.Pattern[str]
    """Finds a conjunction at the start of a clause: "and the bridge"."""
    in_month: re.Pattern[str]
    """Finds the month that a sentence is about: "in July". Group ``month``."""
    months: Mapping[str, int]
    """A month as `in_month` finds it → its number, 1 to 12."""
    elsewhen: re.Pattern[str]
    """Finds signs that a figure is about another time or a mere possibility: "last year", "could"."""
    part_of_whole: re.Pattern[str]
    """Finds signs that a figure is about a part of a whole, or is added to it: "another", "each"."""
    tolls: Mapping[str, str]
    """Words for what happened to people → one word for all that mean the same: "wounded" → "injured". Counts
    of these people grow as news comes in."""
    treated: re.Pattern[str]
    """Finds "treated" in the wording of a count of injured people. If all outlets say so, the count is
    printed as "people treated": people may be treated who are not injured."""
    predicates: Mapping[str, str]
    """Verbs of figures → one word for all that mean the same: "plunged" → "fall". For cost, fall and rise the
    words must be "cost", "fall" and "rise", which `digest.summarise.compare.figures` knows."""
    milestones: frozenset[str]
    """Verbs of passing a mark. Their figures are not compared: what passed 21 may have passed 22, too."""
    people: frozenset[str]
    """Nouns for people of any kind, in singular and plural."""
    persons: frozenset[str]
    """All nouns for persons: those of `people`, and kinds of people like "miner"."""
    not_counted: frozenset[str]
    """Stems of nouns that name a measure and not a thing counted: "year", "mile"."""
    plural: re.Pattern[str]
    """Matches a whole word that has the ending of a plural: "operations", but not "bus"."""
    has_verb: re.Pattern[str]
    """Finds a verb in a subject, which is then no noun phrase to print: "the mayor said the bridge"."""
    common_opening: re.Pattern[str]
    """Matches a whole word that opens a noun phrase and is no name: "The". Its capital may be made small."""
    unit_names: Mapping[str, str]
    """A sign or word of a unit → the words in which it is printed: "%" → "per cent"."""
    range_before: re.Pattern[str]
    """Finds the lower end of a range at the end of a text: "19 to "."""
    of_a_whole: re.Pattern[str]
    """Finds the words before a whole of which a part is told, at the end of a text: "half of Norrby's "."""
    counted_too: re.Pattern[str]
    """Matches the noun that a figure counts together with the one before: " and crew". Its group is
    ``word``."""
    inclusions: frozenset[str]
    """The signs of `part_of_whole` after which all of another kind are counted: "including"."""
    per_one: frozenset[str]
    """The signs of `part_of_whole` that say for which unit a figure is: "each"."""
    clock: re.Pattern[str]
    """Finds a time of day: "2 p.m.", "noon"."""
    per: re.Pattern[str]
    """Finds the time that a figure is for: "a day", "daily". The last word is one of `periods`."""
    periods: Mapping[str, str]
    """A word for the time that a figure is for, in lower case → one word for all that mean the same."""
    age: re.Pattern[str]
    """Finds a full name with an age: "Ada Lund, 34," (groups ``name`` and ``age``), "33-year-old Ada Lund"
    (groups ``after`` for the name and ``before`` for the age)."""
    age_words: frozenset[str]
    """Stems that belong to an age and do not describe the person: "old"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Coming:
    """How reports announce future events, and how they name the day."""

    sentence: re.Pattern[str]
    """Finds the words that announce something in a sentence: "will", "is set to", "ahead of"."""
    headline: re.Pattern[str]
    """Found in a headline that announces: "Ministers to meet", "Town braces for flood"; not "bid to save"."""
    day: re.Pattern[str]
    """Finds a day named in a sentence, as group ``day``: "Tuesday", "tonight"."""
    weekdays: Mapping[str, int]
    """A weekday in lower case → its number, from 0 for Monday to 6."""
    days_ahead: Mapping[str, int]
    """Another name of a day, in lower case → the number of days from the day of writing: "tomorrow" → 1."""
    clause_end: re.Pattern[str]
    """Finds the end of an announcement, after which a day is no longer its day: a day after "said" is when
    somebody spoke."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Quoting:
    """Words that outlets spell or leave out as they like when they print the same speech. Lower case."""

    time_of_day: re.Pattern[str]
    """Finds a time of day with its zone, which outlets convert: "10:30 a.m. EST"."""
    short_forms: Mapping[str, str]
    """A contraction or short spelling → its words written out: "gonna" → "going to"."""
    endings: Mapping[str, str]
    """The ending of a contraction → the word that it stands for: "'ll" → "will"."""
    numbers: Mapping[str, str]
    """A cardinal or ordinal number in words → the same in digits: "third" → "3rd"."""
    denials: frozenset[str]
    """Words that deny. They change the wording, although they are stop words."""
    fillers: frozenset[str]
    """Words without content that outlets drop from a speech: "um", "actually"."""
    scales: frozenset[str]
    """Words for powers of ten. Though similar, they are never two spellings of one word: "million",
    "billion"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Consequences:
    """The patterns of sentences that say why something matters."""

    spoken: re.Pattern[str]
    """Finds what somebody hopes, believes or asks for, which is no consequence: "hopes"."""
    follows: re.Pattern[str]
    """Finds a future consequence: "will force", "could leave thousands homeless"."""
    has_followed: re.Pattern[str]
    """Finds a consequence that has occurred, or a dependence: "leaving", "as a result", "depends on"."""
    touches: re.Pattern[str]
    """Finds who is affected, with their number: "4,000 households"."""
    decides: re.Pattern[str]
    """Finds a decision or a plan: "decided", "agreed to", "will be"."""
    because: re.Pattern[str]
    """Finds a cause: "because", "due to"."""
    goes_beyond: re.Pattern[str]
    """Finds words that compare an event with what was usual: "the worst flood in decades"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Translating:
    """What is needed to compare a translation with its source, beside the tables for many languages."""

    denied_otherwise: re.Pattern[str]
    """Finds the beginnings of words that deny without a "not", in letters without accents: "refus"."""
    no_month: re.Pattern[str]
    """Finds words that only look like a month: "may" in small letters, "May be"."""
    countries: Mapping[str, str]
    """Another name of a country or its people, in small letters → the two letters of ISO 3166."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stakes:
    """What headlines say is at stake, by which `digest.cluster.importance` judges an event."""

    kinds: Mapping[str, frozenset[str]]
    """A kind of thing that happens, or is on show, → words, in lower case, by which headlines tell it: "dead"
    → "killed". A word may belong to several kinds."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forms:
    """How release notes, papers and advisories say what `digest.summarise.forms` prints of them."""

    announcing: frozenset[str]
    """Words of an announcement that are no part of a product's name, in lower case: "released", "version"."""
    security: re.Pattern[str]
    """Finds a change that nobody should miss: "security", "breaking"."""
    upkeep: re.Pattern[str]
    """Finds what is no change to a user: "Bump urllib3 from 2.2.1 to 2.2.2", "full changelog"."""
    claim: re.Pattern[str]
    """Finds what a paper sets out to do: "we introduce", "this paper describes"."""
    result: re.Pattern[str]
    """Finds what a paper found: "we show", "results indicate"."""
    severity: re.Pattern[str]
    """Finds how grave an advisory is, as its only group that matches: "high" in "high severity"."""

"""What two reports of one event, or a report and its translation, can be compared by."""

from __future__ import annotations

import re  # noqa: TC003  (`neutral` reads the types of the fields)
from collections.abc import Mapping  # noqa: TC003
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Counted:
    """Figures with what they count and the verbs that say it, and the ages of persons."""

    figure: re.Pattern[str]
    """A figure and up to three words after it: "at least 190 hip operations". Its groups are ``about`` ("at
    least"), ``figure``, ``scale`` ("million"), ``percent`` and ``following``."""
    verb_before: re.Pattern[str]
    """The verb right before a figure, at the end of the text: "fell by ". Groups ``verb`` and ``to``."""
    verb_after: re.Pattern[str]
    """The verb right after the noun counted, at the start of the text: " have been cancelled". Its group is
    ``verb``."""
    regular_past: re.Pattern[str]
    """A whole word that is a verb in the past by its ending: "approved"."""
    irregular_past: frozenset[str]
    """Verbs in the past that have no such ending: "bought"."""
    goals: frozenset[str]
    """Words that tell where a change ends rather than how large it is: "rose to 40", not "rose by 40"."""
    clause_start: re.Pattern[str]
    """What a clause begins after: a comma and a blank, " while "."""
    clause_end: re.Pattern[str]
    """What a clause ends before."""
    after_subject: re.Pattern[str]
    """Auxiliaries and the like at the end of what stands before a verb: "the bridge that will"."""
    conjunction: re.Pattern[str]
    """A conjunction at the start of a clause: "and the bridge"."""
    in_month: re.Pattern[str]
    """A month that a sentence goes back to: "in July". Group ``month``."""
    months: Mapping[str, int]
    """The months as `in_month` finds them → 1 to 12."""
    elsewhen: re.Pattern[str]
    """Signs that a figure may be about another time, or about what may be: "last year", "could"."""
    part_of_whole: re.Pattern[str]
    """Signs that a figure is about a part of a whole, or comes on top of it: "another", "per", "each"."""
    tolls: Mapping[str, str]
    """What happened to people → one word for all that mean the same: "wounded" → "injured". These counts
    grow as news comes in."""
    treated: re.Pattern[str]
    """Injured people who are said to be treated, which more than the injured may be."""
    predicates: Mapping[str, str]
    """Verbs that say the same of a figure → one word for them: "plunged" → "fall". "Cost", "fall" and "rise"
    are known to `digest.summarise.compare.figures` by these names."""
    milestones: frozenset[str]
    """Verbs of milestones, which give no figure: what surpassed 21 may have surpassed 22 as well."""
    people: frozenset[str]
    """Nouns for people of any kind, in singular and plural."""
    persons: frozenset[str]
    """All nouns for persons, those of `people` too: "miner"."""
    not_counted: frozenset[str]
    """Stems of nouns that measure rather than count: "year", "mile"."""
    plural: re.Pattern[str]
    """A whole word that has the ending of a plural: "operations", but not "bus"."""
    has_verb: re.Pattern[str]
    """A verb that shows a subject to be more than a short noun phrase: "the mayor said the bridge"."""
    common_opening: re.Pattern[str]
    """A whole word that opens a noun phrase and is no name, so that its capital can be made small: "The"."""
    unit_names: Mapping[str, str]
    """The signs and words of units → how a reader is told them: "%" → "per cent"."""
    age: re.Pattern[str]
    """A full name with an age: "Ada Lund, 34," (groups ``name`` and ``age``), "33-year-old Ada Lund" (groups
    ``after`` and ``before``)."""
    age_words: frozenset[str]
    """Stems that ages are told with, and that say nothing of the person: "old"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Coming:
    """How what is to come is announced, and how its day is named."""

    sentence: re.Pattern[str]
    """What announces in a sentence: "will", "is set to", "ahead of"."""
    headline: re.Pattern[str]
    """A headline that announces: "Ministers to meet", "Town braces for flood"; not "a bid to save"."""
    day: re.Pattern[str]
    """A day named in a sentence, in group ``day``: "Tuesday", "tonight"."""
    weekdays: Mapping[str, int]
    """The weekdays in lower case → 0 for Monday to 6."""
    days_ahead: Mapping[str, int]
    """Other names of days in lower case → how many days after that of writing they are: "tomorrow" → 1."""
    clause_end: re.Pattern[str]
    """What parts a day from what is announced: a day after "said" is when somebody spoke."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Quoting:
    """What outlets write as they like when they print the same spoken words. Lower case."""

    time_of_day: re.Pattern[str]
    """A time of day with its zone, which outlets convert: "10:30 a.m. EST"."""
    short_forms: Mapping[str, str]
    """Contractions and short spellings → the same written out: "gonna" → "going to"."""
    endings: Mapping[str, str]
    """Endings of contractions → the word that they stand for: "'ll" → "will"."""
    numbers: Mapping[str, str]
    """Numbers and places in an order, in words → in digits: "third" → "3rd"."""
    denials: frozenset[str]
    """Words that deny. They make another wording though they carry grammar."""
    fillers: frozenset[str]
    """Words that speakers fill their speech with, and outlets drop: "um", "actually"."""
    scales: frozenset[str]
    """Words for powers of ten. They are never misspellings of each other: "million", "billion"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Consequences:
    """How reports say why something matters."""

    spoken: re.Pattern[str]
    """What somebody hopes, believes or asks for, which is no consequence: "hopes"."""
    follows: re.Pattern[str]
    """What follows: "will force", "could leave thousands homeless"."""
    has_followed: re.Pattern[str]
    """What has followed already, or hangs on it: "leaving", "as a result"."""
    touches: re.Pattern[str]
    """Whom and how many it touches: "4,000 households"."""
    goes_beyond: re.Pattern[str]
    """How far it goes beyond what was usual: "the worst flood in decades"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Translating:
    """What a comparison of a translation with its source needs beyond the tables of many languages."""

    denied_otherwise: re.Pattern[str]
    """The beginnings of words that deny without a "not", in letters without marks: "refus", "unless"."""
    no_month: re.Pattern[str]
    """Words that only look like a month: "may" in small letters, "May be"."""
    countries: Mapping[str, str]
    """Further names of countries and their people, in small letters → two letters of ISO 3166."""

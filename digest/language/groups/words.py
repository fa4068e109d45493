"""Words by what they do, numbers in words, and the words around a full stop."""

from __future__ import annotations

import re  # noqa: TC003  (`neutral` reads the types of the fields)
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
class Sentences:
    """The words around a full stop that tell whether it ends a sentence. Lower case, without that stop."""

    starters: frozenset[str]
    """Words that begin sentences and seldom begin names: "the", "however"."""
    leads_a_name: frozenset[str]
    """Abbreviations that never end a sentence, since a name or the other side follows: "Dr.", "vs."."""
    leads_a_name_small: frozenset[str]
    """Those of them that are abbreviations in small letters, too: "v."."""
    before_a_number: frozenset[str]
    """Abbreviations that a number follows: "No. 5", "fig. 2"."""
    before_a_bracket: frozenset[str]
    """Those of them that end a sentence before a bracket, being words, too: "no"."""
    shortened: frozenset[str]
    """Abbreviations often inside a sentence, sometimes its last word: "Inc.", "Sept."."""
    shortened_small: frozenset[str]
    """Those of them that are shortened in small letters, too: "lbs."."""
    and_so_on: frozenset[str]
    """Abbreviations that end a sentence unless a number or a bracket follows: "etc."."""
    times_of_day: frozenset[str]
    """Marks after the hour: "a.m."."""
    after_a_time: frozenset[str]
    """Words after such a mark that still belong to the time: "Eastern", "Monday"."""
    opens_with_a_time: re.Pattern[str]
    """Found where a time opens its clause, and so does not close it: "At 5 a.m" of "At 5 a.m. Ada rang"."""
    says_after_a_quotation: frozenset[str]
    """Verbs after which a quotation's own mark ends nothing: "“Why?” Ada Lund asked."."""
    goes_on_after_dots: frozenset[str]
    """Words, as written, that may go on with a sentence after dots: "he … I mean"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Numbers:
    """Numbers and dates in words."""

    values: Mapping[str, str]
    """Number words, in lower case → their value: "dozen" → "12", "third" → "3", "half" → "0.5"."""
    spelled_out: re.Pattern[str]
    """Finds a number in words: "twenty-two" (groups ``tens`` and ``ones``), "two million" (``word`` and
    ``scale``), "five per cent" (``unit``)."""
    scales: Mapping[str, float]
    """Words that multiply a number in words before them: "hundred" → 100."""
    not_counting: frozenset[str]
    """Values whose words are said without counting: "one of them", "at first", "half"."""
    after_digits: re.Pattern[str]
    """Matches what follows digits and belongs to them: " million" (group ``scale``), " per cent"
    (``percent``)."""
    zeros: Mapping[str, int]
    """The ``scale`` after digits, in lower case → the power of ten that it stands for."""
    date_word: re.Pattern[str]
    """Finds a month or a weekday, also shortened. Groups ``month`` and ``day``."""
    ambiguous_dates: frozenset[str]
    """Date words, in lower case, that are words or given names, too: "may", "jan"."""
    months_that_are_words: Mapping[str, str]
    """Months, as written → their first three letters, that stand for a month wherever they are found."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Names:
    """What is a name, and what only looks like one. Lower case unless a pattern."""

    titles: frozenset[str]
    """Titles, offices and bodies before a name that are no name themselves: "senator", "police"."""
    offices: frozenset[str]
    """Titles that are a name where none follows: "the King"."""
    kinds: frozenset[str]
    """The last words of many names, often left out: "war" of "Vietnam War"."""
    shared: frozenset[str]
    """Words that many names have, so that they make no two names one: "new", "university"."""
    possessive: re.Pattern[str]
    """The ending of an owner: "Lund’s"."""
    abbreviated: re.Pattern[str]
    """The end of a text that closes in a short form and goes on: "met Sgt."."""
    reported_by: re.Pattern[str]
    """Who reported a sentence, which its citation says already: "according to the Norrby Times"."""
    label: re.Pattern[str]
    """What models write before a sentence in lists: "The Handover: …"."""
    opening_adverbs: frozenset[str]
    """Adverbs that open a sentence and name nobody: "moreover"."""
    opening_people: frozenset[str]
    """Nouns that open a sentence and name nobody: "officials"."""
    opening_endings: tuple[str, ...]
    """How other words end that open a sentence and name nobody: "ly"."""
    despite_grammar: frozenset[str]
    """Stop words that are a name with a capital: "US"."""
    pronoun_like: re.Pattern[str]
    """A word in small letters that is a country only in capitals: "us"."""
    initials: Mapping[str, str]
    """Short forms with full stops → how they are read in a row of small words: "u.s." → "us "."""
    nations: re.Pattern[str]
    """An adjective, short form or name of a nation that stands for another word."""

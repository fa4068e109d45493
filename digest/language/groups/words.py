"""Groups of tables for kinds of words, numbers in words, names, and the words around a full stop."""

from __future__ import annotations

import re  # noqa: TC003  (`neutral` reads the types of the fields)
from collections.abc import Mapping  # noqa: TC003
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """Words by their function, in lower case with straight apostrophes unless a field says otherwise."""

    grammar: frozenset[str]
    """Stop words, which carry grammar and not content."""
    idle: frozenset[str]
    """Stems that many reports have, so that they do not tell one fact from another: "official",
    "statement"."""
    calendar: frozenset[str]
    """Months and weekdays, written out."""
    numbers: Mapping[str, str]
    """Numbers in words → digits. "One" is left out, because it is a pronoun, too."""
    titles: frozenset[str]
    """Titles and offices that stand before a person's name and are not part of it."""
    nations: Mapping[str, str]
    """Each adjective, short form or short name → the nation or place that it stands for."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sentences:
    """The words around a full stop that show whether it ends a sentence. Lower case, without that stop."""

    starters: frozenset[str]
    """Words that begin sentences and seldom begin names: "the", "however"."""
    leads_a_name: frozenset[str]
    """Abbreviations that never end a sentence, since a name (or after "vs." the other side) follows: "Dr.",
    "vs."."""
    leads_a_name_small: frozenset[str]
    """The members of `leads_a_name` that are abbreviations in lower case, too: "v."."""
    before_a_number: frozenset[str]
    """Abbreviations that a number follows: "No. 5", "fig. 2"."""
    before_a_bracket: frozenset[str]
    """The members of `before_a_number` that end a sentence before a bracket, because they are words, too:
    "no"."""
    shortened: frozenset[str]
    """Abbreviations often inside a sentence, sometimes its last word: "Inc.", "Sept."."""
    shortened_small: frozenset[str]
    """The members of `shortened` that are abbreviations in lower case, too: "lbs."."""
    and_so_on: frozenset[str]
    """Abbreviations that end a sentence unless a number or a bracket follows: "etc."."""
    times_of_day: frozenset[str]
    """Marks after the hour: "a.m."."""
    after_a_time: frozenset[str]
    """Words after such a mark that still belong to the time: "Eastern", "Monday"."""
    opens_with_a_time: re.Pattern[str]
    """Found where a time of day opens its clause and so does not end a sentence: "At 5 a.m" of "At 5 a.m. Ada
    rang"."""
    says_after_a_quotation: frozenset[str]
    """Verbs of saying: where one follows a quotation, the quotation's last mark ends no sentence: "“Why?” Ada
    Lund asked."."""
    goes_on_after_dots: frozenset[str]
    """Words, as written, that may continue a sentence after dots: "he … I mean"."""


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
    """Values whose words are often said without counting anything: "one of them", "at first", "half"."""
    after_digits: re.Pattern[str]
    """Matches what follows digits and belongs to them: " million" (group ``scale``), " per cent"
    (``percent``)."""
    zeros: Mapping[str, int]
    """The ``scale`` after digits, in lower case → the power of ten that it stands for."""
    date_word: re.Pattern[str]
    """Finds a month or a weekday, also shortened. Groups ``month`` and ``day``."""
    ambiguous_dates: frozenset[str]
    """Date words, in lower case, that are also common words or first names: "may", "jan"."""
    months_that_are_words: Mapping[str, str]
    """Months that are also common words, as written with their capital → their first three letters; wherever
    they are found they mean the month."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Names:
    """Names, and words that only look like names. In lower case unless the field is a pattern."""

    titles: frozenset[str]
    """Titles, offices and bodies before a name that are not names themselves: "senator", "police"."""
    offices: frozenset[str]
    """Titles that count as a name where no name follows: "the King"."""
    kinds: frozenset[str]
    """The last words of many names, often left out: "war" of "Vietnam War"."""
    shared: frozenset[str]
    """Words that many names have, so that two names with one of them in common may be different: "new",
    "university"."""
    possessive: re.Pattern[str]
    """The ending of an owner: "Lund’s"."""
    abbreviated: re.Pattern[str]
    """Found at the end of a text that stops at an abbreviation and must go on: "met Sgt."."""
    reported_by: re.Pattern[str]
    """Finds the outlet that reported a sentence, which the citation names anyway: "according to the Norrby
    Times"."""
    label: re.Pattern[str]
    """Finds the label that models write before a sentence in a list: "The Handover: …"."""
    opening_adverbs: frozenset[str]
    """Adverbs that open a sentence and name nobody: "moreover"."""
    opening_people: frozenset[str]
    """Nouns that open a sentence and name nobody: "officials"."""
    opening_endings: tuple[str, ...]
    """Endings of other words that open a sentence and name nobody: "ly"."""
    despite_grammar: frozenset[str]
    """Stop words that are a name when capitalised: "US"."""
    pronoun_like: re.Pattern[str]
    """Finds a word that means a country in capitals, but is a pronoun in lower case: "us"."""
    initials: Mapping[str, str]
    """Each short form with full stops → what it is replaced by in a lower-cased text: "u.s." → "us "."""
    nations: re.Pattern[str]
    """Finds an adjective, short form or name of a nation that has another name in `Words.nations`."""

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
class References:
    """References to what stands before a sentence, and how to tell that the sentence explains them itself."""

    unresolved: re.Pattern[str]
    """Matches a sentence whose opening needs the sentence before: "They left", "As a result", "The woman"."""
    unnamed_speaker: re.Pattern[str]
    """Found in a sentence that ends with a speaker without a name: "“We won,” she said"."""
    early_pronoun: re.Pattern[str]
    """Matches a sentence with a pronoun among its first four words. Groups ``before`` and ``pronoun``."""
    named_after_pronoun: re.Pattern[str]
    """Matches a sentence that names whom its pronoun means after it: "In her speech on Monday, Lund said"."""
    pronoun_after_a_time: re.Pattern[str]
    """Matches a sentence with a pronoun for a subject after words that name nobody: "On 3 May, she said"."""
    subject: re.Pattern[str]
    """Matches the words before a pronoun that are a subject: "The council", "Ada Lund". Groups ``noun`` and
    ``name``."""
    prepositions: re.Pattern[str]
    """Found in a subject with something attached, of which a pronoun may speak: "The mayor of Norrby"."""
    subject_pronouns: frozenset[str]
    """Pronouns that can mean their sentence's own subject: "Lund said she"."""
    plural_pronouns: frozenset[str]
    """Those of them that mean several."""
    collective_nouns: frozenset[str]
    """Nouns that are plural without a plural's ending: "police", "children"."""
    plural_endings: tuple[str, ...]
    """Endings of plural nouns."""
    group: re.Pattern[str]
    """Found where a counted group is spoken of as known: "that the 48 schools had volunteered". Groups
    ``figure`` (none for a number in words) and ``noun``."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mentions:
    """How people and bodies are named."""

    run: re.Pattern[str]
    """Found where capitalised words form a name, with links between them: "Bank of the West"."""
    lower_case_prefixes: tuple[str, ...]
    """Beginnings of names that are written small: "al-"."""
    follows_in_a_name: re.Pattern[str]
    """Finds each word of a name after its first; group 1 is the word: "Senn" of "Ruta Senn"."""
    speaker_by_surname: re.Pattern[str]
    """Finds one who speaks and is named by one word, in group 1 or 2: "Senn said", "said Senn"."""
    no_surnames: frozenset[str]
    """Capitalised words that speak and are no surnames: "Police", "Britain"."""
    persons: tuple[re.Pattern[str], ...]
    """Find people as they are named: after an office, with their age, as one who speaks. The surname is the
    group ``last``."""
    no_persons: re.Pattern[str]
    """Finds places and bodies: "in Norrby", "the House voted". Groups ``place`` and ``body``."""
    peoples: tuple[str, ...]
    """Endings of parties and peoples: "House Democrats said" names nobody."""
    owner_or_article: re.Pattern[str]
    """Finds what is no part of a surname: a possessive ending, an Arabic article."""
    article_before_a_name: re.Pattern[str]
    """Found at the end of what stands before a name that says which, as in "the Lund administration"."""
    known_by_surname: re.Pattern[str]
    """Finds people whom readers know by group 1: "President Castor"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Numbers:
    """Numbers and dates in words, and the words that tell one figure of a text from another."""

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
    tolls: Mapping[str, str]
    """Words for what happened to people → one word for all of them: "wounded" → "injured". Counts of these
    grow as news comes in."""
    persons: frozenset[str]
    """Nouns for people: "passenger"."""
    not_counted: frozenset[str]
    """Stems of nouns after a figure that count nothing to be compared: times, distances, dates."""
    predicates: Mapping[str, str]
    """Verbs → one word for all that say the same of a figure: "plunged" → "fall"."""
    thresholds: frozenset[str]
    """Verbs of milestones: what surpassed 21 may have surpassed 22 as well."""
    irregular_verbs: frozenset[str]
    """Past forms without -ed that say something of a figure: "sold"."""
    elsewhen: re.Pattern[str]
    """Found in a clause whose figure may be about another time, or about what may be: "last year"."""
    part_of_whole: re.Pattern[str]
    """Found in a clause whose figure is about a part of the whole, or comes on top of it: "another 12"."""


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
    """Found in a description whose last word is an office: "The Norrby Dam's chief executive"."""
    ends_in_a_kind_of_person: re.Pattern[str]
    """Found in a description whose last word is an office or an occupation: "historian", not "tearful"."""
    role_after_a_name: re.Pattern[str]
    """Matches what follows a name and says who that is: ", 68, a neighbour,". Group ``role``."""
    role_before_a_name: re.Pattern[str]
    """Matches, whole, what stands before a name at a sentence's beginning: "Norrdam's chief executive, ".
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
class Language:
    """A natural language. Compared by identity, so that it can be part of a cache's key."""

    code: str
    """ISO 639-1; empty for a language without tables."""
    name: str
    """In English, as a reader is told it."""
    words: Words
    sentences: Sentences
    references: References
    mentions: Mentions
    speech: Speech
    numbers: Numbers
    headlines: Headlines
    instructions: Instructions

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
class Translating:
    """What a comparison of a translation with its source needs beyond the tables of many languages."""

    denied_otherwise: re.Pattern[str]
    """The beginnings of words that deny without a "not", in letters without marks: "refus", "unless"."""
    no_month: re.Pattern[str]
    """Words that only look like a month: "may" in small letters, "May be"."""
    countries: Mapping[str, str]
    """Further names of countries and their people, in small letters → two letters of ISO 3166."""


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
class Voice:
    """Whose voice a sentence has, and what it takes as known to its reader."""

    first_person: re.Pattern[str]
    """A writer who speaks for himself or to the reader, anywhere: "We asked", "your car"."""
    addresses_reader: re.Pattern[str]
    """An order that a sentence begins with: "Click here for photos"."""
    teaser: re.Pattern[str]
    """That something was told, and not what, at the end: "The teacher told our radio what had changed."."""
    hearsay: re.Pattern[str]
    """A beginning that says where something was read: "As the Courier reported, …"."""
    connective: re.Pattern[str]
    """A word at the beginning that ties a sentence to the one before it, and can go: "However, "."""
    definite_subject: re.Pattern[str]
    """A beginning that speaks of something as known, its noun in the group ``noun``: "The plan has …"."""
    definite_phrase: re.Pattern[str]
    """Words after a definite article or a possessive, in group 1: "the port strike"."""
    known_to_all: frozenset[str]
    """Nouns that a reader takes as known without being told which: "government"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Time:
    """What is true on the day and at the place of writing only."""

    relative_day: re.Pattern[str]
    """A day that is another one in an article of another day: "last week", "on Monday"."""
    where_it_was_written: re.Pattern[str]
    """The place of a dateline, which is not printed: "a riot here", "the mayor of this city"."""
    conditional: re.Pattern[str]
    """What hangs on something: "may reopen if engineers approve"."""
    so_for_years: re.Pattern[str]
    """What has been so for years: "have charged more since 2022"."""
    not_yet: re.Pattern[str]
    """What was still open when it was written: "will meet"."""
    weekday: re.Pattern[str]
    """A weekday by its name: "Monday"."""


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
class Verbs:
    """The forms of verbs, and a dictionary of what they mean. Lower case."""

    senses: Mapping[str, tuple[frozenset[int], frozenset[int]]]
    """Verb → the numbers of its senses, and those of the senses that these are kinds of."""
    irregular: Mapping[str, str]
    """Form → verb, where no rule leads there: "went" → "go"."""
    opposites: Mapping[str, frozenset[str]]
    """Word → its opposites, of any class: "oldest" is found by "old" → "young"."""
    inflections: Mapping[str, str]
    """Ending of a form → what the verb has in its place: "ied" → "y" as in "denied", "deny"."""
    shortening: frozenset[str]
    """Endings of `inflections` before which a verb loses an "e" or doubles a consonant: "stopped"."""
    past: tuple[str, ...]
    """Endings of a regular past form: "ed"."""
    progressive: tuple[str, ...]
    """Endings of the form that goes on: "ing"."""
    present: tuple[str, ...]
    """Endings of the third person in the present: "s"."""
    comparatives: tuple[str, ...]
    """Endings of a comparative or a superlative: "older", "oldest"."""
    stripped: tuple[str, ...]
    """Endings that two forms of a verb may differ by, the first that fits: "approved", "approve"."""
    british: re.Pattern[str]
    """The letters of a form that another spelling writes otherwise: the "is" of "criticise"."""
    american: str
    """What that spelling has in their place: "iz"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clauses:
    """The words by which the parts of a sentence are told apart without a parser. Lower case."""

    token: re.Pattern[str]
    """A word as it is written, a number, a short form with its full stops, or a run of marks."""
    contraction: re.Pattern[str]
    """The mark before the end of a word that is a word of its own: "they’re"."""
    be: frozenset[str]
    """Forms of "be": what is told before a participle is done to the subject."""
    be_now: frozenset[str]
    """Forms of "be" in the present: "is"."""
    being: frozenset[str]
    """Forms of "be" between another one and a participle: "is being tested"."""
    have: frozenset[str]
    """Forms of "have", before a past participle."""
    modals: frozenset[str]
    """Words before a plain verb: "will", "may", "to"."""
    do: frozenset[str]
    """Forms of "do" before a plain verb: "did not vote"."""
    infinitive: frozenset[str]
    """Words that open an infinitive, and tell no deed of a subject: "to"."""
    auxiliaries: frozenset[str]
    """All that may stand between a subject and its verb: `be`, `have`, `modals` and `do`."""
    finite: frozenset[str]
    """Auxiliaries that a subject stands before: all but the infinitive's."""
    adverbs: frozenset[str]
    """Words that may stand between an auxiliary and its verb: "has now closed"."""
    adverb_endings: tuple[str, ...]
    """How other adverbs end: "ly"."""
    possessive: tuple[str, ...]
    """How an owner is written: "Lund’s"."""
    pronouns: frozenset[str]
    """Words that stand for a subject which is named elsewhere."""
    personal: frozenset[str]
    """Pronouns of persons and things as subjects: "he", "they"."""
    gendered: frozenset[str]
    """Pronouns of one person of one sex, as subjects: "he", "she"."""
    relative: frozenset[str]
    """Words that open a clause about the noun before: "who"."""
    coordinating: frozenset[str]
    """Words that join two verbs of one subject: "and", "or"."""
    additive: frozenset[str]
    """Those of them that no subject ends with before a verb in the present: "and"."""
    borders: frozenset[str]
    """Words that a clause begins with."""
    opening_participle: frozenset[str]
    """Borders that a form in "-ing" may follow within a subject: "a man, after failing to come, …"."""
    prepositions: frozenset[str]
    """Words that end the object of a verb; "of" does not."""
    of: frozenset[str]
    """The preposition that belongs to a noun phrase: "the mayor of Norrby"."""
    by: frozenset[str]
    """Words before the doer of what was done: "was sued by the dairy"."""
    articles: frozenset[str]
    """Words between "be" and what is said of the subject: "is a ruin", "is not closed"."""
    determiners: frozenset[str]
    """Words that open a noun phrase: after them a past form is an adjective."""
    object_openers: frozenset[str]
    """Determiners that show a form in "-s" to be a verb: "tests the", "tests them"."""
    both: frozenset[str]
    """Further words that open an object behind a past form: "sued both"."""
    charged: frozenset[str]
    """Participles before "of" or "with" that tell of whom it was done to: "accused of"."""
    charged_with: frozenset[str]
    """The prepositions behind these participles."""
    complemented: frozenset[str]
    """Past forms that a clause may follow without "that": "said he would"."""
    parenthetic: frozenset[str]
    """Verbs within a relative clause that are not its verb: "a plan which he says will help"."""
    shortened: re.Pattern[str]
    """The end of a text that is a short form and no end of a sentence: "the U.S.", "Dr."."""
    hanging: frozenset[str]
    """Words that a sentence seldom ends with: "of"."""
    comparing: frozenset[str]
    """Words of a comparison whose second half may have been cut: "as big"."""
    second_half: tuple[str, ...]
    """How a passage goes on where a comparison was cut: " as "."""
    naming: frozenset[str]
    """Verbs that say of their object what it is: "called the plan reckless"."""
    tell_tale: frozenset[str]
    """Words that other languages seldom have; two of them tell that a text is in this language."""
    negated: tuple[str, ...]
    """The letters that a contracted denial has: "n't"."""
    contracted_is: tuple[str, ...]
    """The endings that a short form of "is" has: "'s"."""
    contracting: frozenset[str]
    """Words behind which that ending is "is" and no owner's: "it's"."""
    often: frozenset[str]
    """Words before which or behind which a verb in the present stands: "often pay"."""
    nominal: frozenset[str]
    """Words behind which a noun stands, and no verb."""
    plural: frozenset[str]
    """Subjects of several that do not end in "s": "people", "they"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Deeds:
    """Verbs and likenesses that the checks of deeds weigh otherwise than the rest. Lower case."""

    telling: frozenset[str]
    """Forms of telling and calling: who said it is another check's question."""
    weak: frozenset[str]
    """Past forms of telling: that they differ changes no deed."""
    directions: frozenset[str]
    """Stop words that have opposites: "more", "less"."""
    light: frozenset[str]
    """Verbs that say little of their own, and those of telling: they may open any sentence."""
    blaming: tuple[str, ...]
    """How verbs begin that blame: "misquoted"."""
    copulas: frozenset[str]
    """Forms of "be" behind which something is said of a subject: "is"."""
    expletives: frozenset[str]
    """Words before these forms that are no subject to say something of: "there is"."""
    likening: frozenset[str]
    """Words behind which a passage says what its subject is: "is", "became", "called"."""
    ranks: frozenset[str]
    """Words of rank and order that any subject may have: "first"."""
    clausal: frozenset[str]
    """Words that open a clause or a phrase between two commas, which is no apposition then."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Claims:
    """Words of denial, of direction, of doubt and of intent. Lower case unless a pattern."""

    negation: re.Pattern[str]
    """A word that denies: "not", "refused"."""
    no_denial: re.Pattern[str]
    """Words of denial that deny nothing a passage would have to deny: "not only"."""
    not_until: re.Pattern[str]
    """The "not" of "not until Monday": it was on Monday."""
    instead: re.Pattern[str]
    """Words that leave something out without denying it: "rather than", "banned"."""
    said_otherwise: re.Pattern[str]
    """What a passage may say where a sentence has a "not": "unaware", "despite"."""
    plain_not: re.Pattern[str]
    """A whole word that denies what follows it: "not", "didn’t"."""
    directions: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """Pairs of sets of opposites: rising and falling, winning and losing."""
    times: frozenset[str]
    """The opposites that need the same words on both sides: "before", "after"."""
    open: frozenset[str]
    """Words of what is not yet so: "may", "plans"."""
    firm: frozenset[str]
    """Words of what is so, or will be: "will", "is"."""
    sure: frozenset[str]
    """Words before a verb that make it certain: "will", "has"."""
    doubts: frozenset[str]
    """Words that hold what follows them for unproved: "alleged"."""
    intents: frozenset[str]
    """Verbs of wanting, asking and trying, in their plain form: "to" follows them."""
    intent_nouns: frozenset[str]
    """Nouns and adjectives of the same: "a bid to", "ready to"."""
    charges: frozenset[str]
    """Verbs, in their plain form, behind which a form in "-ing" is not done: "accused of burning"."""
    charge_breaks: frozenset[str]
    """Words before a form in "-ing" that make it a noun: "the burning"."""
    hedges: frozenset[str]
    """Words before a past form that leave open whether it was done: "whether"."""
    unmarked: frozenset[str]
    """Past forms that look like the verb itself: "cut"."""
    done: frozenset[str]
    """Auxiliaries that are no deed of their own: "had"."""
    claiming: frozenset[str]
    """Verbs, in their plain form, that leave open whether what follows is so: "claim"; not "say"."""
    telling: frozenset[str]
    """Verbs, in their plain form, that name somebody's words: a sentence with one makes no claim its own."""
    attributing: frozenset[str]
    """Other words that do so: "allegedly", "if"."""
    contrasts: frozenset[str]
    """Words and marks that end what is claimed: "but"."""
    nouns_follow: frozenset[str]
    """Words behind which a word of claiming is a noun or an infinitive: "the fear"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Amounts:
    """Words of how many: bounds of figures, quantifiers, and what numbers count. Lower case."""

    bounds: Mapping[str, str]
    """What stands before a figure → "from below", "from above" or "near": "at least" → "from below"."""
    bounded: re.Pattern[str]
    """A figure (group ``figure``) with a bound before it (``bound``) or behind (``plus``): "40 or more"."""
    all: frozenset[str]
    """Words of a whole: "every"."""
    some: frozenset[str]
    """Words of a part: "several"."""
    skipped: frozenset[str]
    """Words between a quantifier and its noun: "all of the"."""
    hundreds: re.Pattern[str]
    """A round number in the plural: "thousands"."""
    numbers: Mapping[str, str]
    """Numbers in words, "one" among them → digits, as they are compared before a noun."""
    one: frozenset[str]
    """Words for a single one: "another"."""
    vague: frozenset[str]
    """Words for a part of them before a noun: "few"."""
    known: frozenset[str]
    """Words before a noun for all of it: "the", "these"."""
    measures: frozenset[str]
    """Roots of nouns that measure: what a number counts with them is compared elsewhere."""
    between: frozenset[str]
    """Words between a number and what it counts: "three more"."""


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Facts:
    """What is needed to compare where names, numbers and dates stand among words. Lower case."""

    compound_number: re.Pattern[str]
    """A number of two words, the tens as group 1 and the ones as group 2: "forty-six"."""
    months: frozenset[str]
    """The months, which are no rivals of weekdays."""
    short_dates: frozenset[str]
    """Months as they are shortened: "sept"."""
    when: frozenset[str]
    """Words before a year or a day: "since"."""
    pronouns: frozenset[str]
    """Words of a passage that may stand for a name."""
    clause_ends: frozenset[str]
    """Words where a clause ends, the empty word (a mark) among them."""
    passive_by: frozenset[str]
    """Words between two names that turn who does it to whom: "by"."""
    definite: frozenset[str]
    """The definite article."""


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
    counted: Counted
    coming: Coming
    quoting: Quoting
    consequences: Consequences
    answers: Answers
    translating: Translating
    speech: Speech
    voice: Voice
    time: Time
    page: Page
    sentences: Sentences
    references: References
    mentions: Mentions
    numbers: Numbers
    headlines: Headlines
    instructions: Instructions
    verbs: Verbs
    clauses: Clauses
    deeds: Deeds
    claims: Claims
    amounts: Amounts
    names: Names
    facts: Facts
    outlets: Outlets

    @property
    def has_tables(self) -> bool:
        """Whether the language is known; without tables, what needs them gives no verdict."""
        return bool(self.code)

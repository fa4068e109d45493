"""Groups of tables for who speaks in a sentence, whom it names, and what it takes as known."""

from __future__ import annotations

import re  # noqa: TC003  (`neutral` reads the types of the fields)
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Voice:
    """Who speaks in a sentence, and what the sentence takes as known to its reader."""

    first_person: re.Pattern[str]
    """Finds a writer who speaks of himself or to the reader, anywhere: "We asked", "your car"."""
    addresses_reader: re.Pattern[str]
    """Matches an order at the beginning of a sentence: "Click here for photos"."""
    teaser: re.Pattern[str]
    """Found in a sentence that ends by saying that something was told, but not what: "The teacher told our
    radio what had changed."."""
    hearsay: re.Pattern[str]
    """Matches a beginning that says where something was read: "As the Courier reported, …"."""
    connective: re.Pattern[str]
    """Matches a word at the beginning that ties a sentence to the one before it and can be left out:
    "However, "."""
    definite_subject: re.Pattern[str]
    """Matches a beginning that speaks of something as known; its noun is the group ``noun``: "The plan has
    …"."""
    definite_phrase: re.Pattern[str]
    """Finds the words after a definite article or a possessive, as group 1: "the port strike"."""
    known_to_all: frozenset[str]
    """Nouns that every reader takes as known without being told which one is meant: "government"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class References:
    """References to what stands before a sentence, and the signs that a sentence explains them itself."""

    unresolved: re.Pattern[str]
    """Matches a sentence whose opening needs the sentence before: "They left", "As a result", "The woman"."""
    unnamed_speaker: re.Pattern[str]
    """Found in a sentence that ends with a speaker without a name: "“We won,” she said"."""
    early_pronoun: re.Pattern[str]
    """Matches a sentence with a pronoun among its first four words. Groups ``before`` and ``pronoun``."""
    named_after_pronoun: re.Pattern[str]
    """Matches a sentence that names, after its pronoun, whom that means: "In her speech on Monday, Lund
    said"."""
    pronoun_after_a_time: re.Pattern[str]
    """Matches a sentence whose subject is a pronoun, after words that name nobody: "On 3 May, she said"."""
    subject: re.Pattern[str]
    """Matches the words before a pronoun that are a subject: "The council", "Ada Lund". Groups ``noun`` and
    ``name``."""
    prepositions: re.Pattern[str]
    """Found in a subject with a second noun attached, which a pronoun may mean instead: "The mayor of
    Norrby"."""
    subject_pronouns: frozenset[str]
    """Pronouns that can mean their sentence's own subject: "Lund said she"."""
    plural_pronouns: frozenset[str]
    """The members of `subject_pronouns` that mean more than one."""
    collective_nouns: frozenset[str]
    """Nouns that are plural without the ending of a plural: "police", "children"."""
    plural_endings: tuple[str, ...]
    """Endings of plural nouns."""
    group: re.Pattern[str]
    """Found where a counted group is spoken of as known: "that the 48 schools had volunteered". Groups
    ``figure`` (unset for a number in words) and ``noun``."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mentions:
    """How people and bodies are named."""

    run: re.Pattern[str]
    """Found where capitalised words form a name, with links between them: "Bank of the West"."""
    lower_case_prefixes: tuple[str, ...]
    """Beginnings of names in lower case: "al-"."""
    follows_in_a_name: re.Pattern[str]
    """Finds each word of a name after its first; group 1 is the word: "Senn" of "Ruta Senn"."""
    speaker_by_surname: re.Pattern[str]
    """Finds a speaker who is named by one word, in group 1 or 2: "Senn said", "said Senn"."""
    no_surnames: frozenset[str]
    """Capitalised words that stand beside a verb of saying but are not surnames: "Police", "Britain"."""
    persons: tuple[re.Pattern[str], ...]
    """Find people as they are named: after an office, with their age, as one who speaks. The surname is the
    group ``last``."""
    no_persons: re.Pattern[str]
    """Finds places and bodies: "in Norrby", "the House voted". Groups ``place`` and ``body``."""
    peoples: tuple[str, ...]
    """Endings of the names of parties and peoples, which are not surnames: "House Democrats said"."""
    owner_or_article: re.Pattern[str]
    """Finds what is no part of a surname: a possessive ending, an Arabic article."""
    article_before_a_name: re.Pattern[str]
    """Found at the end of the text before a name that says which thing is meant, as in "the Lund
    administration"."""
    known_by_surname: re.Pattern[str]
    """Finds people whom readers know by their surname, which is group 1: "President Castor"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Speech:
    """How reported speech is written: who is named beside a quotation, and how."""

    no_speakers: frozenset[str]
    """Capitalised words that stand where a speaker's name could: "However", "Monday", "Reuters"."""
    no_first_names: frozenset[str]
    """Words, in lower case, that open a question before a surname and are not first names: "Was Lund
    there?"."""
    written: re.Pattern[str]
    """Finds, outside quotations, that words were written rather than said: "writes", "the report says". They
    are then a text's own words, which no passage need put in quotation marks."""
    after_a_quotation: tuple[re.Pattern[str], ...]
    """Match the text right after a quotation that names its speaker: " said the mayor, Ada Lund.". Groups
    ``name`` and ``role``, or ``official`` for one without a name: " a Norrby Council spokesman said"."""
    before_a_quotation: re.Pattern[str]
    """Found at the end of the text before a quotation: "Mayor Ada Lund said:". Groups as in
    `after_a_quotation`."""
    pronoun_after_a_quotation: re.Pattern[str]
    """Matches the text right after a quotation that names its speaker by a pronoun: " he said"."""
    speaker: re.Pattern[str]
    """Found in a sentence that says who speaks: "Ada Lund, who chairs it, said". Group ``name``."""
    office: re.Pattern[str]
    """Found in a description that names an office: "chief of police"."""
    office_of_a_department: re.Pattern[str]
    """Finds an office with what it is of, before a name: "Secretary of State "."""
    name_before: re.Pattern[str]
    """Finds the parts of a name at the end of the text before its surname: "Ursula von der "."""
    name_after: re.Pattern[str]
    """Matches the given name after a surname that stands first, where a person is named: " Yi, who"."""
    particles: frozenset[str]
    """Small words within names: "von"."""
    ends_in_an_office: re.Pattern[str]
    """Found in a description whose last word is an office: "The Norrby Dam's chief executive"."""
    ends_in_a_kind_of_person: re.Pattern[str]
    """Found in a description whose last word is an office or an occupation: "historian", not "tearful"."""
    role_after_a_name: re.Pattern[str]
    """Matches the text right after a name that says who that is: ", 68, a neighbour,". Group ``role``."""
    role_before_a_name: re.Pattern[str]
    """Matches all of the text before a name at a sentence's beginning: "Norrdam's chief executive, ". Groups
    ``role`` and ``comma``."""
    possessive: re.Pattern[str]
    """Found at the end of an owner's name: "Norrby’s"."""
    owner: re.Pattern[str]
    """Matches the owner, and the blank after it, that stands before a name: "Norrby’s Ada Lund"."""
    articles: tuple[str, ...]
    """Articles, each with the blank after it. A speaker's description that begins with one has no name in
    it."""
    opens_with_a_pronoun: re.Pattern[str]
    """Matches a quotation that opens with a pronoun for something named before: "They’ve left us nothing"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Time:
    """Expressions that are right only on the day and at the place of writing."""

    relative_day: re.Pattern[str]
    """Finds a day that depends on when the article was written: "last week", "on Monday"."""
    where_it_was_written: re.Pattern[str]
    """Finds words that mean the place of the dateline, which is not printed: "a riot here", "the mayor of
    this city"."""
    conditional: re.Pattern[str]
    """Found in a sentence whose news depends on a condition: "may reopen if engineers approve"."""
    so_for_years: re.Pattern[str]
    """Found in a sentence about something that has gone on for years: "have charged more since 2022"."""
    not_yet: re.Pattern[str]
    """Found in a sentence about something that was still open when it was written: "will meet"."""
    weekday: re.Pattern[str]
    """Finds the name of a weekday: "Monday"."""

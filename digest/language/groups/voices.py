"""Who speaks in a sentence, of whom, and what it takes as known."""

from __future__ import annotations

import re  # noqa: TC003  (`neutral` reads the types of the fields)
from dataclasses import dataclass


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

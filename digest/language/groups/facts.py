"""The tables by which the checks compare what two sentences state: verbs, claims, amounts, names and dates.

A language fills these classes with its words; `digest.summarise.check` reads them. A deed is a verb with its
subject and object.
"""

from __future__ import annotations

import re  # noqa: TC003  (`neutral` reads the types of the fields)
from collections.abc import Mapping  # noqa: TC003
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Verbs:
    """How forms of verbs are built, and a dictionary of meanings. All words are in lower case."""

    senses: Mapping[str, tuple[frozenset[int], frozenset[int]]]
    """Verb → the numbers of its senses in the dictionary, and those of the more general senses above them."""
    irregular: Mapping[str, str]
    """Irregular form → its verb: "went" → "go"."""
    opposites: Mapping[str, frozenset[str]]
    """Word (a verb, noun or adjective) → its opposites: "old" → "young"."""
    inflections: Mapping[str, str]
    """Ending of a form → the ending of the verb in its place: "ied" → "y" turns "denied" into "deny"."""
    shortening: frozenset[str]
    """Endings of `inflections` before which a verb drops its "e" or doubles its consonant: "stopped"."""
    past: tuple[str, ...]
    """Endings of a regular past form: "ed"."""
    progressive: tuple[str, ...]
    """Endings of the progressive form: "ing"."""
    present: tuple[str, ...]
    """Endings of the third person in the present: "s"."""
    comparatives: tuple[str, ...]
    """Endings of a comparative or a superlative: "older", "oldest"."""
    stripped: tuple[str, ...]
    """Endings that are cut to make forms of a verb equal, the first that fits: "approved", "approve"."""
    british: re.Pattern[str]
    """Finds the letters of a verb that American spelling writes otherwise: the "is" of "criticise"."""
    american: str
    """The letters that American spelling has in their place: "iz"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Clauses:
    """The words by which verbs, subjects and objects are found without a parser. Lower case."""

    token: re.Pattern[str]
    """Matches a word as it is written, a number, an abbreviation with its full stops, or a run of marks."""
    contraction: re.Pattern[str]
    """Finds the apostrophe before an ending that is a word of its own: "they’re"."""
    be: frozenset[str]
    """Forms of "be". Before a past participle they make a passive: "was sued"."""
    be_now: frozenset[str]
    """Forms of "be" in the present: "is"."""
    being: frozenset[str]
    """Forms that stand between "is" and a participle in the progressive passive: "is being tested"."""
    have: frozenset[str]
    """Forms of "have", before a past participle."""
    modals: frozenset[str]
    """Words before a plain verb: "will", "may", "to"."""
    do: frozenset[str]
    """Forms of "do" before a plain verb: "did not vote"."""
    infinitive: frozenset[str]
    """Words that open an infinitive: "to". An infinitive has no subject of its own."""
    auxiliaries: frozenset[str]
    """All auxiliaries: the words of `be`, `have`, `modals` and `do`."""
    finite: frozenset[str]
    """Auxiliaries that may follow a subject: all except those of `infinitive`."""
    adverbs: frozenset[str]
    """Words that may stand between an auxiliary and its verb: "has now closed"."""
    adverb_endings: tuple[str, ...]
    """Endings of other adverbs: "ly"."""
    possessive: tuple[str, ...]
    """Endings of an owner: "Lund’s"."""
    pronouns: frozenset[str]
    """Words that can be a subject without naming it: "they", "some"."""
    personal: frozenset[str]
    """Personal pronouns as subjects: "he", "they"."""
    gendered: frozenset[str]
    """Personal pronouns that show the sex of one person: "he", "she"."""
    relative: frozenset[str]
    """Words that open a clause about the noun before: "who"."""
    coordinating: frozenset[str]
    """Words that join two verbs of one subject: "and", "or"."""
    additive: frozenset[str]
    """Those of `coordinating` after which a word in "-s" is not taken for a verb in the present: "and"."""
    borders: frozenset[str]
    """Words that begin a clause: "and", "because"."""
    opening_participle: frozenset[str]
    """Words that may be followed by a form in "-ing" inside a subject: "a man, after failing to come, …"."""
    prepositions: frozenset[str]
    """Prepositions that end the object of a verb: "in", "by". "Of" is none of them."""
    of: frozenset[str]
    """Prepositions that continue a noun phrase: "the mayor of Norrby"."""
    by: frozenset[str]
    """Words before the agent of a passive: "was sued by the dairy"."""
    articles: frozenset[str]
    """Words between "be" and the word that is said of the subject: "is a ruin", "is not closed"."""
    determiners: frozenset[str]
    """Words that open a noun phrase. A past form after them is an adjective: "the closed school"."""
    object_openers: frozenset[str]
    """Determiners that show that a form in "-s" before them is a verb: "tests the", "tests them"."""
    both: frozenset[str]
    """Further words that open an object after a past form: "sued both"."""
    charged: frozenset[str]
    """Participles that are passive before "of" or "with": "accused of", "charged with"."""
    charged_with: frozenset[str]
    """The prepositions that follow the participles of `charged`."""
    complemented: frozenset[str]
    """Past forms that may be followed by a clause without "that": "said he would"."""
    parenthetic: frozenset[str]
    """Verbs that are inserted into a relative clause: the "says" of "a plan which he says will help"."""
    shortened: re.Pattern[str]
    """Matches an abbreviation at the end of a text, where a sentence may go on: "the U.S.", "Dr."."""
    hanging: frozenset[str]
    """Words with which a sentence seldom ends: "of"."""
    comparing: frozenset[str]
    """Words that open a comparison, whose second half may have been cut: the "as" of "as big"."""
    second_half: tuple[str, ...]
    """The beginnings of the second half of a comparison: " as "."""
    naming: frozenset[str]
    """Verbs that give their object a name or a quality: "called the plan reckless"."""
    tell_tale: frozenset[str]
    """Function words that other languages seldom have. A text with two of them is in this language."""
    negated: tuple[str, ...]
    """The letters that mark a contraction with "not": "n't"."""
    contracted_is: tuple[str, ...]
    """The endings that stand for a contracted "is": "'s"."""
    contracting: frozenset[str]
    """Words after which the ending of `contracted_is` means "is", not an owner: "it's"."""
    often: frozenset[str]
    """Adverbs after which a verb in the present may stand: "often pay"."""
    nominal: frozenset[str]
    """Words after which a noun stands and no verb: "the", "of"."""
    plural: frozenset[str]
    """Plural subjects that do not end in "s": "people", "they"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Deeds:
    """Exceptions for the checks "deeds", "agents", "likenesses" and "invention". Lower case."""

    telling: frozenset[str]
    """Forms of "say", "call" and the like. The check "agents" skips them: other checks ask who said what."""
    weak: frozenset[str]
    """Past forms that may replace each other without another deed being told: "said", "added"."""
    directions: frozenset[str]
    """Stop words that have opposites: "more", "less"."""
    light: frozenset[str]
    """Verbs of general meaning, like "make" or "say", which need not be in a passage."""
    blaming: tuple[str, ...]
    """Beginnings of verbs that say somebody did wrong: the "mis" of "misquoted"."""
    copulas: frozenset[str]
    """Forms of "be" after which a word says what the subject is: "is"."""
    expletives: frozenset[str]
    """Words before the forms of `copulas` that name no subject: "there is"."""
    likening: frozenset[str]
    """Words after which a passage says what something is: "is", "became", "called"."""
    ranks: frozenset[str]
    """Words of order and degree that fit any subject: "first", "most"."""
    clausal: frozenset[str]
    """Words that open a clause or a phrase between two commas, which then is no apposition: "who"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Claims:
    """Words of denial, direction, doubt and intent. Lower case unless a pattern."""

    negation: re.Pattern[str]
    """Finds a word that denies: "not", "refused"."""
    no_denial: re.Pattern[str]
    """Finds phrases with a word of denial that deny no fact: "not only"."""
    not_until: re.Pattern[str]
    """Finds the "not" of "not until Monday", which denies nothing: it happened on Monday."""
    instead: re.Pattern[str]
    """Finds words that exclude something without a "not": "rather than", "banned"."""
    said_otherwise: re.Pattern[str]
    """Finds words of a passage that a sentence may replace by a "not": "unaware", "despite"."""
    plain_not: re.Pattern[str]
    """Matches a whole word that denies the words after it: "not", "didn’t"."""
    directions: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """Pairs of sets of words that are opposites: rising and falling, winning and losing."""
    times: frozenset[str]
    """Opposites that count only with the same words before them and after them: "before", "after"."""
    open: frozenset[str]
    """Words for what is only possible or planned: "may", "plans"."""
    firm: frozenset[str]
    """Words for what certainly is or will be: "will", "is"."""
    sure: frozenset[str]
    """Words that make the verb after them certain: "will", "has"."""
    doubts: frozenset[str]
    """Words that mark the word after them as unproved: "alleged"."""
    intents: frozenset[str]
    """Verbs of wanting, asking and trying, in their plain form; "to" and a verb follow them: "try"."""
    intent_nouns: frozenset[str]
    """Nouns and adjectives that do as the verbs of `intents` do: "a bid to", "ready to"."""
    charges: frozenset[str]
    """Verbs, in their plain form, that leave open whether the form in "-ing" after them was done: "accused of
    burning"."""
    charge_breaks: frozenset[str]
    """Words that make the form in "-ing" after them a noun: "the burning"."""
    hedges: frozenset[str]
    """Words that leave open whether the past form after them was done: "whether"."""
    unmarked: frozenset[str]
    """Past forms that are equal to the plain form: "cut"."""
    done: frozenset[str]
    """Past forms that are auxiliaries here, and are not checked as verbs: "had"."""
    claiming: frozenset[str]
    """Verbs, in their plain form, that leave open whether their clause is true: "claim", but not "say"."""
    telling: frozenset[str]
    """Verbs, in their plain form, that attribute words to somebody: "say". A sentence with one of them states
    no claim as its own."""
    attributing: frozenset[str]
    """Other words with which a sentence states no claim as its own: "allegedly", "if"."""
    contrasts: frozenset[str]
    """Words and marks after which a claim is over: "but"."""
    nouns_follow: frozenset[str]
    """Words after which a word of `claiming` is a noun or an infinitive: "the fear"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Amounts:
    """Words of quantity: bounds like "at least", quantifiers like "all", and number words. Lower case."""

    bounds: Mapping[str, str]
    """Words before a figure → the kind of bound, "from below", "from above" or "near": "at least" → "from
    below"."""
    bounded: re.Pattern[str]
    """Finds a figure (group ``figure``) with its bound before it (``bound``) or after it (``plus``): "40 or
    more"."""
    all: frozenset[str]
    """Quantifiers for the whole: "every"."""
    some: frozenset[str]
    """Quantifiers for a part: "several"."""
    skipped: frozenset[str]
    """Words between a quantifier and its noun: the "of the" of "all of the boats"."""
    hundreds: re.Pattern[str]
    """Finds a round number in the plural: "thousands"."""
    numbers: Mapping[str, str]
    """Number words, "one" among them → their digits, for comparing numbers before nouns."""
    one: frozenset[str]
    """Words that mean one single thing: "a", "another"."""
    vague: frozenset[str]
    """Words before a noun that mean only a part of the group: "few"."""
    known: frozenset[str]
    """Words before a noun that mean the whole group, or one known to the reader: "the", "these"."""
    measures: frozenset[str]
    """Roots of nouns that measure, like "year". The check "headcounts" skips the numbers before them."""
    between: frozenset[str]
    """Words between a number and the noun that it counts: "three more boats"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Facts:
    """Words for finding names, numbers and dates, and for comparing the words around them. Lower case."""

    compound_number: re.Pattern[str]
    """Finds a number of two words, with the tens in group 1 and the ones in group 2: "forty-six"."""
    months: frozenset[str]
    """The months. A month and a weekday are different kinds of dates."""
    short_dates: frozenset[str]
    """Abbreviated months: "sept"."""
    when: frozenset[str]
    """Words that stand before a year or a day: "since"."""
    pronouns: frozenset[str]
    """Pronouns of a passage that may stand for a name."""
    clause_ends: frozenset[str]
    """Words at which a clause ends; the empty word, which stands for a mark, is one of them."""
    passive_by: frozenset[str]
    """Words between two names that show a passive: "by"."""
    definite: frozenset[str]
    """The definite article."""

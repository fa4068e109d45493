"""What a sentence says is so: deeds, claims, amounts, and the clauses that they stand in."""

from __future__ import annotations

import re  # noqa: TC003  (`neutral` reads the types of the fields)
from collections.abc import Mapping  # noqa: TC003
from dataclasses import dataclass


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

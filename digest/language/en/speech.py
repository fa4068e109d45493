"""How English reports speech: verbs of saying, how a speaker is named beside a quotation, offices and roles.

`SAID`, `NAME` and `NOT_SPEAKERS` are parts of patterns; other modules of this folder build on them.
"""

from __future__ import annotations

import re

from digest.language.groups.voices import Speech
from digest.language.tables import any_of, word_set

SAID = any_of(
    r"""
    said|says
    told
    added|adds
    wrote|writes
    tweeted|posted
    warned|insisted|argued
    explained|stated|declared
    commented|announced
    replied|recalled|noted
    remarked|continued
    """
)
"""Verbs of saying, which tell that somebody spoke: "Lund said"."""

_NAME_PART = r"(?:(?:[AaEe]l-|[Dd]['’])?[A-ZÀ-ÖØ-ÞŁŚŞŽŠČĐ][\w’'-]+|[A-Z]\.|[A-Z]{2,})"
_NAME_PARTICLE = "(?:de|van|von|der|den|da|dos|di|du|al|el|bin|ibn|la|las|los|del|y|e)"
NAME = rf"{_NAME_PART}(?: (?:{_NAME_PARTICLE} )*{_NAME_PART}){{0,5}}"
"""One to six capitalised words or initials, with particles between them: "Ada Lund", "J. van der Berg"."""

NOT_SPEAKERS = word_set(
    """The A An He She They It We I In On At But And As This That These Those There Here His Her Their Our
    My Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
    February March April May June July August September October November December Twitter Facebook Reuters
    CNN BBC AP AFP However Meanwhile Also Police Officials Fox Fox's What When Who Where Why How If So Then
    Now Yes No"""
)
"""Capitalised words that stand where a speaker's name could: sentence openers, days, outlets."""

NO_FIRST_NAMES = word_set("was were did does do had has have is are would could should but")
"""Words that open questions and are not first names: "Was Lund there?"."""

# --------------------------------------------------------------------------- offices and roles

OFFICE = (
    any_of(
        r"""
        spokes\w+
        officials?
        minister|president|chief|secretary|director
        analyst|professor|leader
        officer|judge|prosecutor
        manager|coach|editor
        lawyer|attorney|ambassador
        governor|mayor|senator
        economist|executive|chair\w*
        strategist|consultant|pollster|advis[eo]r|aide
        candidate|expert|researcher|scientist|activist
        owner|founder|head
        commissioner|sheriff|detective|captain|commander
        resident|author|reporter
        """
    )
    + r"\b"
)
"""An office or role that a speaker is named by: "the fire chief"."""

KINDS_OF_PERSON = r"[a-z]{4,}(?:er|or|ian|ist|ent|man|ant|ess|eon|ef)"
"""Endings of words for people by what they do: "historian", "surgeon", "chef"."""

_NO_PREPOSITION = r"(?!(?:from|of|at|for|with|in|on|to|by|that|than|as)\b)"
_LEANS = r"(?!(?:but|and|or|while|when|his|her|its|their|our|my)\b)"
_ROLE_BEFORE_NAME = (
    rf"(?:(?:the|an|a)\s)?{_LEANS}(?P<role>(?:{_NO_PREPOSITION}[a-z][\w-]*\s+){{0,3}}"
    rf"(?:{NAME}\s(?:[a-z]+\s){{0,2}}{OFFICE}\s)?)"
)
"""Up to three words, and the office of a named body: "the deputy Norrby Council chairwoman" before a name."""

DEPARTMENTS = any_of(
    r"""
    State|Defen[cs]e|Health(?: and Human Services)?|Homeland Security
    (?:the )?(?:Treasury|Interior|Navy|Army|Air Force)
    Foreign Affairs|Finance|Justice|Education|Energy|Labou?r|Commerce|Agriculture|Transport(?:ation)?|Housing
    Veterans Affairs|Trade|Culture|Science|Public Safety|National Intelligence|Economy|Environment
    """
)
"""What an office is of: "Secretary of State". The words after it are a name."""
OFFICE_OF_A_DEPARTMENT = rf"(?i:{OFFICE}) (?:of|for) {DEPARTMENTS} "

_ABBREVIATED_TITLE = r"(?:(?:Rev|Sen|Rep|Gov|Gen|Dr|Prof|Mrs?|Ms|Lt|Col|Sgt|Capt|Supt|Det|Msgr|Fr)\. )"
_WHO = (
    rf"(?P<name>(?:(?:[A-Z][\w-]+ ){{0,2}}{OFFICE_OF_A_DEPARTMENT})?{_ABBREVIATED_TITLE}?"
    rf"(?>(?:{_NAME_PARTICLE} ){{0,2}}{NAME}))"
)
"""A speaker's name, as far as it goes: of "Daniel Ives" never "Daniel" alone."""
_FROM_WHERE = rf"(?:\s(?:from|of|at|in|for)\s(?:the\s)?{NAME})?"
"""Where the speaker belongs: "Lund of the Norrby Council"."""
_ASIDE = r"(?:,[^,“”\"]{3,60},)?"
"""Words between commas after a speaker's name: "Lund, who chairs the board, said"."""
_MANNER = r"(?:\w+ly\s+)?"
"""An adverb for how it was said: "Lund angrily said"."""
_UNNAMED_OFFICIAL = (
    rf"(?P<official>(?:an?|the)\s(?:[a-z]+\s){{0,2}}{NAME}\s(?:[a-z]+\s)?{OFFICE}"
    rf"|(?:an?|the)\s(?:[a-z]+\s)?{OFFICE}\s(?:from|of|at|for)\s(?:the\s)?{NAME})"
)
"""An official of a named body, without a name: "a Norrby Council spokesman", "the head of the Red Cross"."""
_NAME_ENDS = (
    r"(?=\s*[.,;:—–)-]|\s*$|\s+“"
    r"|\s+(?:in|on|at|of|from|for|with|during|after|who|to|as|when|while|before|about|via|last|this)\b)"
)
"""What may come after a speaker's name behind a verb of saying. In "said Norrby council" a noun comes after
it, so "Norrby" is no speaker."""

# --------------------------------------------------------------------------- who said a quotation

AFTER_A_QUOTATION = (
    rf"^\s*,?\s*{SAID}\s+{_ROLE_BEFORE_NAME}{_WHO}{_NAME_ENDS}",  # …” said the mayor Ada Lund.
    rf"^\s*,?\s*{_ROLE_BEFORE_NAME}{_WHO}{_FROM_WHERE}{_ASIDE}\s+{_MANNER}{SAID}\b",  # …” Ada Lund said
    rf"^\s*,?\s*{_UNNAMED_OFFICIAL}{_ASIDE}\s+{_MANNER}{SAID}\b",  # …” a Norrby Council spokesman said
    rf"^\s*,?\s*{SAID}\s+{_UNNAMED_OFFICIAL}\b",  # …” said a Norrby Council spokesman
)
BEFORE_A_QUOTATION = (
    rf"(?:^|[.;,]\s|\b(?:as|and|but|while)\s){_ROLE_BEFORE_NAME}{_WHO}{_FROM_WHERE}{_ASIDE}"
    rf"\s+{_MANNER}{SAID}(?:\s+[a-z][\w\s]{{0,40}})?[,:]?\s*$"
)
PRONOUN_AFTER_A_QUOTATION = rf"^\s*,?\s*(?:(?:he|she)\s+{_MANNER}{SAID}|{SAID}\s+(?:he|she))\b"
SPEAKER = (
    rf"(?<!from )(?<!of )(?<!in )(?P<name>{NAME}){_FROM_WHERE}{_ASIDE}"
    rf"\s+{_MANNER}{SAID}\b"
)

# --------------------------------------------------------------------------- how a speaker is introduced

_WORD_OF_A_ROLE = r"(?!who\b|which\b|that\b)[\w’'-]+"
ROLE_AFTER_A_NAME = (
    rf"(?:, \d\d)?, (?P<role>(?:an?|the|its|his|her|their) (?:{_WORD_OF_A_ROLE} ){{0,8}}{_WORD_OF_A_ROLE})"
    r"(?:,|(?<=[a-z]{3})\.(?= [A-Z“\"]|$))"
)
_OPENS_NO_ROLE = (
    r"(?:Its?|His|Her|Their|The|As|After|When|While|But|And|Then|With|In|On|At|By|For|From|If|Once|Since|That"
    r"|This|[A-Z]{4,})\b"
)
_NOT_IN_A_ROLE = r"(?!(?:and|or|to|by|of|for|with|from|in|on|at|as|met|sues|hits|[a-z]+ed)\b)"
ROLE_BEFORE_A_NAME = (
    rf"(?:The )?(?P<role>(?!{_OPENS_NO_ROLE})[A-Z][\w’'-]*(?: {_NOT_IN_A_ROLE}[\w’'-]+){{0,4}})(?P<comma>,)? "
)
OPENS_WITH_A_PRONOUN = (
    r"(?:He|She|They|It|His|Her|Their|Its|Him|Them|That|This|These|Those)(?:['’](?:s|re|ll|ve|d))?\b"
)

WRITTEN = (
    r"\b(?:writes|wrote|writing|written|tweeted|tweets|concludes|concluded)\b"
    r"|\b(?:story|article|report|column|editorial|letter|review|statement|release|lawsuit|suit|complaint"
    r"|memo|study|paper|post|blog)\s(?:says|said|states|stated|notes|reads|adds|concludes)\b"
    r"|\baccording to (?:the|an?)\s(?:[a-z-]+\s){0,2}"
    r"(?:release|statement|report|lawsuit|suit|complaint|article)\b"
)
"""Signs that words were written: by an author, or in a document that is named by its kind."""

SPEECH = Speech(
    no_speakers=NOT_SPEAKERS,
    no_first_names=NO_FIRST_NAMES,
    written=re.compile(WRITTEN),
    after_a_quotation=tuple(map(re.compile, AFTER_A_QUOTATION)),
    before_a_quotation=re.compile(BEFORE_A_QUOTATION),
    pronoun_after_a_quotation=re.compile(PRONOUN_AFTER_A_QUOTATION),
    speaker=re.compile(SPEAKER),
    office=re.compile(OFFICE, re.IGNORECASE),
    office_of_a_department=re.compile(OFFICE_OF_A_DEPARTMENT),
    name_before=re.compile(rf"(?<![\w’'-])(?:(?:{_NAME_PART}|{_NAME_PARTICLE}) ){{1,6}}$"),
    name_after=re.compile(rf" {_NAME_PART}(?=,| who\b| {SAID}\b)"),
    particles=word_set("de van von der den da dos di du al el bin ibn la las los del y e"),
    ends_in_an_office=re.compile(rf"\b{OFFICE}$", re.IGNORECASE),
    ends_in_a_kind_of_person=re.compile(rf"{OFFICE}$|{KINDS_OF_PERSON}$"),
    role_after_a_name=re.compile(ROLE_AFTER_A_NAME),
    role_before_a_name=re.compile(ROLE_BEFORE_A_NAME),
    possessive=re.compile("['’]s$"),
    owner=re.compile(r"^[\w-]+['’]s "),
    articles=("a ", "an ", "the "),
    opens_with_a_pronoun=re.compile(OPENS_WITH_A_PRONOUN),
)

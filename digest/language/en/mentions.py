"""English tables of names: people named in full, by an office or by surname alone, and capitalised words."""

from __future__ import annotations

import re

from digest.language.en.words import NATIONS, PERSON_TITLES
from digest.language.groups.voices import Mentions
from digest.language.tables import any_of, word_set

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'\-]*[\w]"
"""A capitalised word of a name: "Lund", "O’Hara", "Anne-Marie"."""
_PARTICLE = "(?:de|van|von|der|al|bin|la|del|O[’'])"
"""A word between a first name and a surname: "Ruta van Senn"."""
_ARTICLE = "(?:[AaEe]l-)?"
"""An Arabic article before a surname, which is not part of it: "el-Senn"."""
SAYS = any_of(
    """
    said|says|told
    added|adds
    warned|argued|replied|wrote|insisted|noted
    """
)
"""Verbs of saying, before or after which a speaker's name stands: "Senn said", "said Senn"."""

FOLLOWS_IN_A_NAME = rf"(?<![\w’'])(?:{_WORD}|[A-Z]\.?|{_PARTICLE})\s+(?={_ARTICLE}({_WORD}))"
SPEAKER_BY_SURNAME = (
    rf"(?:^|[,.!?]?[\"”’]\s+|,\s+)({_WORD})\s+{SAYS}\b"  # “We won,” Senn said
    rf"|\b{SAYS}\s+({_WORD})(?=[.,;:]|$)"  # said Senn.
)

_COUNTRIES = frozenset(name.capitalize() for name in {*NATIONS, *NATIONS.values()})
NO_SURNAMES = _COUNTRIES | {
    word.capitalize()
    for word in word_set("he she it they we you one this that police officials reuters critics")
}

_TITLE = rf"(?:{'|'.join(sorted(title.capitalize() for title in PERSON_TITLES))})\.?"
_IN_FULL = rf"{_WORD}(?: [A-Z]\.)?(?: {_PARTICLE})* {_ARTICLE}(?P<last>{_WORD})"
PERSONS = (
    rf"\b{_TITLE} (?:{_WORD} |[A-Z]\. ){{0,2}}{_ARTICLE}(?P<last>{_WORD})(?! {_WORD})",  # Judge Senn
    rf"(?<![\w’']){_IN_FULL}(?:, \d\d\b|,? who\b| {SAYS}\b)",  # Ruta Senn, 68; Ruta Senn, who; Ruta Senn said
    rf"\b(?:{SAYS}|by) {_IN_FULL}(?=[.,;]|$)",  # said Ruta Senn.
)
NO_PERSONS = (
    rf"\b(?:in|near|across|around) (?P<place>{_WORD})(?![\w’'])"  # in Norrby
    rf"|\bthe (?P<body>{_WORD})"  # the House voted
    r"(?:[.,;]| (?:is|was|has|had|said|will|of|and|in|to|voted|passed)\b)"
)
KNOWN_BY_SURNAME = (
    r"(?<![Vv]ice )(?<![Vv]ice-)(?<![Ff]ormer )\b(?:President|King|Queen|Pope) "
    r"(?:[A-Z][\w’'-]+ ){0,2}([A-Z][\w-]+)"
)
"""A president, monarch or pope; readers know them by the surname or by the name of their reign, in group
1."""

# --------------------------------------------------------------------------- runs of capitalised words

_LINK = any_of(
    r"""
    of(?:\s+the)?
    de(?:\s+la|\s+los)?|del|der|den|di|da|du|la|le
    van(?:\s+der?)?|von
    al|el|bin|ibn
    y
    """
)
"""A small word inside a name: "Bank of the West", "Ada van der Berg"."""
_CAPITALISED = r"(?:[A-Z]\.(?:[A-Z]\.)+|(?:Mc|Mac|O['’]|D['’]|al-|el-)?[A-ZÀ-ÖØ-ÞŁŚŞŽŠČĐ][\w'’]*(?:-\w+)*)"
NAME_RUN = rf"{_CAPITALISED}(?:(?:\s+{_LINK})?\s+{_CAPITALISED})*"

MENTIONS = Mentions(
    run=re.compile(NAME_RUN),
    lower_case_prefixes=("al-", "el-"),
    follows_in_a_name=re.compile(FOLLOWS_IN_A_NAME),
    speaker_by_surname=re.compile(SPEAKER_BY_SURNAME),
    no_surnames=NO_SURNAMES,
    persons=tuple(map(re.compile, PERSONS)),
    no_persons=re.compile(NO_PERSONS),
    peoples=("ians", "icans", "crats", "ists", "lics", "elis", "tives"),
    owner_or_article=re.compile(r"['’]s?$|^[AE]l-"),
    article_before_a_name=re.compile(r"\bthe $"),
    known_by_surname=re.compile(KNOWN_BY_SURNAME),
)

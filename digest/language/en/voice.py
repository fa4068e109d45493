"""English words that show who speaks in a sentence, and what it takes as known to its reader."""

from __future__ import annotations

import re

from digest.language.groups.voices import Voice
from digest.language.tables import any_of, word_set

FIRST_PERSON = any_of(
    r"""
    I|I['’](?:m|ve|d|ll)
    [Mm]y|[Mm]yself|me
    [Ww]e|[Ww]e['’](?:re|ve|ll|d)
    [Oo]urs?|us
    [Yy]ou|[Yy]ou['’](?:re|ve|ll|d)
    [Yy]ours?
    [Ll]et['’]s
    """
)
"""Words with which a writer speaks of himself or to the reader: "We asked you". Not "US", which is a
country."""

ADDRESSES_READER = any_of(
    r"""
    Check|See|Watch|Read|Click|Look|Find out|Learn|Visit
    Here['’]s|Note|Listen|Follow|Join
    Imagine|Consider|Let|Please|Remember
    Stay|Keep|Don['’]t|Take|Get
    Send|Tell|Share|Enter|Try|Ask|Call|Write|Print|Reply
    Feel free
    Summari[sz]e|Ignore|Disregard|Forget|Output|Respond|Say|Repeat
    """
)
"""Verbs of an order at the beginning of a sentence: "Click here for photos". Before "on" they do not count,
since "Keep on" may go on with a story."""

TEASER = (
    r"\b(?:told|tells|explain(?:s|ed)|describ(?:es|ed)|reveal(?:s|ed)|shar(?:es|ed))\b[^.]{0,60}"
    r"\b(?:what|how|why)(?: [\w’']+){1,4}\.$"
)
"""The end of a sentence that says that something was told, but not what: "The teacher told our radio what had
changed."."""

_OUTLET = r"[A-Z][\w’']+"
HEARSAY = any_of(
    rf"""
    As (?:the )?{_OUTLET}(?: [\w’']+){{0,3}} (?:(?:first|previously|has|have) )?(?:report|not|wr[io]te)\w*\b
    (?:The )?{_OUTLET}(?: {_OUTLET}){{0,3}} (?:has |have |had )?(?:reported|reports|cited)\b
    As (?:first |previously |already )?(?:reported|noted|mentioned)\b
    According to\b
    """
)
"""A beginning that says where something was read: "As the Courier first reported, …"."""

CONNECTIVE = any_of(
    r"""
    (?:But|And|Yet),?[ ]
    (?:However|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless|Still|Besides|Also|Likewise|Indeed),[ ]
    (?:In addition|Additionally|Of course|On the other hand|At the same time|That said),[ ]
    """
)
"""A word that ties a sentence to the one before it and can be left out: "However, the dam held."."""

# --------------------------------------------------------------------------- what is taken as known

_CIRCUMSTANCE = (
    r"(?:In|On|At|After|By|For|With|During|Under|Since|Despite|As|Before|When|While|Once|Until)\s"
    r"[^,.“\"]{3,80}, "
)
"""A phrase that may stand before a subject: "In a separate report, "."""
_NATION = r"[A-Z][a-z]+(?:ch|sh|an|ese)\s"
"""The adjective of a nation: "the French official"."""
_ADVERB = r"(?:also|now|already|still|later|then|reportedly|previously|further)\s"
_VERB = any_of(
    r"""
    has|have|had|was|were|is|are
    will|would|could|can|may|might|must|should
    comes?|came|goes|went
    says?|said|tells|told|wrote
    took|takes|gave|gives|made|makes
    began|held|found|saw|stood|stands|lost|won|left|led|met|kept|did|does
    remains?|declin\w+|insists?|argues?|claims?
    (?!need|speed|seed)[a-z]{2,}ed
    """
)
DEFINITE_SUBJECT = (
    rf"(?:{_CIRCUMSTANCE})?(?:[Tt]he|[Bb]oth)\s(?:{_NATION})?(?:[a-z-]+\s){{0,2}}?(?P<noun>[a-z-]+),?\s"
    rf"(?:{_ADVERB})?{_VERB}\b"
)
"""A beginning that speaks of something as known: "The plan has …", "In it, the group said …"."""

DEFINITE_PHRASE = r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)((?: [a-z-]+){1,3})"
"""A phrase for something known, with up to three words in group 1: "the port strike", "her second term"."""

KNOWN_TO_ALL = word_set(
    """council government ministry police court army military navy parliament senate congress president king
    queen pope prime minister state city country nation world sun weather economy market public press internet
    united union party police authorities administration opposition cabinet department supreme white capital
    moon sea"""
)
"""Nouns that every reader takes as known without being told which one is meant: "the government"."""

VOICE = Voice(
    first_person=re.compile(rf"\b{FIRST_PERSON}\b"),
    addresses_reader=re.compile(rf"{ADDRESSES_READER}\s(?!on\b)"),
    teaser=re.compile(TEASER),
    hearsay=re.compile(HEARSAY),
    connective=re.compile(rf"^{CONNECTIVE}(?=[\"“‘']?\w)"),
    definite_subject=re.compile(DEFINITE_SUBJECT),
    definite_phrase=re.compile(DEFINITE_PHRASE),
    known_to_all=KNOWN_TO_ALL,
)

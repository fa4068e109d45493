"""The group of tables for whether a sentence stands alone and whose voice it has."""

from __future__ import annotations

import re  # noqa: TC003  (`neutral` reads the types of the fields)
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Standing:
    """Words and patterns that a judge counts in a sentence; words in lower case with straight apostrophes."""

    persons: frozenset[str]
    """Pronouns for people: "she", "their"."""
    things: frozenset[str]
    """Pronouns for things, and those that point: "it", "those"."""
    writer: frozenset[str]
    """Words with which a writer speaks of himself: "we"."""
    reader: frozenset[str]
    """Words with which a writer speaks to the reader: "your"."""
    definite: frozenset[str]
    """Words before a noun that is taken as known: "the", "this"."""
    indefinite: frozenset[str]
    """Words before a noun that is new: "a"."""
    relative: frozenset[str]
    """Words after a noun that begin to say which one is meant: "the head of"."""
    onward: frozenset[str]
    """Words that go on from what was said: "also", "another"."""
    judging: frozenset[str]
    """Words in which somebody judges rather than reports: "should", "sadly"."""
    possible: frozenset[str]
    """Modal verbs and short forms of speech: "would", "isn't"."""
    negative: frozenset[str]
    """Words that deny: "not"."""
    past: frozenset[str]
    """Verbs of the past: "was", "told"."""
    past_ending: str
    """The ending of regular verbs in the past: "ed"."""
    saying: frozenset[str]
    """Verbs and phrases that name a source: "said", "according"."""
    offering: frozenset[str]
    """Words of an offer or a notice to the reader: "subscribe", "episode"."""
    shown: frozenset[str]
    """Verbs of a caption, in the present: "looks", "gesture"."""
    counting: frozenset[str]
    """Beginnings that count part of a group which was named before: "two", "another"."""
    stamp: re.Pattern[str]
    """Matches a sentence that opens with the stamp of a page: "Updated: 7:15", "1 of 4"."""
    stamps: tuple[str, ...]
    """Parts of a sentence that stand in such stamps anywhere: "appeared first on"."""
    cut: re.Pattern[str]
    """Found in a sentence that was cut before its end: "after a killing at the.", "reported missing 4:30
    a.m."."""
    spoken_by: re.Pattern[str]
    """Found in a sentence that names in full who speaks the words quoted: "“Never,” Ada Lund said"."""
    self_named: re.Pattern[str]
    """Found in a sentence in which an outlet speaks of itself: "told this newspaper", "has reached out
    to"."""

"""The styles of a summary (brief, plain, detailed): the length and the instruction of each. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.models import Style, Summary, Writing

MANNERS: Mapping[Style, str] = {
    "brief": "Write one or two short sentences, and only what matters most.",
    "plain": "",
    "detailed": "Tell what happened, how it came to that and what comes next, as far as the sentences do.",
}
"""Style → the instruction that a model gets after its task; the plain style needs none."""


@dataclass(frozen=True, slots=True)
class Length:
    """The most words and sentences of a lead story's summary; 0 if the style sets no limit."""

    words: int = 0
    sentences: int = 0


LENGTHS: Mapping[Style, Length] = {
    "brief": Length(words=45, sentences=2),
    "plain": Length(),
    "detailed": Length(words=180),
}


def words_of(writing: Writing, given: int, usual: int) -> int:
    """The most words of a lead story's summary: the user's number, else the style's, else the usual.

    `given` is the configured number; it counts as the user's only if it differs from the default, `usual`.
    """
    own = writing.words or (given if given != usual else 0)
    return own or LENGTHS[writing.style].words or given


def fitted(summary: Summary, writing: Writing) -> Summary:
    """The summary with its first sentences, as many as its style allows: later ones may need earlier ones."""
    most = LENGTHS[writing.style].sentences
    return replace(summary, sentences=summary.sentences[:most]) if most else summary


def of_others(writing: Writing) -> Writing:
    """The settings for stories that are not leads: one sentence each, unless their number of words is set."""
    return replace(writing, style="plain", words=writing.more_words, why_it_matters=False)

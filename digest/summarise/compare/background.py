"""Background: sentences of earlier editions that today's sentences presuppose, word for word. No model.

A sentence is told again only if it stands alone, tells of the past, and is not said today; if none of its
figures is superseded; and if it has several of the things that today's sentences speak of as known. What
counts as that, and how well people agreed, stands in decision 0022.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from digest import language
from digest.models import Background, Sentence, Support
from digest.summarise.compare.measures import measures
from digest.summarise.read.editing import Fitness
from digest.summarise.read.passages import article_passages
from digest.summarise.redundancy import BACKGROUND_SAID, covers
from digest.text.tokens import content_words, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.language import Language
    from digest.models import Article, Printing, Story, StoryRecord
    from digest.summarise.read.passages import Passage

_WORDS = 60
"""Words of all background of a story together, at most (chosen by reading; not measured)."""
_PRESUPPOSED = 3
"""Content words of today's sentences that a sentence has at least, idle words left out (chosen by reading;
not measured)."""
_OPENING = 4
"""Presupposed words that it is worth that an edition opened with the sentence (decision 0022: openings matter
more than shared words; the number itself is not measured)."""
_LATEST = 4
"""Presupposed words that it is worth that the latest edition printed the sentence (decision 0022; the number
itself is not measured)."""
_FOR_A_WEEK = 6
"""Days after an article from which a weekday that it names means another day (by definition: a week has
seven)."""
_START_LEFT_OUT = 3
"""One part in three of a printed sentence's characters, at its start, is not looked for in its article,
because editing cuts the start (chosen by reading; not measured)."""
_ASKED_OR_SPOKEN = re.compile(r"\?|[“\"](?:[^“”\" ]+ ){4}")
"""A question, or somebody's words: five or more of them, so not the "junk shot"."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence of an earlier edition, and the passage it is."""

    passage: Passage
    printing: Printing
    score: int
    """Words of it that today's sentences have, those that they take as known twice, and what its place is
    worth."""


def background(
    story: Story, record: StoryRecord | None, today: Sequence[str], limit: int
) -> tuple[Background, ...]:
    """At most `limit` sentences, oldest first, that `today`, the sentences printed now, presuppose."""
    if record is None or limit <= 0 or not story.earlier:
        return ()
    fit = [told for told in _told(story, record, today) if _is_fit(told, story, today)]
    fit.sort(key=lambda told: -told.score)
    chosen: list[_Told] = []
    for told in fit:
        printed = [one.passage.text for one in chosen]
        length = sum(one.passage.length for one in (*chosen, told))
        if len(chosen) < limit and length <= _WORDS and not _is_said(told.passage, printed):
            chosen.append(told)
    chosen.sort(key=lambda told: told.printing.at)
    return tuple(_background(told) for told in chosen)


def _told(story: Story, record: StoryRecord, today: Sequence[str]) -> Iterator[_Told]:
    """The printed sentences of earlier editions whose passage an earlier article of the story still has."""
    tables = language.of(story.articles[0].language)
    known, definite = _words_of(today, tables)
    printings = record.printings
    where = _passages(story.earlier, [text for printing in printings for text in printing.sentences])
    for number, printing in enumerate(printings):
        for place, text in enumerate(printing.sentences):
            if passage := where.get(text):
                shared = (passage.content & known) - tables.words.idle
                score = len(shared) + len(shared & definite) + _OPENING * (place == 0)
                score += _LATEST * (number == len(printings) - 1)
                if len(shared) >= _PRESUPPOSED:
                    yield _Told(passage, printing, score)


def _words_of(today: Sequence[str], tables: Language) -> tuple[set[str], set[str]]:
    """The content words of today's sentences, and those of them in names and after "the", "its", "her"."""
    known = {word for text in today for word in content_words(text)}
    phrases = chain.from_iterable(
        (*names(text), *tables.voice.definite_phrase.findall(text)) for text in today
    )
    return known, {word for phrase in phrases for word in content_words(phrase)}


def _passages(earlier: Sequence[Article], printed: Sequence[str]) -> dict[str, Passage]:
    """The passage of each printed sentence, in the first article that has it."""
    found: dict[str, Passage] = {}
    for article in earlier:
        text = " ".join(article.text.split())
        if any(one[len(one) // _START_LEFT_OUT :] in text for one in printed if one not in found):
            for passage in article_passages(article):
                found.setdefault(passage.text, passage)
    return found


def _is_fit(told: _Told, story: Story, today: Sequence[str]) -> bool:
    """Whether the sentence may be printed again under today's."""
    text, passage = told.passage.text, told.passage
    time = passage.language.time
    if passage.fitness is not Fitness.ALONE or time.not_yet.search(text) or _ASKED_OR_SPOKEN.search(text):
        return False
    if _is_said(passage, today):
        return False
    if time.weekday.search(text) and (story.updated - passage.article.at).days >= _FOR_A_WEEK:
        return False
    return not _is_superseded(passage, story)


def _is_said(passage: Passage, texts: Sequence[str]) -> bool:
    """Whether the texts together have nearly all that the sentence says."""
    known = {word for text in texts for word in content_words(text)}
    return covers(known, passage.content, BACKGROUND_SAID)


def _is_superseded(passage: Passage, story: Story) -> bool:
    """Whether today's reports give another figure for what the sentence counts."""
    before = {measure.key: measure.value for measure in measures([passage])}
    if not before:
        return False
    told = chain.from_iterable(article_passages(article) for article in story.articles)
    return any(before.get(measure.key, measure.value) != measure.value for measure in measures(list(told)))


def _background(told: _Told) -> Background:
    passage = told.passage
    return Background(
        sentence=Sentence(
            text=passage.text,
            citations=(passage.citation,),
            support=Support.VERBATIM,
            edits=passage.edits,
        ),
        edition=told.printing.edition,
        edition_at=told.printing.at,
    )

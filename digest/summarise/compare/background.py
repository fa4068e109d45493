"""Background: sentences of earlier editions that today's sentences presuppose, printed again. No model.

A sentence is printed again, word for word, only if a reader understands it alone, if it is about the past, if
today's sentences do not say the same, if none of its figures is superseded, and if it shares several content
words with today's sentences. Words that today's sentences use as known (in names, and after "the" or "its")
count twice. Decision 0022 defines this, and says how well people agreed.
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
"""All background sentences of a story together have at most 60 words (chosen by reading; not measured)."""
_PRESUPPOSED = 3
"""A background sentence shares at least 3 content words with today's sentences, not counting words that many
stories share, like weekdays (chosen by reading; not measured)."""
_OPENING = 4
"""A sentence that opened its edition scores like one with 4 more shared words (decision 0022: openings matter
more than shared words; the number itself is not measured)."""
_LATEST = 4
"""A sentence of the latest edition scores like one with 4 more shared words (decision 0022; the number itself
is not measured)."""
_FOR_A_WEEK = 6
"""Days after which a weekday named in an article would be read as another day (by definition: a week has
seven)."""
_START_LEFT_OUT = 3
"""A printed sentence is looked for in its article without the first third of its characters, because editing
may have changed the start (chosen by reading; not measured)."""
_ASKED_OR_SPOKEN = re.compile(r"\?|[“\"](?:[^“”\" ]+ ){4}")
"""A question, or a quotation of at least five words; shorter ones like "junk shot" are mere names."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence of an earlier edition, with the passage that it was taken from."""

    passage: Passage
    printing: Printing
    score: int
    """The number of words shared with today's sentences (those used as known count twice), plus `_OPENING` if
    the sentence opened its edition, plus `_LATEST` if the latest edition printed it."""


def background(
    story: Story, record: StoryRecord | None, today: Sequence[str], limit: int
) -> tuple[Background, ...]:
    """At most `limit` sentences that the sentences printed now, `today`, presuppose; the oldest first."""
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
    """The sentences of earlier editions that are still found in an earlier article of the story."""
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
    """The content words of today's sentences, and those used as known: in names, and after "the" or "its"."""
    known = {word for text in today for word in content_words(text)}
    phrases = chain.from_iterable(
        (*names(text), *tables.voice.definite_phrase.findall(text)) for text in today
    )
    return known, {word for phrase in phrases for word in content_words(phrase)}


def _passages(earlier: Sequence[Article], printed: Sequence[str]) -> dict[str, Passage]:
    """Each printed sentence → its passage, in the first article that has it."""
    found: dict[str, Passage] = {}
    for article in earlier:
        text = " ".join(article.text.split())
        if any(one[len(one) // _START_LEFT_OUT :] in text for one in printed if one not in found):
            for passage in article_passages(article):
                found.setdefault(passage.text, passage)
    return found


def _is_fit(told: _Told, story: Story, today: Sequence[str]) -> bool:
    """Whether an earlier sentence may be printed again below today's sentences."""
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
    """Whether the texts together have nearly all content words of a passage."""
    known = {word for text in texts for word in content_words(text)}
    return covers(known, passage.content, BACKGROUND_SAID)


def _is_superseded(passage: Passage, story: Story) -> bool:
    """Whether today's reports give another figure for what a passage counts."""
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

"""Choose the stories of "Today in a minute" and a sentence for each. Pure.

The most important stories are chosen, and at least one of each section if there is room. A story is told by
a sentence that can be understood alone: the first of its summary, one with news, or a shorter one of its
reports. No two sentences say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.errors import SummaryError
from digest.models import Status, Support
from digest.summarise.compare.updates import is_known, record_of
from digest.summarise.read.editing import Fitness, edit, fitness, unintroduced_mentions
from digest.summarise.read.mentions import Mentions
from digest.summarise.read.passages import passages
from digest.summarise.redundancy import (
    MINUTE_LETTERS,
    MINUTE_OPENING,
    MINUTE_OTHER,
    says_the_same,
    share_known,
    telling,
)
from digest.summarise.write.extractive import ExtractiveSummariser, unheaded
from digest.text.scripts import word_count
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.models import Brief, Edition, Memory, Sentence, StoryRecord

STORIES = 4
"""An edition with fewer stories has no paragraph, since it is read in a minute anyway (chosen by reading;
not measured)."""
FEWEST = 3
"""Fewest sentences of a paragraph; with fewer there is none (chosen by reading; not measured)."""
MOST = 6
"""Most sentences of the paragraph (decision 0033: six stories fit into 150 words on the demo)."""
WORDS = 150
"""Most words of the whole paragraph, which take about a minute to read aloud (decision 0033)."""
LONG = 35
"""A sentence with more words is used only if the story has no shorter one (chosen by reading; not
measured)."""
TOO_LONG = WORDS // FEWEST
"""A sentence with more words is never used, so that `FEWEST` sentences fit into `WORDS` words."""
SHORT = 25
"""Length in words of the shorter sentence that is looked for in a story's reports (decision 0033)."""
_BACKED = frozenset({Support.VERBATIM, Support.SUPPORTED})


@dataclass(frozen=True, slots=True)
class Pick:
    """A story of the paragraph, and the sentence that tells it unless a model writes a better one."""

    brief: Brief
    sentence: Sentence


def picks(edition: Edition, memory: Memory) -> tuple[Pick, ...]:
    """The chosen stories, the most important first; empty if fewer than `FEWEST` can be told."""
    if len({brief.story.id for brief in edition.briefs}) < STORIES:
        return ()
    ranked = _by_importance(edition)
    chosen = _fitting(
        _Offer(brief, _options(brief, memory, edition.language)) for brief in _spread(edition, ranked)
    )
    if len(chosen) < FEWEST:
        return ()
    chosen.sort(key=lambda offer: ranked.index(offer.brief))
    return tuple(map(Pick, [offer.brief for offer in chosen], _best(chosen)))


@dataclass(frozen=True, slots=True)
class _Offer:
    """A story that may be chosen, and the sentences that can tell it: the best, and a second one."""

    brief: Brief
    options: tuple[Sentence, ...]

    @property
    def least(self) -> int:
        """How many words the shortest of its sentences has."""
        return min(word_count(sentence.text) for sentence in self.options)


def _fitting(offers: Iterable[_Offer]) -> list[_Offer]:
    """The first offers whose shortest sentences fit into `WORDS` words and say different things."""
    chosen: list[_Offer] = []
    for offer in offers:
        if not offer.options or _is_told(offer, chosen):
            continue
        if sum(one.least for one in (*chosen, offer)) <= WORDS:
            chosen.append(offer)
        if len(chosen) == MOST:
            break
    return chosen


def _is_told(offer: _Offer, chosen: Sequence[_Offer]) -> bool:
    """Whether the best sentence of a story chosen already says the same as that of `offer`."""
    mine, *others = (telling(content_words(one.options[0].text)) for one in (offer, *chosen))
    return any(says_the_same(mine, other) for other in others)


def _best(offers: Sequence[_Offer]) -> list[Sentence]:
    """For each story its best sentence that leaves room for the others; earlier stories choose first."""
    spare = WORDS - sum(offer.least for offer in offers)
    best = []
    for offer in offers:
        sentence = next(one for one in offer.options if word_count(one.text) <= offer.least + spare)
        spare -= word_count(sentence.text) - offer.least
        best.append(sentence)
    return best


def _by_importance(edition: Edition) -> list[Brief]:
    """The stories with sentences: new before continuing, then several outlets before one, then by score."""
    told = {
        brief.story.id: brief
        for section in edition.sections
        for brief in (*section.lead, *section.more)
        if brief.summary.sentences
    }
    return sorted(
        told.values(),
        key=lambda brief: (
            brief.status is Status.CONTINUING,
            brief.story.independent <= 1,
            -brief.story.rank.score,
        ),
    )


def _spread(edition: Edition, ranked: Sequence[Brief]) -> Iterator[Brief]:
    """The most important story of each section, then the other stories, both by importance."""
    section_of = {brief.story.id: section for section in edition.sections for brief in section.briefs}
    seen: list[object] = []
    best = []
    for brief in ranked:
        section = section_of[brief.story.id]
        if section not in seen:
            seen.append(section)
            best.append(brief)
    yield from best
    yield from (brief for brief in ranked if brief not in best)


# --------------------------------------------------------------------------- one story


def _options(brief: Brief, memory: Memory, language: str) -> tuple[Sentence, ...]:
    """The best sentence for the story, and a second with as many of its headline's words; often none."""
    able = [
        one
        for one in map(_trimmed, _candidates(brief, memory, language))
        if word_count(one.text) <= TOO_LONG and is_self_contained(one.text, brief)
    ]
    able.sort(key=lambda one: word_count(one.text) > LONG)
    if not able:
        return ()
    told = _share(able[0].text, brief)
    return (able[0], *(one for one in able[1:2] if _share(one.text, brief) >= told))


def _candidates(brief: Brief, memory: Memory, language: str) -> Iterable[Sentence]:
    """The sentences that may tell the story, best first; those in the edition's language come first."""
    found = _by_worth(brief, record_of(brief.story, memory))
    languages = {article.url: article.language for article in brief.story.articles}
    if len(set(languages.values())) < 2:
        return found
    return sorted(found, key=lambda one: languages.get(one.citations[0].article_url) != language)


def _by_worth(brief: Brief, record: StoryRecord | None) -> Iterator[Sentence]:
    """The sentences that may tell a story: first what is new, then a shorter sentence, then the others."""
    opening, *others = (*brief.summary.sentences, *(update.sentence for update in brief.updates))
    able = [opening] if _share(opening.text, brief) >= MINUTE_OPENING else []
    able += [one for one in others if _share(one.text, brief) >= MINUTE_OTHER]
    able = [one for one in able if one.support in _BACKED]
    new = [one for one in able if record is None or not is_known(one.text, record.printed)]
    first = new if record else [one for one in new if one is opening]
    yield from first
    yield from (one for one in _shorter(brief) if _share(one.text, brief) >= MINUTE_OTHER)
    yield from (one for one in able if one not in first)


def _trimmed(sentence: Sentence) -> Sentence:
    """A source's sentence without a dateline or connective at its start, which the editing rules cut."""
    if sentence.support is not Support.VERBATIM:
        return sentence
    text, edits = edit(sentence.text, opens_article=True)
    return replace(sentence, text=text, edits=(*sentence.edits, *edits)) if edits else sentence


def _share(text: str, brief: Brief) -> float:
    """The share of the headline's words that a sentence has, 0 to 1; 1 in scripts without blanks."""
    headline = brief.summary.headline
    if word_count(headline) > len(headline.split()):
        return 1.0
    wanted, mine = ({word[:MINUTE_LETTERS] for word in content_words(one)} for one in (headline, text))
    return share_known(wanted, mine)


def _shorter(brief: Brief) -> Iterable[Sentence]:
    """Sentences of about `SHORT` words from the reports; none if a model wrote the summary."""
    if any(one.support is not Support.VERBATIM for one in brief.summary.sentences):
        return ()  # a report's own sentence would not have the style or language of these
    summaries = ExtractiveSummariser().summarise([brief.story, unheaded(brief.story)], words=SHORT)
    return [one for found in summaries if not isinstance(found, SummaryError) for one in found.sentences[:1]]


def is_self_contained(text: str, brief: Brief) -> bool:
    """Whether a sentence can be understood without the story's other sentences and its headline."""
    if not _stands_alone(text) or unintroduced_mentions(text):
        return False
    reports = [passage.text for passage in passages(brief.story)]
    headlines = {article.headline for article in brief.story.articles}
    return not Mentions([text, *reports], "", headlines).needed(0)


def _stands_alone(text: str) -> bool:
    """Whether a sentence can stand alone.

    The rules of `fitness` read capitals, so `WEAK` is good enough in a script without capitals.
    """
    fit = fitness(text)
    first = text.lstrip("\"“«‘'「『(")[:1]
    return fit is Fitness.ALONE or (
        fit is Fitness.WEAK and first.isalpha() and first.lower() == first.upper()
    )

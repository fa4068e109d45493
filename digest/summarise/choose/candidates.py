"""The candidates that the editor's rules judge: a story's sentences, and what was read before each. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.summarise.read.editing import Fitness
from digest.summarise.read.passages import mentions_of
from digest.summarise.redundancy import telling
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from digest.summarise.analysis import Analysis
    from digest.summarise.compare.superseded import Superseded
    from digest.summarise.read.passages import Passage

STRICT_WORDS = 200
"""Summaries of at most this number of words keep the strict rules; a longer one may have loose ends (decision
0010: to forbid loose ends outright there costs .9 of ROUGE-2 on Multi-News)."""
OPENING_PLACES = 2
"""A report usually says what happened within this number of sentences at its beginning, and seldom later
(chosen by reading; not measured)."""
LATEST_OPENING = 10
"""A sentence may open a summary only if it is among this number of sentences at the beginning of its report
(chosen by reading; not measured)."""
_DAYS_APART = timedelta(hours=36)
"""If a story's articles are more than these hours apart, they mean different days by "yesterday" (decision
0010: "more than a day and a half apart")."""
_TOPIC_ARTICLES = 2
"""In a summary of at most `STRICT_WORDS`, a word belongs to the story's topic if at least this number of
articles have it in the headline or the first sentences (decision 0010: "what two articles say early")."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that might be printed, with what comparing it to the rest of its story has shown."""

    number: int
    """The sentence's number in the story, from 0."""
    passage: Passage
    is_superseded_announcement: bool
    has_superseded_count: bool
    are_days_apart: bool
    """Whether the story's articles were written so far apart that "yesterday" is unclear."""
    is_on_topic: bool
    share_told: float
    """The share of the headlines' telling words that it has, 0 to 1, a word counting once for each headline
    that has it; 1 where the headlines have no such word."""
    adds_nothing: bool = False
    """Whether the printed headline has all its content words."""
    needs: frozenset[str] = frozenset()
    """The surnames of the people whom it names by surname alone."""
    introduces: frozenset[str] = frozenset()
    """The surnames of the people whom it names in full."""

    @property
    def news(self) -> float:
        """How likely it states the event, 0 to 1, as the judge finds; 1 where it was not asked."""
        return self.passage.judgement.news if self.passage.judgement else 1.0

    @property
    def analysis(self) -> Analysis:
        """The analysis of the sentence by itself."""
        return self.passage.analysis


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader has read before the sentence in question, and whether the summary is one sentence."""

    words: frozenset[str]
    """The content stems of the printed headline and of the sentences printed so far."""
    telling: frozenset[str] = frozenset()
    """The telling stems (see `redundancy`) of the sentences printed so far."""
    names: frozenset[str] = frozenset()
    """The surnames of the people named in full so far."""
    latest: Candidate | None = None
    """The sentence printed last."""
    rarity: Mapping[str, float] = field(default_factory=dict)
    """The weight of each telling stem of the story: the rarer the stem, the heavier."""
    is_one_sentence: bool = False
    """Whether the summary is so short that one sentence tells the story."""
    most_told: float = 0.0
    """The largest `share_told` among the sentences that might open the summary."""
    most_news: float = 0.0
    """The largest probability that one of the sentences that might open the summary states the event."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The sentences of a story, and whether its headlines say anything."""

    all: tuple[Candidate, ...]
    have_headlines: bool
    """Whether the headlines have any telling word."""


def candidates(
    passages: Sequence[Passage], superseded: Superseded, headline: str, *, is_strict: bool
) -> Candidates:
    """The passages of a story as candidates, under the `headline` that will be printed."""
    told = _headline_weights(passages, headline, superseded.figures)
    settled = frozenset(content_of(headline))
    topic = _topic(passages, headline, at_least=_TOPIC_ARTICLES if is_strict else 1)
    are_apart = _are_days_apart(passages)
    cast = mentions_of(passages, headline) if is_strict else None
    found = tuple(
        Candidate(
            number=number,
            passage=passage,
            is_superseded_announcement=superseded.announcements[number],
            has_superseded_count=superseded.counts[number],
            are_days_apart=are_apart,
            is_on_topic=_is_on_topic(passage, topic),
            share_told=_share_told(passage, told) if passage.place < LATEST_OPENING else 0.0,
            adds_nothing=passage.content <= settled,
            needs=cast.needed(number) if cast else frozenset(),
            introduces=cast.introduces(number) if cast else frozenset(),
        )
        for number, passage in enumerate(passages)
    )
    return Candidates(found, have_headlines=bool(told))


@lru_cache(maxsize=256)
def content_of(headline: str) -> tuple[str, ...]:
    """The content words of a headline, cached because each headline is looked at several times."""
    return tuple(content_words(headline))


def _are_days_apart(passages: Sequence[Passage]) -> bool:
    times = [passage.article.at for passage in passages]
    return bool(times) and max(times) - min(times) > _DAYS_APART


def _headline_weights(
    passages: Sequence[Passage], headline: str, superseded: AbstractSet[str]
) -> Counter[str]:
    """The headlines' telling words, each with the number of headlines that have it.

    The printed headline counts twice. Figures that a later report has replaced (`superseded`) are left out.
    """
    languages = {passage.article.headline: passage.language for passage in passages}
    headlines = {passage.article.url: passage.article.headline for passage in passages}
    told: Counter[str] = Counter()
    for text in (*headlines.values(), headline, headline):
        tables = languages.get(text, passages[0].language)
        told.update(telling(content_of(text), tables) - superseded)
    return told


def _share_told(passage: Passage, told: Counter[str]) -> float:
    """The share of the headlines' words, as weighted in `told`, that a passage has, 0 to 1."""
    if not told:
        return 1.0
    return float(sum(told[word] for word in passage.content & told.keys()) / told.total())


def _topic(passages: Sequence[Passage], headline: str, at_least: int) -> frozenset[str]:
    """The words of the printed headline, and those that `at_least` articles (or all of them) have early.

    Early means in the article's headline, or in a sentence at a place up to `OPENING_PLACES`.
    """
    early: dict[str, set[str]] = {}
    for passage in passages:
        words = early.get(passage.article.url)
        if words is None:
            words = early[passage.article.url] = set(content_of(passage.article.headline))
        if passage.place <= OPENING_PLACES:
            words |= passage.content
    count = Counter(word for words in early.values() for word in words)
    shared = [word for word, articles in count.items() if articles >= min(at_least, len(early))]
    return telling((*shared, *content_of(headline)), passages[0].language)


def _is_on_topic(passage: Passage, topic: frozenset[str]) -> bool:
    """Whether a passage shares a word with the topic: some pages hold other stories, too.

    A passage that refers to the sentence before it has the topic of that sentence, so it always passes.
    """
    if passage.fitness is Fitness.UNRESOLVED or not topic:
        return True
    return not topic.isdisjoint(passage.analysis.telling)

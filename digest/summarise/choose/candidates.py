"""The sentences of a story as the rules of the editor see them, and what was read before one. Pure."""

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
"""Words of a summary up to which the strict rules hold; in a longer one a loose end is forgiven
(decision 0010: there, to forbid them outright costs .9 of ROUGE-2 on Multi-News)."""
OPENING_PLACES = 2
"""Sentences at the beginning of a report in which what happened stands, seldom later (chosen by reading; not
measured)."""
LATEST_OPENING = 10
"""Sentences at the beginning of a report of which one may open a summary (chosen by reading; not
measured)."""
_DAYS_APART = timedelta(hours=36)
"""Time between two articles above which they mean different days by "yesterday" (decision 0010: "more than a
day and a half apart")."""
_TOPIC_ARTICLES = 2
"""Articles that have a word early, for it to be of the story's topic where `STRICT_WORDS` holds (decision
0010: "what two articles say early")."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that might be printed, with what its story shows of it."""

    number: int
    """Among the sentences of the story, from 0."""
    passage: Passage
    is_superseded_announcement: bool
    has_superseded_count: bool
    are_days_apart: bool
    """Whether the articles of the story lie so far apart that "yesterday" is unclear."""
    is_on_topic: bool
    share_told: float
    """The share of what the headlines say that it tells, 0 to 1; 1 where there are no headlines."""
    needs: frozenset[str] = frozenset()
    """The surnames that it uses alone."""
    introduces: frozenset[str] = frozenset()
    """The surnames of those whom it names in full."""

    @property
    def analysis(self) -> Analysis:
        """What the sentence shows by itself."""
        return self.passage.analysis


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader has read when a sentence would come, and how long the whole will be."""

    words: frozenset[str]
    """Content stems of the printed headline and of the sentences printed so far."""
    telling: frozenset[str] = frozenset()
    """Telling stems of the sentences printed so far."""
    names: frozenset[str] = frozenset()
    """Surnames of those who were named in full so far."""
    latest: Candidate | None = None
    """The sentence printed last."""
    rarity: Mapping[str, float] = field(default_factory=dict)
    """The weight of each telling stem of the story."""
    is_one_sentence: bool = False
    """Whether the summary is so short that one sentence tells the story."""
    most_told: float = 0.0
    """The largest share of what the headlines say that a sentence tells which might open."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The sentences of a story, and what its headlines say."""

    all: tuple[Candidate, ...]
    have_headlines: bool
    """Whether the headlines say anything."""


def candidates(
    passages: Sequence[Passage], superseded: Superseded, headline: str, *, is_strict: bool
) -> Candidates:
    """The passages of a story as candidates, under the `headline` that will be printed."""
    told = _headline_weights(passages, headline, superseded.figures)
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
            needs=cast.needed(number) if cast else frozenset(),
            introduces=cast.introduces(number) if cast else frozenset(),
        )
        for number, passage in enumerate(passages)
    )
    return Candidates(found, have_headlines=bool(told))


@lru_cache(maxsize=256)
def content_of(headline: str) -> tuple[str, ...]:
    """The content words of a headline; those of a story are looked at several times."""
    return tuple(content_words(headline))


def _are_days_apart(passages: Sequence[Passage]) -> bool:
    times = [passage.article.at for passage in passages]
    return bool(times) and max(times) - min(times) > _DAYS_APART


def _headline_weights(
    passages: Sequence[Passage], headline: str, superseded: AbstractSet[str]
) -> Counter[str]:
    """Telling words of the headlines, each as often as headlines have it; the printed one counts twice.

    The figures that are `superseded` tell nothing.
    """
    languages = {passage.article.headline: passage.language for passage in passages}
    headlines = {passage.article.url: passage.article.headline for passage in passages}
    told: Counter[str] = Counter()
    for text in (*headlines.values(), headline, headline):
        tables = languages.get(text, passages[0].language)
        told.update(telling(content_of(text), tables) - superseded)
    return told


def _share_told(passage: Passage, told: Counter[str]) -> float:
    """The share of what the headlines say that a passage tells, 0 to 1."""
    if not told:
        return 1.0
    return float(sum(told[word] for word in passage.content & told.keys()) / told.total())


def _topic(passages: Sequence[Passage], headline: str, at_least: int) -> frozenset[str]:
    """Words of the printed headline, and those that stand early in `at_least` articles (or in all)."""
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

    One with an unresolved reference is of the topic of the sentence before it.
    """
    if passage.fitness is Fitness.UNRESOLVED or not topic:
        return True
    return not topic.isdisjoint(passage.analysis.telling)

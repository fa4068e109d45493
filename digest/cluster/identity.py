"""The same story tomorrow: which of today's groups is which story of earlier editions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.merge import affinity, fullness
from digest.cluster.sparse import mean_of, means
from digest.cluster.vectors import tfidf
from digest.models import Article, Evidence
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.cluster.merge import Bars
    from digest.models import Memory, StoryRecord

SLUG_WORDS = 4
SAME_STORY = 1.42
"""How many times the linking bar a group must be like what was told of a story, to be its next chapter: on
two example days true sequels are from 1.59 times as like, others at most 1.35."""


@dataclass(frozen=True, slots=True)
class Known:
    """A story of earlier editions that goes on, with its articles from before today."""

    record: StoryRecord
    earlier: tuple[Article, ...]


def recognise(groups: Sequence[Sequence[Article]], memory: Memory, bars: Bars) -> dict[int, Known]:
    """Position of a group → the story that it continues.

    Shared articles decide first; then how much the group is like what the story's articles (or its printed
    sentences) said. A story is continued by one group at most, the one that fits best.
    """
    if not memory.records or not groups:
        return {}
    today = {article.url for group in groups for article in group}
    earlier = {article.url: article for article in memory.articles if article.url not in today}
    told = [_told(record, earlier) for record in memory.records]
    scores = _likeness(groups, told, bars)
    for pair, overlap in _overlaps(groups, memory.records).items():
        scores[pair] = 1_000.0 * overlap + scores.get(pair, 0.0)
    known: dict[int, Known] = {}
    taken: set[str] = set()
    for _, group, number in sorted((-score, group, number) for (group, number), score in scores.items()):
        record = memory.records[number]
        if group not in known and record.id not in taken:
            taken.add(record.id)
            articles = tuple(article for article in told[number] if article.url in earlier)
            known[group] = Known(record=record, earlier=articles)
    return known


def _told(record: StoryRecord, earlier: Mapping[str, Article]) -> list[Article]:
    """The story's articles from before today; what was printed of it where none was kept."""
    kept = sorted(
        (earlier[url] for url in record.article_urls if url in earlier), key=lambda each: (each.at, each.url)
    )
    if kept:
        return kept
    printed = Article(
        url=f"digest:{record.id}",
        headline=record.headline,
        publisher="",
        published=record.last_seen,
        first_seen=record.last_seen,
        text=" ".join(record.printed),
        evidence=Evidence.BLURB,
    )
    return [printed]


def _overlaps(
    groups: Sequence[Sequence[Article]], records: Sequence[StoryRecord]
) -> dict[tuple[int, int], float]:
    """(group, record) → the Jaccard index of their articles, where they share any."""
    holders: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        for url in record.article_urls:
            holders.setdefault(url, []).append(number)
    found: dict[tuple[int, int], float] = {}
    for position, group in enumerate(groups):
        shared = [number for article in group for number in holders.get(article.url, ())]
        for number in set(shared):
            common = shared.count(number)
            found[position, number] = common / (len(group) + len(records[number].article_urls) - common)
    return found


def _likeness(
    groups: Sequence[Sequence[Article]], told: Sequence[Sequence[Article]], bars: Bars
) -> dict[tuple[int, int], float]:
    """(group, record) → how many times the bar they are alike, where that is enough."""
    everything = [*groups, *told]
    articles = [article for group in everything for article in group]
    labels = np.repeat(np.arange(len(everything)), [len(group) for group in everything])
    rows = tfidf(articles, in_pairs=False)  # a sequel tells it in other words
    centres = means(rows, labels)
    cohesion, text = centres.squares(), mean_of(fullness(rows), labels)
    found: dict[tuple[int, int], float] = {}
    for number in range(len(told)):
        there = len(groups) + number
        averages = centres.against(centres, there)[: len(groups)]
        likeness = affinity(
            averages, cohesion[: len(groups)] * cohesion[there], (text[: len(groups)] + text[there]) / 2, bars
        )
        for position in np.flatnonzero(likeness >= SAME_STORY).tolist():
            found[position, number] = round(float(likeness[position]), 9)
    return found


def new_id(lead: Article, members: Sequence[Article]) -> str:
    """An id that reads as the headline and that nobody else has: ``nato-office-tokyo-1a2b3c``."""
    plain = unicodedata.normalize("NFKD", lead.headline).encode("ascii", "ignore").decode()
    telling = [re.sub(r"[^a-z0-9]", "", word) for word in words(plain) if word not in STOPWORDS]
    slug = "-".join([word for word in telling if word][:SLUG_WORDS]) or "story"
    earliest = min(members, key=lambda article: (article.at, article.url))
    return f"{slug[:48].rstrip('-')}-{blake2b(earliest.url.encode(), digest_size=3).hexdigest()}"

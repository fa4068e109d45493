"""Recognising stories across editions: today's groups → the earlier stories they continue (decision 0019)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from digest.cluster.known_clusters import living_records
from digest.cluster.merge import fullness, gains_of
from digest.cluster.neighbours import between_patterned
from digest.cluster.patterns import stock_of
from digest.cluster.sparse import mean_of, means, sums
from digest.cluster.vectors import tfidf
from digest.models import Article, Evidence
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from digest.cluster.arrays import Amounts, Similarities
    from digest.cluster.merge import Bars
    from digest.cluster.sparse import Rows
    from digest.models import Memory, StoryRecord

SLUG_WORDS = 4
"""An id begins with at most this many words of the headline. Chosen by reading; not measured."""
SLUG_CHARACTERS = 48
"""Most characters of these words together. Chosen by reading; not measured."""
SAME_STORY = 1.42
"""A group whose similarity to an earlier story is at least this multiple of the merging bar continues it: on
two example days true sequels had from 1.59 times the bar, other groups at most 1.35 (decision 0019)."""
ONE_STORY = 2.4
"""A story is merged into a group with which it shares no article only from this multiple of the merging bar:
at `SAME_STORY` one of four such merges was right (decision 0019)."""
HEADLINES = 1.25
"""Between headlines the merging bar counts this many times: at that bar `SAME_STORY` and `ONE_STORY` were
measured (decision 0019), before headlines of one day were merged from a lower one (decision 0036)."""
FULL_WEIGHT_TERMS = 6
"""A similarity that rests on at least this many effective terms counts in full, below in proportion: the
words ``gas prices`` alone do not make a story continue. Without this one in nine stories was mistaken for a
story of 16 days before, with it one in fifty (UCI headlines; decision 0019)."""
LATEST = 30
"""A story is compared by its latest articles, at most this many (decision 0019)."""
LEAST_SPLIT_OFF = 2
"""A new group is a story split from an earlier one if it has at least this many of its articles, and another
group continues that story (decision 0019)."""

Pair: TypeAlias = tuple[int, int]
"""The position of a group, and the position of a record."""


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier editions know of a group of articles."""

    record: StoryRecord | None = None
    """The story that the group continues; none when the group is new."""
    earlier: tuple[Article, ...] = ()
    """That story's articles from before today."""
    merged: tuple[StoryRecord, ...] = ()
    """Other earlier stories that have been merged into the group."""
    split_from: str = ""
    """The id of the story that a new group was split from; empty for none."""


NOTHING = Known()
"""A new group that was split from no story."""


def recognise(groups: Sequence[Sequence[Article]], memory: Memory, bars: Bars) -> dict[int, Known]:
    """Position of a group → what is known of it, for all groups that earlier editions know.

    A story is continued by the group with the most of its articles; if no group has any, by the group whose
    words are most similar to its articles (or to its printed sentences). If several stories lead to one
    group, the one with the most articles there is continued, then the most similar, then the older; the
    others are merged into it. A new group with articles of a story that another group continues was split
    from it.
    """
    records = living_records(memory)
    if not records or not groups:
        return {}
    today = {article.url for group in groups for article in group}
    earlier = {article.url: article for article in memory.articles if article.url not in today}
    told = [_articles_of(record, earlier) for record in records]
    shared = _shared(groups, records)
    likeness = _likeness(groups, told, bars)
    lives = _continued(shared, likeness, records)
    merged = _merged(_home_of_each(shared, likeness), lives)
    known = {}
    for group, number in lives.items():
        parts = [number, *merged.get(group, ())]
        known[group] = Known(
            record=records[number],
            earlier=_of_all(told[part] for part in parts),
            merged=tuple(records[part] for part in parts[1:]),
        )
    for group, number in _split_off(shared, lives).items():
        known[group] = Known(split_from=records[number].id)
    return known


def _articles_of(record: StoryRecord, earlier: Mapping[str, Article]) -> list[Article]:
    """The story's articles from before today; if none was kept, its printed sentences as one article."""
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


def _of_all(told: Iterable[Sequence[Article]]) -> tuple[Article, ...]:
    """The kept articles of several stories, by date, each once; without those made of printed sentences."""
    found = {one.url: one for each in told for one in each if not one.url.startswith("digest:")}
    return tuple(sorted(found.values(), key=lambda each: (each.at, each.url)))


def _shared(groups: Sequence[Sequence[Article]], records: Sequence[StoryRecord]) -> dict[Pair, int]:
    """The number of a record's articles that a group has, for pairs with at least one."""
    holders: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        for url in record.article_urls:
            holders.setdefault(url, []).append(number)
    found: dict[Pair, int] = {}
    for position, group in enumerate(groups):
        for article in group:
            for number in holders.get(article.url, ()):
                found[position, number] = found.get((position, number), 0) + 1
    return found


def _likeness(
    groups: Sequence[Sequence[Article]], told: Sequence[Sequence[Article]], bars: Bars
) -> dict[Pair, float]:
    """The similarity of group and story as a multiple of the merging bar, for pairs from `SAME_STORY` on."""
    bars = replace(bars, headlines=HEADLINES * bars.headlines)
    everything = [*groups, *(each[-LATEST:] for each in told)]
    articles = [article for group in everything for article in group]
    clusters = np.repeat(np.arange(len(everything)), [len(group) for group in everything])
    rows = tfidf(articles, in_pairs=False, stock=stock_of(articles))  # a sequel has other pairs of words
    centres = means(rows, clusters)
    cohesion, full = centres.squares(), mean_of(fullness(rows), clusters)
    size = len(groups)
    found: dict[Pair, float] = {}
    for number in range(len(told)):
        there = size + number
        averages, terms = _against(centres, there, size)
        likeness = gains_of(
            averages, cohesion[:size] * cohesion[there], (full[:size] + full[there]) / 2, bars
        ) * np.minimum(terms / FULL_WEIGHT_TERMS, 1.0)
        for position in np.flatnonzero(likeness >= SAME_STORY).tolist():
            found[position, number] = round(float(likeness[position]), 9)
    return found


def _against(centres: Rows, row: int, size: int) -> tuple[Similarities, Amounts]:
    """The dot products of the first `size` rows with `row`, and the number of effective terms of each.

    The module `effective_terms` explains that number: n if n terms add the same, 1 if one adds the whole.
    """
    own = slice(int(centres.starts[row]), int(centres.starts[row + 1]))
    dense = np.zeros(centres.width)
    dense[centres.columns[own]] = centres.values[own]
    end = int(centres.starts[size])
    products = dense[centres.columns[:end]] * centres.values[:end]
    row_of_entry = np.repeat(np.arange(size), np.diff(centres.starts[: size + 1]))
    total, squares = sums(row_of_entry, products, size), sums(row_of_entry, products**2, size)
    terms = np.asarray(total**2 / np.maximum(squares, 1e-12), np.float64)
    if centres.patterned is not None:
        total = total * between_patterned(centres.patterned[row], centres.patterned[:size])
    return total, terms


def _continued(
    shared: Mapping[Pair, int], likeness: Mapping[Pair, float], records: Sequence[StoryRecord]
) -> dict[int, int]:
    """Group → the record that it continues; no record is continued by two groups."""

    def order(pair: Pair) -> tuple[object, ...]:
        group, number = pair
        record = records[number]
        return -shared.get(pair, 0), -likeness.get(pair, 0.0), record.first_seen, record.id, group

    lives: dict[int, int] = {}
    taken: set[int] = set()
    for group, number in sorted({*shared, *likeness}, key=order):
        if group not in lives and number not in taken:
            lives[group] = number
            taken.add(number)
    return lives


def _home_of_each(shared: Mapping[Pair, int], likeness: Mapping[Pair, float]) -> dict[int, int]:
    """Record → the group with the most of its articles, else the most similar one from `ONE_STORY` on."""
    best: dict[int, tuple[float, float, int]] = {}
    alike = {pair for pair, times in likeness.items() if times >= ONE_STORY}
    for group, number in {*shared, *alike}:
        pair = group, number
        place = (float(shared.get(pair, 0)), likeness.get(pair, 0.0), -group)
        best[number] = max(place, best.get(number, place))
    return {number: -place[2] for number, place in best.items()}


def _merged(homes: Mapping[int, int], lives: Mapping[int, int]) -> dict[int, list[int]]:
    """Group → the records merged into it: it is their best group, and no group continues them."""
    found: dict[int, list[int]] = {}
    going_on = set(lives.values())
    for number, group in sorted(homes.items()):
        if number not in going_on:
            found.setdefault(group, []).append(number)
    return found


def _split_off(shared: Mapping[Pair, int], lives: Mapping[int, int]) -> dict[int, int]:
    """New group → the record that shares the most articles with it, if at least `LEAST_SPLIT_OFF`."""
    best: dict[int, tuple[int, int]] = {}
    for (group, number), articles in shared.items():
        if group not in lives and articles >= LEAST_SPLIT_OFF:
            best[group] = max((articles, -number), best.get(group, (0, 0)))
    return {group: -number for group, (_, number) in best.items()}


def new_id(lead: Article, members: Sequence[Article], taken: Container[str] = ()) -> str:
    """A unique id that begins with words of the headline: ``nato-office-tokyo-1a2b3c``.

    The hash is taken from the earliest article's address. A story that was split from another may have the
    same earliest article, so ids in `taken` are avoided.
    """
    plain = unicodedata.normalize("NFKD", lead.headline).encode("ascii", "ignore").decode()
    content = [re.sub(r"[^a-z0-9]", "", word) for word in words(plain) if word not in STOPWORDS]
    slug = "-".join([word for word in content if word][:SLUG_WORDS]) or "story"
    earliest = min(members, key=lambda article: (article.at, article.url))
    start = slug[:SLUG_CHARACTERS].rstrip("-")
    return next(id_ for id_ in _ids(start, earliest.url) if id_ not in taken)


def _ids(start: str, url: str) -> Iterator[str]:
    for number in count():
        seed = f"{url} {number}" if number else url
        yield f"{start}-{blake2b(seed.encode(), digest_size=3).hexdigest()}"

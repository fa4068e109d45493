"""Reports written to one pattern: events kept apart, twins joined, and reprints known, on invented texts.

A batch holds two to twenty events of one kind, filled into one pattern, in one feed or spread over several.
In every batch one event is told by another outlet in words of its own (a twin), and one pattern text is
printed by four more outlets with small changes (a wire copy). A third of the kinds is put away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations
from random import Random
from statistics import fmean
from typing import TYPE_CHECKING

from bench._pattern_kinds import KINDS, filled
from digest.cluster import Options, cluster
from digest.models import Article, Evidence
from digest.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from bench._pattern_kinds import Kind
    from digest.models import Story

NOTE = (
    "Kinds of invented reports, each written to one pattern; the kinds put away were scored at the end only. "
    "apart: pairs of different events in two stories. twins: an event that another outlet tells in its own "
    "words, in one story. wire: reprints of one text known as copies. called_copies: reports of different "
    "events called copies or rewrites. both: a second feed tells every event, in a pattern of its own."
)
SIZES = (2, 3, 5, 10, 20)
OUTLETS = (1, 4)
START = datetime(2026, 3, 5, 6, tzinfo=UTC)
REPRINTS = 4
CUT = 0.5
"""In feeds beside the first, so many texts lack one of the pattern's sentences."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles with the event of each, and which of them are a twin or print one wire text."""

    articles: tuple[Article, ...]
    event: dict[str, str]
    twins: tuple[str, ...]
    wire: tuple[str, ...]


def batch(kind: Kind, size: int, outlets: int, twins_of: int = 1) -> Batch:
    """So many events of a kind over so many outlets, with a wire text and twins of the first events."""
    chance = Random(f"{kind.name} {size} {outlets}")  # noqa: S311  (repeatable, not secret)
    articles, event, twins, wire = [], {}, [], []
    start = chance.randrange(24)
    for number in range(size):
        slots = filled((start + number) % 24, chance)
        told = _article(kind, kind.told, slots, f"wire{number % outlets}", number, chance)
        articles.append(told)
        event[told.url] = f"{kind.name}-{number}"
        if number < twins_of:
            retold = _article(kind, kind.retold, slots, "courier", number, chance)
            articles.append(retold)
            event[retold.url] = event[told.url]
            twins.append(retold.url)
        if number == 1:
            for reprint in range(REPRINTS):
                copy = _reprint(told, reprint)
                articles.append(copy)
                event[copy.url] = event[told.url]
                wire.append(copy.url)
    return Batch(tuple(articles), event, tuple(twins), tuple(wire))


def _article(
    kind: Kind, pattern: tuple[str, str], slots: dict[str, object], outlet: str, number: int, chance: Random
) -> Article:
    at = START + timedelta(minutes=chance.randrange(600))
    headline, text = (part.format(**slots) for part in pattern)
    if pattern is kind.told and outlet != "wire0" and chance.random() < CUT:
        text = _without_one_sentence(text, chance)
    return Article(
        url=f"https://{outlet}.example/{kind.name}/{number}",
        headline=headline[0].upper() + headline[1:],
        publisher=outlet.title(),
        published=at,
        first_seen=at,
        text=text,
        evidence=Evidence.BLURB if len(text) < 400 else Evidence.FULL,
        language=kind.language,
        feed_urls=(f"https://{outlet}.example/feed",),
    )


def _without_one_sentence(text: str, chance: Random) -> str:
    """The text without one of its sentences after the first."""
    paragraphs = [sentences(paragraph) for paragraph in text.split("\n\n")]
    places = [(row, place) for row, told in enumerate(paragraphs) for place in range(len(told))][1:]
    if places:
        row, place = chance.choice(places)
        del paragraphs[row][place]
    return "\n\n".join(" ".join(told) for told in paragraphs if told)


def _reprint(told: Article, number: int) -> Article:
    """The text as another outlet prints it: an hour later, in one case with a line of its own."""
    at = told.at + timedelta(hours=1 + number)
    text = told.text if number % 2 else f"{told.text}\n\nMore reports on page {number + 2}."
    return Article(
        url=f"https://paper{number}.example/{told.url.rsplit('/', 2)[1]}",
        headline=told.headline,
        publisher=f"Paper {number}",
        published=at,
        first_seen=at,
        text=text,
        evidence=told.evidence,
        language=told.language,
        feed_urls=(f"https://paper{number}.example/feed",),
    )


def scores(given: Batch, stories: Sequence[Story]) -> dict[str, float]:
    """Pairs of events kept apart, twins joined, reprints known as copies, and false copies."""
    home = {article.url: story.id for story in stories for article in story.articles}
    pairs = [pair for pair in combinations(home, 2) if given.event[pair[0]] != given.event[pair[1]]]
    copies = [copy for story in stories for copy in story.copies]
    urls = {event: [url for url in home if given.event[url] == event] for event in given.event.values()}
    told = [next(url for url in urls[given.event[twin]] if url != twin) for twin in given.twins]
    said = {copy.article_url for copy in copies} | {copy.original_url for copy in copies}
    return {
        "apart": fmean(home[one] != home[other] for one, other in pairs),
        "twins": fmean(home[one] == home[twin] for one, twin in zip(told, given.twins, strict=True)),
        "wire": fmean(url in said for url in given.wire),
        "called_copies": fmean(
            any(
                copy.article_url == url and given.event[copy.original_url] != given.event[url]
                for copy in copies
            )
            for url in home
        ),
        "stories_an_event": len(stories) / len(set(given.event.values())),
    }


def of_batch(given: Batch) -> dict[str, float]:
    """The scores of a batch as `cluster` makes it into stories."""
    return scores(given, cluster(given.articles, None, Options()))


def of_kind(kind: Kind) -> dict[str, float]:
    """The mean over all sizes and numbers of outlets."""
    found = _mean(of_batch(batch(kind, size, outlets)) for size in SIZES for outlets in OUTLETS)
    both = _mean(of_batch(batch(kind, size, 1, twins_of=size)) for size in SIZES[2:])
    return found | {"both_apart": both["apart"], "both_twins": both["twins"]}


def together(kinds: Sequence[Kind]) -> dict[str, float]:
    """All kinds in one batch, ten events of each over four outlets."""
    each = [batch(kind, 10, 4) for kind in kinds]
    return of_batch(
        Batch(
            tuple(article for one in each for article in one.articles),
            {url: event for one in each for url, event in one.event.items()},
            tuple(url for one in each for url in one.twins),
            tuple(url for one in each for url in one.wire),
        )
    )


def _mean(each: Iterable[dict[str, float]]) -> dict[str, float]:
    found = list(each)
    return {metric: fmean(one[metric] for one in found) for metric in found[0]}


def measure(data: Path) -> dict[str, dict[str, float]]:  # noqa: ARG001  (all texts are invented)
    """The scores of each kind seen, of these together, and of the kinds put away."""
    seen = [kind for kind in KINDS if not kind.is_put_away]
    unread = [kind for kind in KINDS if kind.is_put_away]
    found = {kind.name: of_kind(kind) for kind in seen}
    found["all seen kinds"] = _mean(found.values())
    found["all together"] = together(seen)
    found["kinds put away"] = _mean(of_kind(kind) for kind in unread)
    found["put away together"] = together(unread)
    return found

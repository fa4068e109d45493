"""Background from earlier editions, against what people wrote as background for that day of a running event.

Each day of an event (`background`: updates written by several annotators) is an edition; what the updates of
the days before said is what those editions printed. ROUGE of the sentences chosen with the annotator's own
background: precision is how much of what is printed an editor had there, too. Peers print as many sentences:
the first of the first day, of the day before, and any drawn at random. The annotators' backgrounds grow from
day to day and hold nearly all of the day before, whatever today's news takes as known, and what was still
open: what that peer has is no bound for a sentence that must stand under today's.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from bench.sets import rows
from digest.models import Article, Printing, Story, StoryRecord
from digest.summarise.compare.background import background
from digest.summarise.read.passages import article_passages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

NOTE = (
    "shown: share of the days on which background was found. ROUGE precision in percent over those days, "
    "against the annotator's background; peers choose on the same days, as many sentences as are shown."
)
LIMIT = 2


@dataclass(frozen=True, slots=True)
class Day:
    """One day of an event: what was printed before, what is told today, and an editor's background."""

    story: Story
    record: StoryRecord
    today: list[str]
    reference: str


def measure(data: Path) -> dict[str, dict[str, float]]:
    """``{background: {days, shown, rouge1_precision, rouge2_precision, peer_…}}``."""
    days = list(_days(data))
    chosen = {number: _chosen(day) for number, day in enumerate(days)}
    told = [(day, texts) for number, day in enumerate(days) if (texts := chosen[number])]
    scores: dict[str, float] = {"days": len(days), "shown": len(told) / len(days)}
    scores |= _precision([day.reference for day, _ in told], [" ".join(texts) for _, texts in told])
    random = Random(0)  # noqa: S311
    peers: dict[str, Callable[[Day, int], Sequence[str]]] = {
        "first_day": lambda day, count: day.record.printings[0].sentences[:count],
        "day_before": lambda day, count: day.record.printings[-1].sentences[:count],
        "random": lambda day, count: random.sample(_printed(day), min(count, len(_printed(day)))),
    }
    for name, peer in peers.items():
        texts = [" ".join(peer(day, len(shown))) for day, shown in told]
        found = _precision([day.reference for day, _ in told], texts)
        scores |= {f"peer_{name}_{metric}": value for metric, value in found.items()}
    return {"background": scores}


def _chosen(day: Day) -> list[str]:
    return [told.sentence.text for told in background(day.story, day.record, day.today, LIMIT)]


def _printed(day: Day) -> list[str]:
    return [text for printing in day.record.printings for text in printing.sentences]


def _precision(references: Sequence[str], texts: Sequence[str]) -> dict[str, float]:
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
    found = [scorer.score(one, text) for one, text in zip(references, texts, strict=True)]
    return {
        f"{name}_precision": 100 * sum(row[name].precision for row in found) / max(len(found), 1)
        for name in ("rouge1", "rouge2")
    }


def _days(data: Path) -> Iterator[Day]:
    """Every day of which an annotator wrote a background, after the first."""
    timelines: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows(data, "mds", "background"):
        if row["update"]:
            timelines[row["event"], row["annotator"]].append(row)
    for key in sorted(timelines):
        yield from _timeline("/".join(key), sorted(timelines[key], key=lambda row: str(row["date"])))


def _timeline(event: str, told: Iterable[dict[str, Any]]) -> Iterator[Day]:
    articles: list[Article] = []
    printings: list[Printing] = []
    for row in told:
        day = date.fromisoformat(row["date"].strip("[]")[:10])
        article = _article(event, day, row["update"])
        today = [passage.text for passage in article_passages(article)]
        if printings and row["background"]:
            story = Story(id=event, articles=(article,), earlier=tuple(articles))
            yield Day(story, _record(story, printings), today, row["background"])
        articles.append(article)
        printings.append(Printing(edition=str(day), at=article.at, sentences=tuple(today)))


def _article(event: str, day: date, text: str) -> Article:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Article(
        url=f"https://events.example/{event}/{day}",
        headline="",
        publisher="",
        published=at,
        first_seen=at + timedelta(minutes=1),
        text=text,
    )


def _record(story: Story, printings: Sequence[Printing]) -> StoryRecord:
    return StoryRecord(
        id=story.id,
        article_urls=tuple(article.url for article in story.earlier),
        headline="",
        first_seen=printings[0].at,
        last_seen=printings[-1].at,
        last_edition=printings[-1].edition,
        last_edition_at=printings[-1].at,
        printed=tuple(text for printing in printings for text in printing.sentences),
        printings=tuple(printings),
    )

"""The articles of several days → which of them tell one affair that went on, found day after day. Pure.

Over a week the reports of one affair have little in common: cracks are found, villages left, an inquiry is
ordered. From one day to the next they do. So the days are gone through as editions would be, and each day's
stories continue those before by the rules by which a story keeps its id (`identity`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.cluster import cluster
from digest.models import Memory, StoryRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from digest.cluster import Options
    from digest.models import Article, Story
    from digest.protocols import Embedder


def threads(
    articles: Sequence[Article], embedder: Embedder | None, options: Options, *, timezone: str
) -> list[StoryRecord]:
    """A record of each affair with articles on two local days or more, with the addresses of all of them."""
    by_day = _by_day(articles, timezone)
    told: dict[str, list[Story]] = defaultdict(list)
    for day in sorted(by_day):
        stories = cluster(by_day[day], embedder, options, memory=_memory(told))
        for story in stories:
            for merged in story.merged:
                told[story.id] = [*told.pop(merged, ()), *told[story.id]]
            told[story.id].append(story)
    return [_record(id_, told[id_]) for id_ in sorted(told) if len(told[id_]) > 1]


def _by_day(articles: Sequence[Article], timezone: str) -> Mapping[date, list[Article]]:
    """The articles that say when they appeared, by local day."""
    zone = ZoneInfo(timezone)
    found: dict[date, list[Article]] = defaultdict(list)
    for article in articles:
        if article.published is not None:
            found[article.at.astimezone(zone).date()].append(article)
    return found


def _memory(told: Mapping[str, Sequence[Story]]) -> Memory:
    """What the days before know, as editions would."""
    return Memory(
        records=tuple(_record(id_, told[id_]) for id_ in sorted(told)),
        articles=tuple(_articles(story for stories in told.values() for story in stories)),
    )


def _record(id_: str, stories: Sequence[Story]) -> StoryRecord:
    articles = _articles(stories)
    return StoryRecord(
        id=id_,
        article_urls=tuple(article.url for article in articles),
        headline=stories[-1].lead.headline,
        first_seen=min(article.at for article in articles),
        last_seen=max(article.at for article in articles),
    )


def _articles(stories: Iterable[Story]) -> list[Article]:
    return list({article.url: article for story in stories for article in story.articles}.values())

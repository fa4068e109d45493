"""A week as a rollup clusters it: affairs followed from day to day, beside the same articles all at once.

UCI headlines by their crawl day (of an eighth of the events), updates of running events (`background`), and
full texts with those of an event a day apart (`wikinews`), in runs of `WEEK` days; BCubed against the events.
UCI's gold tells most events anew each day, so that some of what it calls wrong is a story that went on.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bench._put_away import is_put_away
from bench.cluster import bcubed
from bench.days import DAYS
from bench.sets import MissingDataError
from digest.cluster import Options, cluster
from digest.cluster.threads import threads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from digest.models import Article, StoryRecord

NOTE = "peer_at_once: the week clustered without threads. _away: the third of the events that is put away."
WEEK = 7
RUNS = 2
"""Weeks of each set: the first days and those after them."""
SHARE = 8
"""One event of UCI in this many is taken: about 600 headlines a day."""
Scores = dict[str, float]


def measure(data: Path) -> dict[str, Scores]:
    """F1, precision and recall of each run of days."""
    scores = {}
    for name, read in DAYS.items():
        try:
            days, events = read(data)
        except MissingDataError:
            continue
        order = sorted(days)
        for number in range(RUNS):
            run = order[number * WEEK : (number + 1) * WEEK]
            articles = [
                one for day in run for one in days[day] if name != "uci" or _is_taken(events[one.url])
            ]
            if len(run) > 1:
                scores[f"{name} {number + 1}"] = _beside(articles, events)
    return scores


def _is_taken(event: str) -> bool:
    return int(hashlib.blake2b(event.encode(), digest_size=4).hexdigest(), 16) % SHARE == 0


def _beside(articles: Sequence[Article], events: Mapping[str, str]) -> Scores:
    followed = threads(articles, None, Options(), timezone="UTC")
    ours, anew = _scores(articles, events, followed), _scores(articles, events, [])
    return {"threads": float(len(followed))} | ours | {f"peer_at_once_{key}": anew[key] for key in anew}


def _scores(articles: Sequence[Article], events: Mapping[str, str], found: Sequence[StoryRecord]) -> Scores:
    stories = cluster(articles, None, Options(), threads=found)
    label = {one.url: number for number, story in enumerate(stories) for one in story.articles}
    gold = [events[article.url] for article in articles]
    given = [label[article.url] for article in articles]
    away = [is_put_away(event) for event in gold]
    names = ("f1", "precision", "recall")
    scores = dict(zip(names, bcubed(gold, given), strict=True))
    return scores | {f"{key}_away": one for key, one in zip(names, bcubed(gold, given, away), strict=True)}

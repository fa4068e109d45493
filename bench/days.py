"""Stories over days: does an event keep its id, and is joining standing stories as good as starting over.

Edition after edition is made of real days with the memory of those before, as the pipeline does it: UCI
headlines by their crawl day, updates of running events (`background`: the events' days laid side by side),
and full texts (`wikinews`: the articles of each event a day apart). ``24h`` and ``48h`` are the windows, one
edition a day.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from bench.cluster import SETS, bcubed
from bench.sets import MissingDataError, rows
from digest.cluster import Bars, Options, cluster
from digest.cluster.known_clusters import NEW, known_clusters
from digest.cluster.link import link
from digest.models import Article, Evidence, Memory, StoryRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from digest.models import Story

NOTE = (
    "id_recall: events of the edition before whose largest story has an id that the event had. id_precision: "
    "stories with a remembered id that are of its event; UCI's gold tells most events anew each day: there "
    "long_ago counts, stories taken for one of 16 days before. Peer: greatest Jaccard index of the articles. "
    "joined_*: linking with yesterday's stories standing, beside linking anew."
)
FIRST = date(2014, 3, 10)
PRINTED = 100
"""Stories that an edition prints and remembers: more than any real one, so that identity is hard."""
MEMORY_DAYS = 7
LAST_DAY = 12
"""Editions are made up to this day: a third of UCI, and what comes later is no different."""
PAIRS = 4
"""Pairs of days that joining, and what is long ago, are measured on."""
LONG_AGO = 16
"""Days after which hardly a story of headlines still goes on."""

Days = dict[int, list[Article]]
Events = dict[str, str]


@dataclass
class Archive:
    """What is remembered between editions, and which event each story was of."""

    records: dict[str, StoryRecord] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)

    def memory(self, newest: datetime, keep: timedelta = timedelta(days=MEMORY_DAYS)) -> Memory:
        """The records that are not too old, with all their articles."""
        live = [
            self.records[id_] for id_ in sorted(self.records) if self.records[id_].last_seen >= newest - keep
        ]
        urls = dict.fromkeys(url for record in live for url in record.article_urls)
        return Memory(records=tuple(live), articles=tuple(self.articles[url] for url in urls))

    def keep(self, id_: str, articles: Sequence[Article], event: str) -> None:
        """Remember a story as it was printed."""
        before = self.records.get(id_)
        self.articles.update({article.url: article for article in articles})
        urls = [*(before.article_urls if before else ()), *(article.url for article in articles)]
        newest = max(article.at for article in articles)
        self.records[id_] = StoryRecord(
            id=id_,
            article_urls=tuple(dict.fromkeys(urls)),
            headline=articles[0].headline,
            first_seen=before.first_seen if before else min(article.at for article in articles),
            last_seen=newest,
            last_edition=f"{newest:%Y/%m/%d}/daily",
            last_edition_at=newest,
        )
        self.events[id_] = event


def uci(data: Path) -> tuple[Days, Events]:
    """Headlines by day."""
    gold = SETS["uci"](data)
    days: Days = defaultdict(list)
    for article in gold.articles:
        days[(article.at.date() - FIRST).days].append(article)
    return days, {article.url: event for article, event in zip(gold.articles, gold.events, strict=True)}


def background(data: Path) -> tuple[Days, Events]:
    """Updates of running events, each annotator an outlet; every event begins on the first day."""
    found = [
        (number, row, str(row["date"]).strip("[]'\"").split(",")[0])
        for number, row in enumerate(rows(data, "mds", "background"))
    ]
    dates: dict[str, set[str]] = defaultdict(set)
    for _, row, when in found:
        dates[row["event"]].add(when)
    days: Days = defaultdict(list)
    events: Events = {}
    for number, row, when in found:
        day = sorted(dates[row["event"]]).index(when)
        text = row["update"]
        url = f"https://{row['annotator']}.example/{number}"
        days[day].append(_article(url, day, text.split(". ")[0][:120], text, row["annotator"]))
        events[url] = row["event"]
    return days, events


def wikinews(data: Path) -> tuple[Days, Events]:
    """The first articles of all events on one day, the second ones on the next, and so on to the fourth."""
    days: Days = defaultdict(list)
    events: Events = {}
    seen: Counter[str] = Counter()
    for row in rows(data, "cluster", "wikinews"):
        day = min(seen[row["event"]], 3)
        seen[row["event"]] += 1
        url = f"https://example.org/{row['id']}"
        days[day].append(_article(url, day, row["title"], row["text"], ""))
        events[url] = row["event"]
    return days, events


def _article(url: str, day: int, headline: str, text: str, publisher: str) -> Article:
    at = datetime(FIRST.year, FIRST.month, FIRST.day, 12, tzinfo=UTC) + timedelta(days=day)
    return Article(
        url=url,
        headline=headline,
        publisher=publisher,
        published=at,
        first_seen=at,
        text=text,
        evidence=Evidence.FULL,
    )


DAYS: dict[str, Callable[[Path], tuple[Days, Events]]] = {
    "wikinews": wikinews,
    "background": background,
    "uci": uci,
}


def event_of(articles: Sequence[Article], events: Events) -> str:
    """The event of at least half of a story's articles; empty when there is none."""
    event, count = max(
        Counter(events[article.url] for article in articles).items(), key=lambda one: one[::-1]
    )
    return event if 2 * count >= len(articles) else ""


def largest(stories: Sequence[Story], events: Events) -> dict[str, Story]:
    """Event → the story that has the most of its articles, among those that are mostly of it."""
    found: dict[str, tuple[int, Story]] = {}
    for story in stories:
        event = event_of(story.articles, events)
        count = sum(events[article.url] == event for article in story.articles)
        if event and count > found.get(event, (0, story))[0]:
            found[event] = count, story
    return {event: story for event, (_, story) in found.items()}


def by_jaccard(articles: Sequence[Article], memory: Memory) -> list[Story]:
    """The peer: stories from scratch; each keeps the id of the record that it shares most articles with."""
    stories = cluster(articles, None, Options())
    scores = []
    for place, story in enumerate(stories):
        mine = {article.url for article in story.articles}
        for record in memory.records:
            if not mine.isdisjoint(record.article_urls):
                theirs = set(record.article_urls)
                scores.append((-len(mine & theirs) / len(mine | theirs), place, record.id))
    given: dict[int, str] = {}
    for _, place, id_ in sorted(scores):
        if place not in given and id_ not in given.values():
            given[place] = id_
    return [replace(story, id=given.get(place, story.id)) for place, story in enumerate(stories)]


def ours(articles: Sequence[Article], memory: Memory) -> list[Story]:
    """Stories as the pipeline makes them."""
    return cluster(articles, None, Options(), memory=memory)


def followed(
    days: Days, events: Events, width: int, make: Callable[[Sequence[Article], Memory], list[Story]]
) -> dict[str, float]:
    """Edition after edition: how ids fare."""
    archive = Archive()
    before: dict[str, Story] = {}
    ids_of: dict[str, set[str]] = defaultdict(set)
    count: Counter[str] = Counter()
    for day in sorted(days):
        if day > LAST_DAY:
            break
        window = [article for one in range(day - width + 1, day + 1) for article in days.get(one, ())]
        stories = make(window, archive.memory(max(article.at for article in window)))
        _count_ids(count, stories, archive, events)
        main = largest(stories, events)
        for event in before.keys() & main.keys():
            count["continuing"] += 1
            count["kept"] += main[event].id in ids_of[event]
            count["fresh"] += main[event].id not in archive.events
        printed = sorted(stories, key=lambda story: (-len(story.articles), story.id))[:PRINTED]
        for story in printed:
            archive.keep(story.id, story.articles, event_of(story.articles, events))
            for id_ in story.merged:
                archive.records[id_] = replace(archive.records[id_], merged_into=story.id)
            ids_of[archive.events[story.id]].add(story.id)
        shown = {story.id for story in printed}
        before = {event: story for event, story in main.items() if story.id in shown}
    return {
        "id_recall": count["kept"] / max(1, count["continuing"]),
        "needless_new": count["fresh"] / max(1, count["continuing"]),
        "id_precision": count["right"] / max(1, count["given"]),
        "merges": count["merges"],
        "merges_right": count["merges_right"] / max(1, count["merges"]),
        "splits": count["splits"],
    }


def _count_ids(count: Counter[str], stories: Sequence[Story], archive: Archive, events: Events) -> None:
    for story in stories:
        event = event_of(story.articles, events)
        if story.id in archive.events:
            count["given"] += 1
            count["right"] += bool(event) and event == archive.events[story.id]
        for id_ in story.merged:
            count["merges"] += 1
            count["merges_right"] += archive.events[id_] == archive.events[story.id]
        count["splits"] += bool(story.split_from)


def long_ago(days: Days) -> float:
    """The share of the largest stories of a day that are taken for one of `LONG_AGO` days before."""
    taken = total = 0
    for day in sorted(days)[:PAIRS]:
        if day + LONG_AGO in days:
            archive = Archive()
            for story in _top(cluster(days[day], None, Options())):
                archive.keep(story.id, story.articles, "")
            later = days[day + LONG_AGO]
            memory = archive.memory(later[0].at, timedelta(days=2 * LONG_AGO))
            stories = _top(cluster(later, None, Options(), memory=memory))
            taken += sum(story.id in archive.records for story in stories)
            total += len(stories)
    return taken / max(1, total)


def _top(stories: Sequence[Story]) -> list[Story]:
    return sorted(stories, key=lambda story: (-len(story.articles), story.id))[:PRINTED]


def joined(days: Days, events: Events) -> dict[str, float]:
    """Linking two days with the first day's stories standing, beside linking both anew: means over pairs."""
    seconds = [day for day in sorted(days) if day - 1 in days][:PAIRS]
    found = [_joined_once(days[day - 1], days[day], events) for day in seconds]
    return {name: float(np.mean([one[name] for one in found])) for name in found[0]} if found else {}


def _joined_once(first: Sequence[Article], second: Sequence[Article], events: Events) -> dict[str, float]:
    before = _in_time(first)
    records = [
        StoryRecord(
            id=str(number),
            article_urls=tuple(before[member].url for member in group),
            headline="",
            first_seen=before[0].at,
            last_seen=before[0].at,
        )
        for number, group in enumerate(link(before, Bars()))
        if len(group) > 1
    ]
    articles = _in_time([*first, *second])
    known = known_clusters(articles, records)
    started = time.process_time()
    anew = _labels(link(articles, Bars()), len(articles))
    between = time.process_time()
    inc = _labels(link(articles, Bars(), known=known), len(articles))
    ended = time.process_time()
    gold = [events[article.url] for article in articles]
    old = np.flatnonzero(known != NEW).tolist()
    stood = [str(known[place]) for place in old]
    return {
        "joined_agreement": bcubed([str(label) for label in anew], inc)[0],
        "joined_moved": _moved(anew, inc),
        "joined_bcubed_f1": bcubed(gold, inc)[0],
        "peer_anew_joined_bcubed_f1": bcubed(gold, anew)[0],
        "joined_stays": bcubed(stood, [inc[place] for place in old])[2],
        "peer_anew_joined_stays": bcubed(stood, [anew[place] for place in old])[2],
        "joined_cpu_s": ended - between,
        "peer_anew_joined_cpu_s": between - started,
    }


def _in_time(articles: Sequence[Article]) -> list[Article]:
    return sorted(articles, key=lambda article: (article.at, article.url))


def _labels(groups: Sequence[Sequence[int]], size: int) -> list[int]:
    labels = [0] * size
    for label, members in enumerate(groups):
        for member in members:
            labels[member] = label
    return labels


def _moved(anew: Sequence[int], inc: Sequence[int]) -> float:
    """The share of articles outside the story that has the most of those they are with when linked anew."""
    best: dict[int, int] = {}
    for (label, _), count in Counter(zip(anew, inc, strict=True)).items():
        best[label] = max(count, best.get(label, 0))
    return 1 - sum(best.values()) / len(anew)


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Identity with windows of one day and of two, and joining beside linking anew."""
    scores: dict[str, dict[str, float]] = {}
    for name, read in DAYS.items():
        try:
            days, events = read(data)
        except MissingDataError:
            continue
        for width in (1, 2):
            scores[f"{name} {24 * width}h"] = _beside(days, events, width)
        if name == "uci":
            scores["uci 24h"]["long_ago"] = long_ago(days)
            scores["uci 48h"] |= joined(days, events)
    if not scores:
        raise MissingDataError(f"no set of {', '.join(DAYS)} in {data}: name the folder with --data")
    return scores


def _beside(days: Days, events: Events, width: int) -> dict[str, Any]:
    mine = followed(days, events, width, ours)
    peer: Mapping[str, float] = followed(days, events, width, by_jaccard)
    return mine | {f"peer_jaccard_{key}": peer[key] for key in ("id_recall", "needless_new", "id_precision")}

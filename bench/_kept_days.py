"""Days of a paper for the benches of keeping: entries, articles and editions as long as real ones.

Sentences are real ones (of ``mds``) drawn anew for each text, so that texts are as long and pack as well as
real ones and yet each differs; without the data they are put together from words. Everything goes through
the store's own methods, as `digest.pipeline` does it, but nothing is clustered or summarised: which articles
make a story is drawn.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bench.sets import MissingDataError, rows
from digest.compose.remembering import recall, remember
from digest.models import (
    PUBLISHED,
    Article,
    Brief,
    Bullet,
    Citation,
    Edition,
    Entry,
    Fate,
    Feed,
    FeedHealth,
    FeedState,
    Fetched,
    Ledger,
    LedgerLine,
    Manifest,
    Material,
    Plan,
    Receipt,
    Section,
    Sentence,
    Slot,
    Status,
    Story,
    Summary,
    Window,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest.models import Memory
    from digest.protocols import Store

FIRST = datetime(2026, 1, 1, 7, tzinfo=UTC)
FEEDS = tuple(Feed(url=f"https://outlet{n}.example/news/rss.xml", name=f"Outlet {n}") for n in range(40))
TEXT_SENTENCES = (6, 44)
"""Fewest and most sentences of a text: 2,900 characters on average, as outlets' reports have them."""
STORIES = (6, 6, 5, 5, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1)
"""How many articles each story of an edition has."""
GOING_ON = 5
"""How many of them are stories that an edition before printed."""
_SENTENCE = re.compile(r"[A-Z“\"][^.!?\n]{40,240}[.!?]")


def sentences(data: Path) -> list[str]:
    """A few thousand sentences of news."""
    try:
        texts = (one["text"] for row in rows(data, "mds", "multinews") for one in row["articles"])
        return list(dict.fromkeys(found for text in texts for found in _SENTENCE.findall(text)))
    except MissingDataError:
        chance = random.Random(4)  # noqa: S311
        words = ["".join(chance.choices("aeiounrstlmdc", k=chance.randint(2, 9))) for _ in range(4000)]
        return [
            " ".join(chance.choices(words, k=chance.randint(9, 30))).capitalize() + "." for _ in range(6000)
        ]


@dataclass(slots=True)
class Paper:
    """A paper that is made twice a day, and what it remembers between editions beside its store."""

    store: Store
    pool: Sequence[str]
    a_day: int = 500
    editions_a_day: int = 2
    chance: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311
    made: int = 0

    @property
    def step(self) -> timedelta:
        """The time between two editions."""
        return timedelta(days=1) / self.editions_a_day

    def now(self) -> datetime:
        """When the edition that was made last was made."""
        return FIRST + self.made * self.step

    def remembered_since(self) -> datetime:
        """How far back stories are remembered now."""
        return self.now() - self.step - timedelta(days=7)

    def next_edition(self) -> Edition:
        """Read the feeds, and keep and publish an edition of what they brought."""
        self.made += 1
        until = self.now()
        window = Window(since=until - self.step, until=until)
        self._read(window)
        return self._edition(window)

    # ---------------------------------------------------------------------- what is read

    def _read(self, window: Window) -> None:
        by_feed: dict[str, list[tuple[Entry, str]]] = {}
        for number in range(self.a_day // self.editions_a_day):
            entry = self._entry(number, window)
            prints = ".".join(f"{self.chance.getrandbits(64):016x}" for _ in range(4))
            by_feed.setdefault(entry.feed_url, []).append((entry, prints))
        states = (FeedState(url=url, checked_at=window.until, etag='"5f3a"') for url in by_feed)
        self.store.record_fetches(
            [Fetched(state=state, entries=tuple(by_feed[state.url])) for state in states]
        )
        for entry in self.store.pending_entries():
            fate = self.chance.random()
            if fate < 0.04:
                self.store.record_failure(entry, "the page answered 403 (Forbidden)")
            else:
                self.store.record_article(entry, self._article(entry))

    def _entry(self, number: int, window: Window) -> Entry:
        feed = FEEDS[self.chance.randrange(len(FEEDS))]
        host = feed.url.split("/")[2]
        title = self.chance.choice(self.pool)[:72]
        slug = "-".join(re.findall(r"[a-z]+", title.lower())[:9])
        url = f"https://{host}/world/{window.until:%Y/%m/%d}/{slug}-{self.made}-{number}"
        at = window.since + self.step * self.chance.random()
        text = self._text() if feed.url[14] in "02468" else ""
        blurb = " ".join(self.chance.sample(self.pool, 2))
        return Entry(
            feed_url=feed.url,
            guid=url,
            url=url,
            title=title,
            published=at,
            first_seen=at,
            byline="Ada Lund",
            html="".join(f"<p>{part}</p>" for part in text.split("\n\n")) if text else f"<p>{blurb}</p>",
            summary=blurb,
            tags=("world", "politics"),
            language="en",
        )

    def _text(self) -> str:
        chosen = self.chance.sample(self.pool, self.chance.randint(*TEXT_SENTENCES))
        return "\n\n".join(" ".join(chosen[n : n + 3]) for n in range(0, len(chosen), 3))

    def _article(self, entry: Entry) -> Article:
        return Article(
            url=entry.url,
            headline=entry.title,
            publisher=entry.feed_url.split("/")[2],
            published=entry.published,
            first_seen=entry.first_seen,
            text=re.sub(r"</p>", "\n\n", entry.html).replace("<p>", "").strip()
            if len(entry.html) > 1000
            else self._text(),
            byline=entry.byline,
            language="en",
            feed_urls=(entry.feed_url,),
            tags=entry.tags,
        )

    # ---------------------------------------------------------------------- what is made

    def _edition(self, window: Window) -> Edition:
        mark = f"_{window.until:%H%M}" if self.made % self.editions_a_day else ""
        slug = f"{window.until:%Y/%m/%d}/daily{mark}"
        since = window.since - timedelta(days=7)
        memory = self.store.memory("daily", before=window.until, since=since, excluding=slug)
        articles = tuple(self.store.articles(window, reach=since))
        before = self.store.articles(Window(since=since, until=window.since))
        material = Material(
            plan=Plan(),
            window=window,
            made_at=window.until,
            articles=articles,
            memory=recall(memory, before),
            ledger=Ledger(lines=tuple(self.store.fates(window, reach=since))),
        )
        stories = self._stories(articles, memory)
        edition = self._made(slug, window, articles, stories)
        edition = replace(edition, records=remember(edition, stories, memory))
        self.store.save_edition(edition, material, edition.records)
        self.store.add_receipt(
            Receipt(edition_slug=slug, channel=PUBLISHED, target="folder", at=window.until)
        )
        return edition

    def _stories(self, articles: Sequence[Article], memory: Memory) -> list[Story]:
        chosen = self.chance.sample(articles, sum(STORIES))
        known = [record.id for record in memory.records]
        going_on = self.chance.sample(known, min(GOING_ON, len(known)))
        stories = []
        for number, size in enumerate(STORIES):
            members, chosen = tuple(chosen[:size]), chosen[size:]
            id_ = going_on[number] if number < len(going_on) else f"story-{self.made}-{number}"
            stories.append(Story(id=id_, articles=members, independent=size))
        return stories

    def _made(
        self, slug: str, window: Window, articles: Sequence[Article], stories: Sequence[Story]
    ) -> Edition:
        briefs = [_brief(story, 4 if number < 4 else 1) for number, story in enumerate(stories)]
        printed = {article.url for story in stories for article in story.articles}
        lines = tuple(
            LedgerLine(
                feed_url=article.feed_urls[0],
                title=article.headline,
                url=article.url,
                fate=Fate.PRINTED if article.url in printed else Fate.BELOW_CUT,
                detail="" if article.url in printed else "ranked below those printed",
                guid=article.url,
            )
            for article in articles
        )
        health = tuple(
            FeedHealth(url=feed.url, name=feed.name, entries=6, checked_at=window.until) for feed in FEEDS
        )
        return Edition(
            slug=slug,
            plan_id="daily",
            title="Digest",
            label="Daily",
            language="en",
            timezone="UTC",
            window=window,
            made_at=window.until,
            slot=Slot(edition_id="daily", local=f"{window.until:%Y-%m-%dT%H:%M}", at=window.until),
            mark=f"{window.until:%H:%M}" if self.made % self.editions_a_day else "",
            sections=(
                Section(
                    name="World",
                    topic="world",
                    lead=tuple(briefs[:4]),
                    more=tuple(briefs[4:12]),
                    single_source=tuple(briefs[12:]),
                ),
            ),
            in_brief=tuple(
                Bullet(story_id=each.story.id, text=each.summary.headline, status=Status.NEW)
                for each in briefs[:4]
            ),
            ledger=Ledger(lines=lines, feeds=health),
            manifest=Manifest(
                version="0", summariser="extractive 1", embedder="", options="{}", material_hash="0" * 32
            ),
        )


def _brief(story: Story, length: int) -> Brief:
    sentences = []
    for number in range(length):
        source = story.articles[number % len(story.articles)]
        ends = [found.end() for found in _SENTENCE.finditer(source.text)]
        starts = [found.start() for found in _SENTENCE.finditer(source.text)]
        place = number % len(ends)
        cited = Citation(article_url=source.url, start=starts[place], end=ends[place])
        sentences.append(Sentence(text=source.text[cited.start : cited.end], citations=(cited,)))
    summary = Summary(headline=story.lead.headline, sentences=tuple(sentences), method="extractive 1")
    return Brief(story=story, summary=summary)

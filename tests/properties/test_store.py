"""Two stores asked the same things answer the same; what is given comes back."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from digest.models import Article, Entry, Evidence, FeedState, Receipt, Slot, StoryRecord, Window
from digest.store.memory import MemoryStore
from digest.store.merge import merged
from digest.store.rows import micros_from, moment_from, noun_from, payload_from
from digest.store.sql import SqlStore
from tests.builders import NOON, at

if TYPE_CHECKING:
    from digest.protocols import Store

FEEDS = st.sampled_from(["https://a.example/rss", "https://b.example/rss"])
GUIDS = st.sampled_from(["1", "2", "3"])
ADDRESSES = st.sampled_from(["https://a.example/1", "https://a.example/2", "https://b.example/1"])
HOURS = st.integers(-30, 3)
MOMENTS = HOURS.map(at)
TEXTS = st.text(max_size=40)
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A failure is told as found: shrinking it goes through hundreds of databases. Add `Phase.shrink` to look into one."""
WINDOW = Window(since=at(-24), until=NOON)

ENTRIES = st.builds(
    Entry,
    feed_url=FEEDS,
    guid=GUIDS,
    url=ADDRESSES,
    title=TEXTS,
    published=st.none() | MOMENTS,
    first_seen=MOMENTS,
    html=TEXTS,
)
ARTICLES = st.builds(
    Article,
    url=ADDRESSES,
    headline=TEXTS,
    publisher=st.sampled_from(["A", "B"]),
    published=st.none() | MOMENTS,
    first_seen=MOMENTS,
    text=st.text(alphabet="ab", max_size=3),
    evidence=st.sampled_from(Evidence),
    is_day_only=st.booleans(),
    feed_urls=st.lists(FEEDS, max_size=2, unique=True).map(lambda urls: tuple(sorted(urls))),
    tags=st.lists(st.sampled_from("xyz"), max_size=2, unique=True).map(lambda tags: tuple(sorted(tags))),
)
SLOTS = st.sampled_from(
    [Slot(edition_id="daily", local=f"2026-03-0{day}T07:00", at=at(24 * (day - 5))) for day in (4, 5)]
)
HOLDERS = st.sampled_from(["anna", "bert"])


@pytest.fixture(autouse=True, scope="module")
def _template(tmp_path_factory: pytest.TempPathFactory) -> None:
    Twins.template = tmp_path_factory.mktemp("template") / "digest.db"
    SqlStore(str(Twins.template), now=NOON).close()


class Twins(RuleBasedStateMachine):
    """A memory store and an SQLite store side by side."""

    template: Path

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.template, self.folder / "digest.db")
        self.sql: Store = SqlStore(str(self.folder / "digest.db"), now=NOON)
        self.memory: Store = MemoryStore()

    @rule(
        url=FEEDS,
        failures=st.integers(0, 3),
        offered=st.lists(ENTRIES, max_size=3),
        capped=st.lists(ENTRIES, max_size=2),
    )
    def fetch(self, url: str, failures: int, offered: list[Entry], capped: list[Entry]) -> None:
        state = FeedState(url=url, failures=failures)
        mine = [(entry, f"print {entry.title}") for entry in offered if entry.feed_url == url]
        for store in (self.sql, self.memory):
            store.record_fetch(state, mine, [(entry, "capped") for entry in capped if entry.feed_url == url])

    @rule(entry=ENTRIES, article=ARTICLES)
    def read(self, entry: Entry, article: Article) -> None:
        for store in (self.sql, self.memory):
            store.record_article(entry, article)

    @rule(article=ARTICLES)
    def read_pending(self, article: Article) -> None:
        for store in (self.sql, self.memory):
            for entry in store.pending_entries()[:1]:
                store.record_article(entry, article)

    @rule(entry=ENTRIES, reason=TEXTS)
    def fail(self, entry: Entry, reason: str) -> None:
        for store in (self.sql, self.memory):
            store.record_failure(entry, reason)

    @rule(slot=SLOTS, holder=HOLDERS, moment=MOMENTS, lease=st.sampled_from([0, 3600, 100_000]))
    def claim(self, slot: Slot, holder: str, moment: datetime, lease: float) -> None:
        assert self.sql.claim_slot(slot, holder, moment, lease) == self.memory.claim_slot(
            slot, holder, moment, lease
        )

    @rule(slot=SLOTS, holder=HOLDERS, done=st.booleans())
    def let_go(self, slot: Slot, holder: str, done: bool) -> None:
        for store in (self.sql, self.memory):
            if done:
                store.finish_slot(slot, holder, NOON)
            else:
                store.release_slot(slot, holder)

    @rule(to=st.sampled_from("xyz"), moment=MOMENTS)
    def receive(self, to: str, moment: datetime) -> None:
        for store in (self.sql, self.memory):
            store.add_receipt(Receipt(edition_slug="a", channel="email", target=to, at=moment))

    @invariant()
    def they_answer_the_same(self) -> None:
        if not hasattr(self, "sql"):
            return
        for url in ("https://a.example/rss", "https://b.example/rss"):
            assert self.sql.known_guids(url) == self.memory.known_guids(url)
            assert self.sql.feed_states([url]) == self.memory.feed_states([url])
        assert self.sql.pending_entries() == self.memory.pending_entries()
        assert self.sql.articles(WINDOW) == self.memory.articles(WINDOW)
        assert self.sql.fates(WINDOW) == self.memory.fates(WINDOW)
        assert self.sql.entry_counts(WINDOW) == self.memory.entry_counts(WINDOW)
        assert self.sql.last_finished_slot("daily") == self.memory.last_finished_slot("daily")
        assert self.sql.receipts("a") == self.memory.receipts("a")

    @invariant()
    def every_entry_is_accounted_for_once(self) -> None:
        """An entry has an article of its own, or a fate that says why not."""
        if not hasattr(self, "memory"):
            return
        always = Window(since=at(-1000), until=at(1000))
        entries = sum(self.memory.entry_counts(always).values())
        lines = self.memory.fates(always)
        assert len({(line.feed_url, line.guid) for line in lines}) == len(lines)
        assert entries == len(lines) + len(self.memory.articles(always))

    def teardown(self) -> None:
        if hasattr(self, "sql"):
            self.sql.close()
            shutil.rmtree(self.folder)


Twins.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None, phases=QUICK)
TestTwins = Twins.TestCase


@given(
    st.builds(
        Article,
        url=st.text(),
        headline=st.text(),
        publisher=st.text(),
        text=st.text(max_size=2000),
        published=st.none() | st.datetimes(timezones=st.just(UTC)),
        first_seen=st.datetimes(timezones=st.just(UTC)),
    )
)
def test_any_article_comes_back_from_a_column(article: Article) -> None:
    payload = payload_from(article)
    assert noun_from(Article, payload) == article
    assert payload_from(noun_from(Article, payload)) == payload


@given(
    st.builds(
        StoryRecord,
        id=st.text(),
        headline=st.text(),
        printed=st.lists(st.text()).map(tuple),
        article_urls=st.just(()),
        days=st.integers(1, 999),
        first_seen=st.datetimes(timezones=st.just(UTC)),
        last_seen=st.datetimes(timezones=st.just(UTC)),
    )
)
def test_any_story_record_comes_back_from_a_column(record: StoryRecord) -> None:
    assert noun_from(StoryRecord, payload_from(record)) == record


@given(st.datetimes(timezones=st.just(UTC)))
def test_moments_come_back_to_the_microsecond_and_keep_their_order(moment: datetime) -> None:
    assert moment_from(micros_from(moment)) == moment
    if moment < datetime.max.replace(tzinfo=UTC):
        assert micros_from(moment) < micros_from(moment + timedelta(microseconds=1))


@given(st.lists(ARTICLES, min_size=2, max_size=4))
def test_articles_of_one_address_merge_to_the_same_in_any_order(articles: list[Article]) -> None:
    same = [_at_one_address(article) for article in articles]
    forwards, backwards = same[0], same[-1]
    for article in same[1:]:
        forwards = merged(forwards, article, is_remade=False)
    for article in same[-2::-1]:
        backwards = merged(backwards, article, is_remade=False)
    assert len(forwards.text) == len(backwards.text) == max(len(article.text) for article in same)
    assert (forwards.feed_urls, forwards.tags) == (backwards.feed_urls, backwards.tags)
    assert forwards.at == backwards.at == min(article.at for article in same)


def _at_one_address(article: Article) -> Article:
    return replace(article, url="https://a.example/1")

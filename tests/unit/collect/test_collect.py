"""Tests of `collect` as a whole, on a fake web that is a dictionary."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest

from digest.collect import collect
from digest.errors import FetchError
from digest.models import Feed, Response
from digest.report import Report
from digest.run.guard import InlineGuard
from digest.run.serial import SerialExecutor
from digest.store.memory import MemoryStore
from tests.builders import NOON, feed
from tests.fakes.web import FakeFetcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from digest.models import Request

    K = TypeVar("K")

URL = feed().url


def rss(*numbers: int) -> bytes:
    items = "".join(
        f"<item><guid isPermaLink='false'>{n}</guid><title>Bridge {n}</title><link>https://wire.example/{n}</link></item>"
        for n in numbers
    )
    return f"<rss version='2.0'><channel><title>Wire</title><link>https://wire.example/</link>{items}</channel></rss>".encode()


class World:
    """A fetcher, a store, and all else that collecting at some moment needs."""

    def __init__(self, wire: bytes | Response | FetchError) -> None:
        self.fetcher = FakeFetcher({URL: wire})
        self.store = MemoryStore()

    def collect(self, now: datetime = NOON, feeds: Sequence[Feed] = (feed(),)) -> Report:
        report = Report()
        collect(
            feeds,
            self.store,
            fetcher=self.fetcher,
            executor=SerialExecutor(),
            guard=InlineGuard(),
            now=now,
            report=report,
        )
        return report


def tomorrow() -> datetime:
    return NOON + timedelta(days=1)


def test_a_feeds_entries_and_state_are_kept() -> None:
    world = World(wire=rss(1, 2))
    report = world.collect()
    assert [entry.title for entry in world.store.pending_entries()] == ["Bridge 1", "Bridge 2"]
    state = world.store.feed_states([URL])[URL]
    assert (state.title, state.site_url, state.checked_at) == ("Wire", "https://wire.example/", NOON)
    assert (report.counts["collect/feeds"], report.counts["collect/entries"]) == (1, 2)
    assert not report.problems


def test_a_feed_that_is_not_due_is_not_asked() -> None:
    world = World(wire=rss(1))
    world.collect()
    world.collect(NOON + timedelta(minutes=1))
    assert len(world.fetcher.asked) == 1


def test_only_new_entries_are_added_the_next_day() -> None:
    world = World(wire=rss(1, 2))
    world.collect()
    world.fetcher.answers[URL] = rss(2, 3)
    assert world.collect(tomorrow()).counts["collect/entries"] == 1
    assert len(world.store.pending_entries()) == 3


def test_the_same_bytes_are_not_parsed_again_and_validators_are_sent() -> None:
    answer = Response(url=URL, final_url=URL, status=200, body=rss(1), etag='"1"')
    world = World(wire=answer)
    world.collect()
    assert world.collect(tomorrow()).counts["collect/unchanged"] == 1
    assert world.fetcher.asked[-1].etag == '"1"'
    world.fetcher.answers[URL] = rss(1)
    assert world.collect(tomorrow() + timedelta(days=1)).counts["collect/unchanged"] == 1


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (FetchError(URL, "the server answered 500", status=500), "500"),
        (
            b"<html><link rel=alternate type=application/rss+xml href=/all.xml></html>",
            "https://wire.example/all.xml",
        ),
    ],
)
def test_a_dead_feed_is_reported_and_the_others_are_read(answer: bytes | FetchError, reason: str) -> None:
    other = feed("https://other.example/rss")
    world = World(wire=answer)
    world.fetcher.answers[other.url] = rss(1)
    report = world.collect(feeds=[feed(), other])
    assert [(problem.stage, problem.subject) for problem in report.problems] == [("collect", URL)]
    assert reason in report.problems[0].reason
    assert [entry.feed_url for entry in world.store.pending_entries()] == [other.url]
    assert world.store.feed_states([URL])[URL].failures == 1


def test_a_flood_is_capped_and_the_cap_is_counted() -> None:
    world = World(wire=rss(*range(30)))
    report = world.collect(feeds=[feed(limit=10)])
    assert (report.counts["collect/entries"], report.counts["collect/capped"]) == (10, 20)
    assert len(world.store.pending_entries()) == 10
    world.fetcher.answers[URL] = rss(*range(31))
    assert world.collect(tomorrow(), [feed(limit=10)]).counts["collect/entries"] == 1


def test_a_flood_whose_guids_change_at_every_reading_brings_no_capped_entry_back() -> None:
    world = World(wire=rss(*range(30)))
    world.collect(feeds=[feed(limit=10)])
    for day in (1, 2):
        again = rss(*range(30)).replace(b"isPermaLink='false'>", f"isPermaLink='false'>day-{day}-".encode())
        world.fetcher.answers[URL] = again
        report = world.collect(NOON + timedelta(days=day), [feed(limit=10)])
        assert (report.counts["collect/entries"], report.counts["collect/capped"]) == (0, 0)
    assert len(world.store.pending_entries()) == 10


def test_a_feed_listed_twice_is_asked_once() -> None:
    world = World(wire=rss(1))
    world.collect(feeds=[feed(), feed(name="Again")])
    assert len(world.fetcher.asked) == 1


def test_a_feed_that_moved_is_asked_at_its_new_address_and_keeps_its_entries() -> None:
    new = "https://new.example/rss"
    world = World(wire=Response(url=URL, final_url=new, status=200, body=rss(1), permanent_url=new))
    for day in range(3):
        world.collect(NOON + timedelta(days=day))
    world.fetcher.answers = {new: rss(1, 2)}
    report = world.collect(NOON + timedelta(days=4))
    assert world.fetcher.asked[-1].url == new
    assert report.counts["collect/entries"] == 1
    assert {entry.feed_url for entry in world.store.pending_entries()} == {URL}


def test_progress_is_told() -> None:
    world, seen = World(wire=rss(1)), []
    report = Report(watch=lambda stage, done, total: seen.append((stage, done, total)))
    collect(
        [feed()],
        world.store,
        fetcher=world.fetcher,
        executor=SerialExecutor(),
        guard=InlineGuard(),
        now=NOON,
        report=report,
    )
    assert seen == [("collect", 0, 1), ("collect", 1, 1)]


def test_what_was_read_before_an_interruption_is_kept() -> None:
    class Interrupted(FakeFetcher):
        def fetch_all(self, asked: Iterable[tuple[K, Request]]) -> Iterator[tuple[K, Response | FetchError]]:
            yield next(iter(super().fetch_all(asked)))
            raise KeyboardInterrupt

    world = World(wire=rss(1, 2))
    world.fetcher = Interrupted({URL: rss(1, 2)})
    with pytest.raises(KeyboardInterrupt):
        world.collect(feeds=[feed(), feed("https://other.example/rss")])
    assert len(world.store.pending_entries()) == 2
    assert world.store.feed_states([URL])[URL].title == "Wire"


def test_many_feeds_are_all_kept() -> None:
    feeds = [feed(f"https://wire.example/{number}") for number in range(150)]
    world = World(wire=rss(1))
    world.fetcher.answers = {one.url: rss(*range(7)) for one in feeds[:-1]}
    report = world.collect(feeds=feeds)
    assert report.counts["collect/entries"] == 149 * 7
    assert len(world.store.feed_states(one.url for one in feeds)) == 150
    assert [problem.subject for problem in report.problems] == [feeds[-1].url]

"""Feeds become entries in the store: ask those that are due, parse, keep what is new."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Self

from digest.collect.decide import sort_out
from digest.collect.due import address_of, after_failure, after_reading, is_due
from digest.collect.reading import Document, read_document
from digest.errors import ItemError, LimitError
from digest.models import Feed, FeedState, Fetched, Request, Response

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from digest.protocols import Executor, Fetcher, Guard, Store
    from digest.report import Report

__all__ = ["collect"]

_MOST_FEEDS = 64
_MOST_ENTRIES = 200
"""Readings that wait to be written together; a killed run has to read so many again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What asking one feed brought: an answer and what it says, or an error."""

    feed: Feed
    state: FeedState
    response: Response | None = None
    body_hash: str = ""
    document: Document | None = None
    """`None` when the feed has not changed, or could not be read."""
    error: ItemError | None = None


def collect(
    feeds: Sequence[Feed],
    store: Store,
    *,
    fetcher: Fetcher,
    executor: Executor,
    guard: Guard,
    now: datetime,
    report: Report,
) -> None:
    """Read the feeds that are due at `now`, and keep their new and changed entries in the store.

    Each feed's state and entries are written together, those of several feeds in one transaction. A feed
    that fails is reported, and asked again after a while. The executor must share memory with its caller
    (threads, serial): its work is waiting for the network, the parsing happens in the guard's processes.
    """
    unique = {feed.url: feed for feed in feeds}
    states = store.feed_states(unique)
    due = [feed for feed in unique.values() if is_due(states.get(feed.url), now)]
    asked = [(feed, states.get(feed.url) or FeedState(url=feed.url)) for feed in due]
    report.count("collect/feeds", len(due))
    report.progress("collect", 0, len(due))
    read = partial(_read, fetcher=fetcher, guard=guard, now=now)
    with _Batch(store) as batch:
        for done, reading in enumerate(executor.map(read, asked), start=1):
            batch.add(_fetched(reading, store, now, report))
            report.progress("collect", done, len(due))


def _read(asked: tuple[Feed, FeedState], *, fetcher: Fetcher, guard: Guard, now: datetime) -> _Reading:
    """Ask one feed and parse what it says, unless nothing has changed. Never raises."""
    feed, state = asked
    address = address_of(feed, state, now)
    try:
        response = fetcher.fetch(
            Request(url=address, kind="feed", etag=state.etag, last_modified=state.last_modified)
        )
        body_hash = (
            state.body_hash if response.is_unchanged else blake2b(response.body, digest_size=16).hexdigest()
        )
        document = None
        if body_hash != state.body_hash:
            document = guard.call(
                read_document, response.body, response.content_type, feed.url, response.final_url, now
            )
    except LimitError as error:
        return _Reading(feed=feed, state=state, error=LimitError(feed.url, error.reason))
    except ItemError as error:
        return _Reading(feed=feed, state=state, error=error)
    return _Reading(feed=feed, state=state, response=response, body_hash=body_hash, document=document)


def _fetched(reading: _Reading, store: Store, now: datetime, report: Report) -> Fetched:
    """What a reading leaves in the store."""
    if reading.error is not None:
        report.problem("collect", reading.error)
        return Fetched(state=after_failure(reading.state, reading.error, now))
    assert reading.response is not None  # noqa: S101  (a reading has an answer or an error)
    document = reading.document
    feed = document.feed if document else None
    state = after_reading(reading.state, reading.response, reading.body_hash, feed, now)
    if document is None:
        report.count("collect/unchanged")
        return Fetched(state=state)
    is_first = reading.state.changed_at is None
    known = {} if is_first else store.known_guids(reading.feed.url)
    decision = sort_out(document.entries, known, reading.feed.limit)
    report.count("collect/entries", len(decision.entries))
    report.count("collect/capped", len(decision.capped) + document.feed.left_out)
    return Fetched(state=state, entries=decision.entries, capped=decision.capped)


class _Batch:
    """Writes readings some at a time. What was read before an interruption is written, too."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[Fetched] = []
        self._entries = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._write()

    def add(self, fetched: Fetched) -> None:
        self._waiting.append(fetched)
        self._entries += len(fetched.entries) + len(fetched.capped)
        if len(self._waiting) >= _MOST_FEEDS or self._entries >= _MOST_ENTRIES:
            self._write()

    def _write(self) -> None:
        waiting, self._waiting, self._entries = self._waiting, [], 0
        if waiting:
            self._store.record_fetches(waiting)

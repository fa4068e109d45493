"""Reading feeds: ask those that are due, parse the answers, and store new and changed entries."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Self

from digest.collect.decide import sort_out
from digest.collect.due import address_of, after_failure, after_reading, is_due
from digest.collect.reading import Document, read_document
from digest.errors import ItemError, LimitError, ParseError
from digest.faults import attempt, mapped
from digest.log_context import log_context
from digest.models import Feed, FeedState, Fetched, Request, Response
from digest.web.asking import all_asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from digest.collect.decide import Decision
    from digest.protocols import Executor, Fetcher, Guard, Store
    from digest.report import Report

__all__ = ["collect"]

_log = logging.getLogger(__name__)

_MOST_FEEDS = 64
"""Most readings that are written in one transaction; a killed run has to read these feeds again.

Chosen by reading; not measured.
"""
_MOST_ENTRIES = 200
"""Readings are written as soon as they have this many entries. Chosen by reading; not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """The result of asking one feed: an answer and its document, or an error."""

    feed: Feed
    state: FeedState
    response: Response | None = None
    body_hash: str = ""
    document: Document | None = None
    """The parsed document; `None` if the feed has not changed or could not be read."""
    error: ItemError | None = None

    @property
    def needs_parser(self) -> bool:
        """Whether there is an answer whose body differs from the last one."""
        return self.error is None and self.body_hash != self.state.body_hash


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

    Each feed's state and entries are written together, those of several feeds in one transaction. A feed that
    fails is reported, and asked again after a pause. The executor must share memory with its caller (threads
    or serial): its tasks wait for the guard's processes, in which the parsing happens.
    """
    unique = {feed.url: feed for feed in feeds}
    states = store.feed_states(unique)
    due = [feed for feed in unique.values() if is_due(states.get(feed.url), now)]
    asked = [(feed, states.get(feed.url) or FeedState(url=feed.url)) for feed in due]
    report.count("collect/feeds", len(due))
    for url in unique.keys() - {feed.url for feed in due}:
        _log.debug("not asked: %s is not due before %s", url, states[url].next_fetch_at)
        report.count("collect/not due yet")
        if states[url].failures:
            report.count("collect/not due after a failure")
    report.progress("collect", 0, len(due))
    read = partial(_parsed, guard=guard, now=now)
    with _Batch(store, report) as batch:

        def settle(reading: _Reading) -> None:
            with log_context(feed=reading.feed.url):
                batch.add(_fetched(reading, store, now, report))
            report.progress("collect", batch.added, len(due))

        # All iterators are lazy: an answer is parsed as soon as it arrives, while others are awaited.
        answers = all_asked(fetcher, [(one, _request(*one, now)) for one in asked])
        readings = (_reading_from(*one, answer) for one, answer in answers)
        to_parse = _settling_others(readings, settle)
        parsed = mapped(executor.map, read, to_parse, partial(report.problem, "run"))
        for reading in parsed:
            settle(reading)


def _request(feed: Feed, state: FeedState, now: datetime) -> Request:
    return Request(
        url=address_of(feed, state, now),
        kind="feed",
        etag=state.etag,
        last_modified=state.last_modified,
        feed=feed.url,
    )


def _reading_from(feed: Feed, state: FeedState, answer: Response | ItemError) -> _Reading:
    if isinstance(answer, ItemError):
        return _Reading(feed=feed, state=state, error=answer)
    is_same = answer.is_unchanged
    body_hash = state.body_hash if is_same else blake2b(answer.body, digest_size=16).hexdigest()
    return _Reading(feed=feed, state=state, response=answer, body_hash=body_hash)


def _settling_others(readings: Iterable[_Reading], settle: Callable[[_Reading], None]) -> Iterator[_Reading]:
    """The readings that need the parser; all others are passed to `settle` as the iteration meets them."""
    for reading in readings:
        if reading.needs_parser:
            yield reading
        else:
            settle(reading)


def _parsed(reading: _Reading, *, guard: Guard, now: datetime) -> _Reading:
    """The reading with its body parsed, or with the error. Never raises."""
    document = attempt(lambda: _document(reading, guard, now), ParseError, reading.feed.url)
    if isinstance(document, LimitError):
        return replace(reading, error=LimitError(reading.feed.url, document.reason))
    if isinstance(document, ItemError):
        return replace(reading, error=document)
    assert reading.response is not None  # noqa: S101
    return replace(reading, response=replace(reading.response, body=b""), document=document)


def _document(reading: _Reading, guard: Guard, now: datetime) -> Document:
    """The document that the guard's process parsed from the body.

    Raises:
        ItemError: the body cannot be parsed, or the guard returns something that is not a `Document`.
    """
    url, response = reading.feed.url, reading.response
    assert response is not None  # noqa: S101  (only answers come here)
    given: object = guard.call(
        read_document, response.body, response.content_type, url, response.final_url, now
    )
    if isinstance(given, Document):
        return given
    raise ParseError(url, f"the guard gave {type(given).__name__} instead of what the feed says")


def _fetched(reading: _Reading, store: Store, now: datetime, report: Report) -> Fetched:
    """What a reading adds to the store. It raises nothing but errors of the store."""
    if reading.error is None:
        fetched = attempt(lambda: _read(reading, store, now, report), ParseError, reading.feed.url)
        if isinstance(fetched, Fetched):
            return fetched
        reading = replace(reading, error=fetched)
    assert reading.error is not None  # noqa: S101
    report.problem("collect", reading.error)
    state = after_failure(reading.state, reading.error, now)
    _log.debug(
        "failed: %s, %d times in a row; asked again at %s", state.url, state.failures, state.next_fetch_at
    )
    return Fetched(state=state)


def _read(reading: _Reading, store: Store, now: datetime, report: Report) -> Fetched:
    """What a successful reading adds to the store."""
    assert reading.response is not None  # noqa: S101  (a reading has an answer or an error)
    document = reading.document
    feed = document.feed if document else None
    state = after_reading(reading.state, reading.response, reading.body_hash, feed, now)
    if document is None:
        report.count("collect/unchanged")
        how = "says so" if reading.response.is_unchanged else "sent the same again"
        _log.debug("unchanged: %s %s; next at %s", state.url, how, state.next_fetch_at)
        return Fetched(state=state)
    is_first = reading.state.changed_at is None
    known = {} if is_first else store.known_guids(reading.feed.url)
    decision = sort_out(document.entries, known, reading.feed.limit)
    report.count("collect/entries", len(decision.entries))
    report.count("collect/capped", len(decision.capped) + document.feed.left_out)
    _tell(decision, known, state)
    return Fetched(state=state, entries=decision.entries, capped=decision.capped)


def _tell(decision: Decision, known: Mapping[str, str], state: FeedState) -> None:
    """Log the new, changed and capped entries of a reading, and the number of known ones."""
    _log.debug(
        "read: %s, %d entries as before, %d above its limit; next at %s",
        state.url,
        decision.known,
        len(decision.capped),
        state.next_fetch_at,
    )
    for entry, _ in decision.entries:
        _log.debug("%s: %s (%s)", "changed" if entry.guid in known else "new", entry.title, entry.url)
    for entry, _ in decision.capped:
        _log.debug("above the limit: %s (%s)", entry.title, entry.url)


class _Batch:
    """Writes readings in batches. After an interruption it still writes those already read."""

    def __init__(self, store: Store, report: Report) -> None:
        self.added = 0
        self._store = store
        self._report = report
        self._waiting: list[Fetched] = []
        self._entries = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._write()

    def add(self, fetched: Fetched) -> None:
        self.added += 1
        self._waiting.append(fetched)
        self._entries += len(fetched.entries) + len(fetched.capped)
        if len(self._waiting) >= _MOST_FEEDS or self._entries >= _MOST_ENTRIES:
            self._write()

    def _write(self) -> None:
        waiting, self._waiting, self._entries = self._waiting, [], 0
        if not waiting:
            return
        failure = attempt(lambda: self._store.record_fetches(waiting), ParseError, "")
        if isinstance(failure, ItemError):
            for fetched in waiting:
                self._write_alone(fetched)

    def _write_alone(self, fetched: Fetched) -> None:
        """Write one reading entry by entry, because writing all together failed; report each failure."""
        parts = [
            *(replace(fetched, entries=(one,), capped=()) for one in fetched.entries),
            *(replace(fetched, entries=(), capped=(one,)) for one in fetched.capped),
        ]
        for part in parts or [fetched]:
            failure = attempt(partial(self._store.record_fetches, [part]), ParseError, fetched.state.url)
            if isinstance(failure, ItemError):
                said = [entry.title or entry.url for entry, _ in part.entries + part.capped]
                what = f"an entry cannot be kept ({said[0]})" if said else "its state cannot be kept"
                self._report.problem("collect", ParseError(failure.subject, f"{what}: {failure.reason}"))

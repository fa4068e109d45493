"""Feeds as other programs' suites, real servers and bad luck send them: what is read, lost and doubled.

`documents`: the share that gives entries or a `ParseError` and nothing else; `crashed`: the share whose
`ParseError` only wraps a parser's own exception. Fields: the share of a suite's expectations that are met,
and `kept`, the share of those feedparser meets that Digest meets too. `left_out` counts expectations that
are not compared: what Digest does not keep, what is nothing but markup, and what it does otherwise on
purpose (`ON_PURPOSE`). `completed` counts documents that were given a title, since Digest drops entries in
which there is nothing to read; feedparser gets the same bytes.
"""

from __future__ import annotations

import io
import time
import warnings
from collections import Counter, defaultdict
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from bench._feed_addresses import address_scores
from bench._feed_damages import damage_scores
from bench._feed_rereads import reread_scores
from bench._feed_scores import feedparsers, harmless, ours, wanted
from bench._feed_suites import FIELDS, feedparser_documents, gofeed_documents
from bench.snapshot import MOMENT, read
from digest.collect.parse import parse, warm_up
from digest.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from bench._feed_scores import Values
    from bench._feed_suites import Document, Wish
    from digest.collect.parsed import ParsedFeed

NOW = datetime(2026, 11, 1, tzinfo=UTC)

_PROSE = frozenset({"title", "feed_title", "body", "tags", "author"})
ON_PURPOSE: dict[str, Callable[[Document, Wish], bool]] = {
    "an address relative to Content-Location, which says nothing about a base since RFC 7231": (
        lambda document, _: "content-location" in document.headers or "content_location" in document.name
    ),
    "a language from the answer's headers": lambda document, _: "http_content_language" in document.name,
    "the source of a script as text": lambda document, _: document.name.endswith("_crazy.xml"),
    "HTML 4's meaning of &lang; and &rang;": (
        lambda document, _: document.name.endswith(("entities/lang.xml", "entities/rang.xml"))
    ),
    "a category's term where it has a label for people": (
        lambda document, wish: wish.field == "tags" and b"label=" in document.body
    ),
    "markup that was escaped twice, which is taken for markup": (
        lambda _, wish: wish.field in _PROSE and "&lt;" in str(wish.value)
    ),
    "content that is no text": (
        lambda document, wish: wish.field == "body" and b'type="application/atom+xml"' in document.body
    ),
}
"""What Digest does otherwise on purpose, and which expectations that concerns."""


def measure(data: Path) -> dict[str, dict[str, float]]:
    """The scores on both suites, on damaged and re-read real feeds, and on addresses."""
    warm_up()
    snapshot = read(data)
    return {
        "feedparser": suite_scores(feedparser_documents(data)),
        "gofeed": suite_scores(gofeed_documents(data)),
        "damaged": damage_scores(snapshot[::3], MOMENT),
        "snapshot": {**reread_scores(snapshot, MOMENT), **filled(snapshot)},
        "addresses": address_scores(),
        "time": seconds(snapshot),
    }


class _Tally:
    """Counts over the documents of a suite."""

    def __init__(self) -> None:
        self.documents: Counter[str] = Counter()
        self.expected: Counter[str] = Counter()
        self.met: Counter[str] = Counter()
        self.peers: Counter[str] = Counter()
        self.both: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        self.wrong: list[tuple[str, Wish, bool]] = []
        """Document, expectation, and whether feedparser met it."""

    def add(self, document: Document, mine: Values, peers: Values) -> None:
        """Count what is met of a document's expectations."""
        self.left_out += document.left_out
        self.documents["completed"] += document.is_completed
        for wish in document.wishes:
            values = wanted(wish, document.url)
            reason = next((why for why, holds in ON_PURPOSE.items() if holds(document, wish)), "")
            reason = reason or ("" if values else "nothing is left of it without markup")
            if reason:
                self.left_out[reason] += 1
                continue
            place = (wish.entry, wish.field)
            is_met, is_met_there = (
                bool(values & mine.get(place, set())),
                bool(values & peers.get(place, set())),
            )
            self.expected[wish.field] += 1
            self.met[wish.field] += is_met
            self.peers[wish.field] += is_met_there
            self.both[wish.field] += is_met and is_met_there
            if not is_met:
                self.wrong.append((document.name, wish, is_met_there))

    def scores(self) -> dict[str, float]:
        """The shares, all fields together and each by itself."""
        seen = self.documents["seen"]
        scores = {
            "documents": self.documents["survived"] / seen,
            "peer_feedparser_documents": self.documents["peer survived"] / seen,
            "crashed": self.documents["crashed"] / seen,
            "harmless": self.documents["harmless"] / seen,
        }
        for name, fields in {"fields": FIELDS, **{name: (name,) for name in self.expected}}.items():
            expected = sum(self.expected[field] for field in fields)
            peers = sum(self.peers[field] for field in fields)
            scores[name] = sum(self.met[field] for field in fields) / expected
            if peers:
                scores[f"peer_feedparser_{name}"] = peers / expected
            if peers and name == "fields":
                scores["kept"] = sum(self.both[field] for field in fields) / peers
        scores["expectations"] = sum(self.expected[field] for field in FIELDS)
        scores["left_out"] = sum(self.left_out.values())
        scores["completed"] = self.documents["completed"]
        return scores


def suite_scores(documents: Iterable[Document], *, peer: bool = True) -> dict[str, float]:
    """The scores of a suite."""
    return tally(documents, peer=peer).scores()


def tally(documents: Iterable[Document], *, peer: bool = True) -> _Tally:
    """Every document read by Digest and by feedparser, and what their suite expects of it."""
    counts = _Tally()
    for document in documents:
        feed, fate = _read(document)
        theirs = _peers_reading(document) if peer else None
        counts.documents.update(["seen", *fate])
        counts.documents["peer survived"] += theirs is not None
        counts.documents["harmless"] += feed is None or all(harmless(entry) for entry in feed.entries)
        counts.add(document, ours(feed, document.url) if feed else {}, theirs or {})
    return counts


def _read(document: Document) -> tuple[ParsedFeed | None, list[str]]:
    """What Digest reads of a document, and how it fared."""
    try:
        feed = parse(document.body, document.headers["content-type"], document.url, document.url, NOW)
    except ParseError as error:
        return None, ["survived", *(["crashed"] if error.__cause__ and "can be read" in error.reason else [])]
    except Exception:  # noqa: BLE001  (this is what is counted)
        return None, []
    return feed, ["survived"]


def _peers_reading(document: Document) -> Values | None:
    """What feedparser reads of the same bytes and headers; `None` when it raises."""
    import feedparser

    headers = {"content-location": document.url, **document.headers}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return feedparsers(
                feedparser.parse(io.BytesIO(document.body), response_headers=headers), document.url
            )
        except Exception:  # noqa: BLE001  (whatever it raises is a document not read)
            return None


def filled(snapshot: list[tuple[str, bytes]]) -> dict[str, float]:
    """The share of the real feeds' entries that have a title, a link, a date, a body."""
    entries = [entry for url, body in snapshot for entry in parse(body, "", url, url, MOMENT).entries]
    has: dict[str, Any] = defaultdict(int)
    for entry in entries:
        has["title"] += bool(entry.title)
        has["link"] += bool(entry.url)
        has["date"] += entry.published is not None
        has["body"] += bool(entry.html)
        has["byline"] += bool(entry.byline)
    return {"entries": len(entries), **{name: count / len(entries) for name, count in has.items()}}


def seconds(snapshot: list[tuple[str, bytes]]) -> dict[str, float]:
    """Milliseconds for a real feed of 20 to 30 entries, the median of feeds, each the best of three."""
    counts = [(url, body, len(parse(body, "", url, url, MOMENT).entries)) for url, body in snapshot]
    feeds = [(url, body) for url, body, entries in counts if 20 <= entries <= 30]
    own = [_best(partial(parse, body, "", url, url, MOMENT)) for url, body in feeds]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        peers = [_best(partial(_by_feedparser, body)) for _, body in feeds]
    return {"ms": _median(own), "peer_feedparser_ms": _median(peers), "feeds": len(feeds)}


def _by_feedparser(body: bytes) -> object:
    import feedparser

    return feedparser.parse(io.BytesIO(body))


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]

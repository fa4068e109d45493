"""What is read: feeds, what is remembered of them, entries, articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

FullText = Literal["auto", "feed", "page", "never"]
"""Where an article's text may come from: decide by itself, the feed only, always the page, blurb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A subscribed feed, as the user wrote it."""

    url: str
    name: str = ""
    group: str = ""
    owner: str = ""
    weight: float = 1.0
    tags: tuple[str, ...] = ()
    limit: int = 50
    """Most entries taken from one reading; the rest is capped into the ledger."""
    fulltext: FullText = "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What we remember of a feed between readings. Written in one transaction with its entries."""

    url: str
    title: str = ""
    site_url: str = ""
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    checked_at: datetime | None = None
    changed_at: datetime | None = None
    next_fetch_at: datetime | None = None
    refresh_minutes: int = 0
    """After how long the feed itself asks to be read again; 0 when it does not say."""
    failures: int = 0
    last_error: str = ""
    is_gone: bool = False
    """The feed answered 410: it is asked again only after a long pause."""
    moved_to: str = ""
    moved_count: int = 0
    moved_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed, as sent, after parsing. `(feed_url, guid)` identifies it."""

    feed_url: str
    guid: str
    url: str
    title: str
    """Plain text: markup and entities resolved."""
    published: datetime | None
    first_seen: datetime
    byline: str = ""
    html: str = ""
    """The longest body the feed sent, through the sanitiser."""
    summary: str = ""
    """The blurb, plain text; may be the start of `html`."""
    tags: tuple[str, ...] = ()
    language: str = ""
    anchor: str = ""
    """What tells the entry from others of its feed that link to the same page; empty where none does."""

    @property
    def at(self) -> datetime:
        """The effective date, min(published, first seen): an entry is not younger than its first reading."""
        return self.first_seen if self.published is None else min(self.published, self.first_seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What asking one feed leaves in the store; beside each entry stands its fingerprint."""

    state: FeedState
    entries: tuple[tuple[Entry, str], ...] = ()
    capped: tuple[tuple[Entry, str], ...] = ()


class Evidence(StrEnum):
    """How much of an article we could read."""

    FULL = "full"
    BLURB = "blurb"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An entry read in full. `url`, the canonical address, is its identity.

    `text` is NFC plain text, paragraphs parted by one blank line; every citation is an offset into it.
    """

    url: str
    headline: str
    publisher: str
    """The outlet as readers know it."""
    published: datetime | None
    """What the outlet says; `None` when it does not say. `at` is what counts."""
    first_seen: datetime
    text: str = ""
    byline: str = ""
    owner: str = ""
    """Who owns the outlet: articles of one owner are not independent."""
    language: str = ""
    evidence: Evidence = Evidence.FULL
    credit: str = ""
    """The agency named as origin, e.g. ``Reuters``."""
    dateline: str = ""
    is_paywalled: bool = False
    is_walled: bool = False
    """Its page could not be read: a wall stood there, and what the feed sent is all there is."""
    is_day_only: bool = False
    """`published` is known to the day only."""
    feed_urls: tuple[str, ...] = ()
    """The feeds that carried it, sorted."""
    tags: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()
    """What was changed between the source and `text`: ``dateline``, ``look-alike letters``, …"""
    stated_kind: str = ""
    """The `Kind` that its page's markup or its feed states, as ``opinion``; empty where none is stated."""

    @property
    def at(self) -> datetime:
        """The effective date, min(published, first seen): what every window and order goes by."""
        return self.first_seen if self.published is None else min(self.published, self.first_seen)

"""What became of every entry, and how the feeds do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Fate(StrEnum):
    """What became of an entry of the window."""

    PRINTED = "printed"
    COPY = "copy"
    MERGED = "merged"
    """Another entry of the same article: the same canonical address."""
    BELOW_CUT = "below the cut"
    FILTERED = "filtered"
    CAPPED = "capped"
    FAILED = "extraction failed"
    PENDING = "not yet read"
    FAULT = "could not be printed"
    """A step of the edition broke on it; the edition went out without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One entry and its fate; `detail` says where, of what, by which rule, or why."""

    feed_url: str
    title: str
    url: str
    fate: Fate
    detail: str = ""
    article_url: str = ""
    guid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHealth:
    """How a feed did up to this edition. `error` is empty when its last reading went well."""

    url: str
    name: str
    error: str = ""
    checked_at: datetime | None = None
    changed_at: datetime | None = None
    entries: int = 0
    """Entries in the window."""
    walled: int = 0
    """Articles of the window whose page stood behind a wall: the feed's own text is all there is of them."""
    group: str = ""
    """`Feed.group`, as the user wrote it."""

    @property
    def is_failing(self) -> bool:
        """Whether the last reading of the feed failed."""
        return bool(self.error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Every entry of the window with its fate, and every feed with its health."""

    lines: tuple[LedgerLine, ...] = ()
    feeds: tuple[FeedHealth, ...] = ()
    cut: str = ""
    """What was not read when the time for making the edition was up; empty when all was."""

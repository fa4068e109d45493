"""What earlier editions printed of stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from digest.models.reading import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """The sentences that the edition with the slug `edition` printed of a story."""

    edition: str
    at: datetime
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRecord:
    """What an earlier edition knew of a story and printed of it."""

    id: str
    article_urls: tuple[str, ...]
    headline: str
    first_seen: datetime
    last_seen: datetime
    first_edition: str = ""
    last_edition: str = ""
    """Slug of the latest edition that carried it; empty when it was never printed."""
    last_edition_at: datetime | None = None
    printed: tuple[str, ...] = ()
    """The sentences printed of it, oldest first."""
    printings: tuple[Printing, ...] = ()
    """Which edition printed which of them, oldest first; empty in records of before this was kept."""
    days: int = 1
    """On how many local days it has been printed."""
    merged_into: str = ""
    """Id of the story that it is part of by now: it is no longer recognised itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Which article was in which story before, and what was printed. Empty on the first day."""

    records: tuple[StoryRecord, ...] = ()
    articles: tuple[Article, ...] = ()
    """Articles of those stories from before the window: new articles may join them."""
    previous_slug: str = ""
    previous_at: datetime | None = None

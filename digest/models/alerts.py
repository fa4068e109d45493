"""Breaking news: the bar that a reader sets, and what was sent because a story crossed it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from digest.models.plans import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertTerms:
    """Which stories are sent between editions, to whom, and when not."""

    independent: int = 4
    """Independent reports from which on a story is sent; counted as an edition counts them."""
    topics: tuple[Topic, ...] = ()
    """It must be of one of these; of any where there are none."""
    deliver: tuple[str, ...] = ()
    """Channels (``apprise``) or names of targets that get it; all of them when empty."""
    quiet: str = ""
    """The local time in which nothing is sent, ``22:00-07:00``; empty for none."""
    most: int = 5
    """Alerts in 24 hours at most."""
    timezone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A story that was sent, as it was known then."""

    slug: str
    """``alert/STORY/1``; a further alert on the same story counts on."""
    story_id: str
    headline: str
    sentences: tuple[str, ...]
    article_urls: tuple[str, ...]
    independent: int
    first_seen: datetime
    at: datetime
    is_posted: bool = True
    """Its letters are in the outbox. Where a run was killed before, they are written from `messages`."""
    messages: Mapping[str, str] = field(default_factory=dict)
    """The bodies, until it is posted."""

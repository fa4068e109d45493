"""What a feed document says, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.errors import ParseError
from digest.faults import attempt
from digest.models import Entry
from digest.text.html import one_line
from digest.web.urls import absolute_url

if TYPE_CHECKING:
    from datetime import datetime

_MOST = 500
"""Characters of a title, a GUID or a link that is taken as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A feed document, read. An entry's `guid` is what the feed sent, "" if it sent none."""

    title: str = ""
    site_url: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()
    left_out: int = 0
    """Entries beyond what is read of one document at all; the newest are read."""
    refresh_minutes: int = 0
    """After how long the feed asks to be read again: ``ttl``, ``sy:updatePeriod``; 0 if it does not say."""


def bare_entry(item: dict[str, object], url: str, base: str, now: datetime) -> Entry:
    """As much of an item as needs no parsing: its GUID, its link and its title, as they stand."""

    def said(*names: str) -> str:
        given = (dict.get(item, name) for name in names)
        return next((one_line(text)[:_MOST] for text in given if isinstance(text, str) and text), "")

    link = attempt(lambda: absolute_url(said("link", "url"), base), ParseError, url)
    return Entry(
        feed_url=url,
        guid=said("id"),
        url=link if isinstance(link, str) else "",
        title=said("title"),
        published=None,
        first_seen=now,
    )

"""The parsed form of a feed document, the same for all formats."""

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
"""Most characters of a title, GUID or link that is kept without parsing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A parsed feed document. An entry's `guid` is the one that the feed sent, or ""."""

    title: str = ""
    site_url: str = ""
    language: str = ""
    entries: tuple[Entry, ...] = ()
    left_out: int = 0
    """Number of entries beyond the limit of one document; the newest entries are read."""
    refresh_minutes: int = 0
    """Minutes until the feed asks to be read again (``ttl``, ``sy:updatePeriod``); 0 if it does not say."""


def bare_entry(item: dict[str, object], url: str, base: str, now: datetime) -> Entry:
    """An entry of the item's GUID, link and title, unparsed; for items that the parser fails on."""

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

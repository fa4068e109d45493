"""What a feed document says, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass

from digest.models import Entry  # noqa: TC001  (read at run time, when a child hands it over)


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

"""What one feed's answer says, made ready beside the parser: named, and marked with fingerprints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime  # noqa: TC003  (part of a signature that a child process resolves)

from digest.collect.boilerplate import without_boilerplate
from digest.collect.decide import marked
from digest.collect.parse import parse, warm_up
from digest.collect.parsed import ParsedFeed  # noqa: TC001  (read at run time, when a child hands it over)
from digest.models import Entry  # noqa: TC001  (likewise)

__all__ = ["Document", "read_document", "warm_up"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A feed document as `collect` wants it: `feed` is without its entries, which stand in `entries`."""

    feed: ParsedFeed
    entries: tuple[tuple[Entry, str], ...]
    """As `decide.marked` gives them."""


def read_document(body: bytes, content_type: str, url: str, address: str, now: datetime) -> Document:
    """Parse a document, mark its entries and take out boilerplate: all that can be done in a guard's child.

    Raises:
        ParseError: as `parse`.
    """
    parsed = parse(body, content_type, url, address, now)
    # Marked as sent: what recurs depends on the other entries, and must not make an entry look changed.
    read = marked(parsed.entries)
    bare = without_boilerplate([entry for entry, _ in read], parsed.title)
    entries = tuple((entry, mark) for entry, (_, mark) in zip(bare, read, strict=True))
    return Document(feed=replace(parsed, entries=()), entries=entries)

"""All processing of a feed document in the guarded process: parse, fingerprint, remove boilerplate."""

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
    """A processed feed document; `feed` has no entries, as they are in `entries` with their fingerprints."""

    feed: ParsedFeed
    entries: tuple[tuple[Entry, str], ...]
    """Each entry with its fingerprint, as `decide.marked` returns them."""


def read_document(body: bytes, content_type: str, url: str, address: str, now: datetime) -> Document:
    """Parse a document, fingerprint its entries and remove boilerplate; it runs in the guarded process.

    Raises:
        ParseError: the document is not a feed, or its parser failed.
    """
    parsed = parse(body, content_type, url, address, now)
    # Fingerprint first: boilerplate depends on the other entries, and must not make an entry look changed.
    read = marked(parsed.entries)
    bare = without_boilerplate([entry for entry, _ in read], parsed.title)
    entries = tuple((entry, mark) for entry, (_, mark) in zip(bare, read, strict=True))
    return Document(feed=replace(parsed, entries=()), entries=entries)

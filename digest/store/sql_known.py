"""What entries are known by that were taken out: packed, a few thousand to a row.

A feed may send an old entry again after years. Then it must not come back as new, so its GUID, its
fingerprint and when it was first seen are kept for good, in about 110 bytes (bench keeping).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from digest.store.rows import lines_from, moment_from, packed_lines
from digest.store.schema import known_entries
from digest.store.statements import put

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.engine import Connection

ROW_ENTRIES = 2_000
"""Entries in one row at most, but for those that come at once. Chosen by reading; not measured."""


class Known(NamedTuple):
    """What stays of an entry."""

    fingerprint: str
    first_seen: datetime


def known_before(connection: Connection, feed_url: str) -> dict[str, Known]:
    """What is known of a feed's entries that were taken out: GUID → fingerprint, and when it came first."""
    query = (
        sa.select(known_entries.c.payload)
        .where(known_entries.c.feed_url == feed_url)
        .order_by(known_entries.c.number)
    )
    return {
        guid: Known(fingerprint, moment_from(int(first_seen)))
        for payload in connection.execute(query).scalars()
        for guid, fingerprint, first_seen in lines_from(payload)
    }


def remember(connection: Connection, feed_url: str, rows: Mapping[str, tuple[str, int]]) -> None:
    """Add what entries of a feed are known by: GUID → fingerprint, and when it came first in microseconds."""
    query = (
        sa.select(known_entries)
        .where(known_entries.c.feed_url == feed_url)
        .order_by(known_entries.c.number.desc())
        .limit(1)
    )
    last = connection.execute(query).one_or_none()
    if last is None or last.size >= ROW_ENTRIES:
        number, before = (0 if last is None else last.number + 1), {}
    else:
        number, before = last.number, {line[0]: (line[1], line[2]) for line in lines_from(last.payload)}
    lines = before | {guid: (fingerprint, str(at)) for guid, (fingerprint, at) in rows.items()}
    row = {
        "feed_url": feed_url,
        "number": number,
        "first_seen": min(int(at) for _, at in lines.values()),
        "size": len(lines),
        "payload": packed_lines((guid, *rest) for guid, rest in lines.items()),
    }
    put(connection, known_entries, [row])

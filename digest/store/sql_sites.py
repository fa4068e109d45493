"""The lines of sites in SQL: what the texts of a site are known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from digest.store.rows import micros_from
from digest.store.schema import site_texts
from digest.store.statements import put

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.engine import Connection


def texts_of(connection: Connection, site: str) -> list[tuple[str, ...]]:
    """The marks of each text, latest first."""
    query = sa.select(site_texts.c.url, site_texts.c.seen_at, site_texts.c.marks).where(
        site_texts.c.site == site
    )
    found = sorted((-row.seen_at, row.url, row.marks) for row in connection.execute(query))
    return [tuple(marks.split()) for _, _, marks in found]


def record(
    connection: Connection,
    site: str,
    texts: Mapping[str, Sequence[str]],
    at: datetime,
    since: datetime,
    limit: int,
) -> None:
    """Keep the marks of these texts, and forget the old ones and those too many."""
    rows = [
        {"site": site, "url": url, "seen_at": micros_from(at), "marks": " ".join(marks)}
        for url, marks in texts.items()
    ]
    put(connection, site_texts, rows)
    connection.execute(sa.delete(site_texts).where(site_texts.c.seen_at < micros_from(since)))
    query = sa.select(site_texts.c.url, site_texts.c.seen_at).where(site_texts.c.site == site)
    latest = sorted((-row.seen_at, row.url) for row in connection.execute(query))
    gone = [{"of_url": url} for _, url in latest[limit:]]
    if gone:
        surplus = sa.delete(site_texts).where(
            site_texts.c.site == site, site_texts.c.url == sa.bindparam("of_url")
        )
        connection.execute(surplus, gone)

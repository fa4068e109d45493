"""When entries count as first seen, in SQL: later where they come too late, now where a clock was ahead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from digest.models import Entry, Fate
from digest.store.clocks import AHEAD
from digest.store.rows import micros_from, noun_from, payload_from
from digest.store.schema import articles, entries, site_texts, unread
from digest.store.sql_reading import payload_of_read
from digest.store.sql_texts import articles_at, number_for

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.engine import Connection

_ALL = [*map(str, Fate), "article"]
"""Every fate that is stored: named, so that the index by fate and date is of use."""


def defer(connection: Connection, at: datetime) -> None:
    """Let what is pending count as first seen at a moment."""
    _see(connection, entries.c.fate == Fate.PENDING, at)


def set_right(connection: Connection, now: datetime) -> None:
    """Let what was first seen later than now count as first seen now, with what was made of it."""
    is_ahead = sa.and_(entries.c.fate.in_(_ALL), entries.c.first_seen > micros_from(now + AHEAD))
    made = sa.select(articles.c.url).join_from(
        articles,
        entries,
        sa.and_(articles.c.made_by_feed == entries.c.feed_url, articles.c.made_by_guid == entries.c.guid),
    )
    for before in articles_at(connection, articles.c.url.in_(made.where(is_ahead))):
        article = replace(before, first_seen=now)
        values = {
            "at": micros_from(article.at),
            "payload": b"",
            "text_id": number_for(connection, article),
        }
        connection.execute(sa.update(articles).where(articles.c.url == article.url).values(values))
    _see(connection, is_ahead, now)
    connection.execute(sa.delete(site_texts).where(site_texts.c.seen_at > micros_from(now + AHEAD)))


def _see(connection: Connection, which: sa.ColumnElement[bool], at: datetime) -> None:
    for row in connection.execute(sa.select(entries).where(which)).all():
        entry = replace(noun_from(Entry, row.payload), first_seen=at)
        values = {
            "first_seen": micros_from(at),
            "at": micros_from(entry.at),
            "payload": payload_of_read(entry),
        }
        is_it = sa.and_(entries.c.feed_url == row.feed_url, entries.c.guid == row.guid)
        connection.execute(sa.update(entries).where(is_it).values(values))
        _see_whole(connection, row.feed_url, row.guid, at)


def _see_whole(connection: Connection, feed_url: str, guid: str, at: datetime) -> None:
    """The same for an entry's content, where it has not been read yet."""
    is_it = sa.and_(unread.c.feed_url == feed_url, unread.c.guid == guid)
    payload = connection.execute(sa.select(unread.c.payload).where(is_it)).scalar_one_or_none()
    if payload is not None:
        entry = replace(noun_from(Entry, payload), first_seen=at)
        connection.execute(sa.update(unread).where(is_it).values(payload=payload_from(entry)))

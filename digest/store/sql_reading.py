"""Feeds, entries and articles in SQL: what a transaction of each store method does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from digest.models import Article, Entry, Fate, FeedState, LedgerLine, Window
from digest.store.merge import merged
from digest.store.rows import json_from, micros_from, moment_from, noun_from, packed_hard, payload_from
from digest.store.schema import articles, entries, feeds, known_entries, unread
from digest.store.sql_known import known_before
from digest.store.sql_texts import articles_at, forget_unused, number_for
from digest.store.statements import Row, add, chunks, put

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy.engine import Connection

    from digest.models import Fetched

_READ = "article"
"""Fate of an entry that has an article of its own."""


LEAST_FAT_BYTES = 512
"""Payloads of entries that are shorter have hardly any content."""


class _Before(NamedTuple):
    """What the store knows of an entry already."""

    guid: str
    fate: str
    first_seen: int
    article_url: str


# ------------------------------------------------------------------------------ feeds and entries


def feed_states(connection: Connection, urls: Iterable[str]) -> dict[str, FeedState]:
    """The states of those feeds that have been asked before."""
    found = (
        row
        for chunk in chunks(urls)
        for row in connection.execute(sa.select(feeds.c.url, feeds.c.payload).where(feeds.c.url.in_(chunk)))
    )
    return {url: noun_from(FeedState, payload) for url, payload in found}


def known_guids(connection: Connection, feed_url: str) -> dict[str, str]:
    """GUID → fingerprint."""
    query = sa.select(entries.c.guid, entries.c.fingerprint).where(entries.c.feed_url == feed_url)
    gone = {guid: known.fingerprint for guid, known in known_before(connection, feed_url).items()}
    return gone | {row[0]: row[1] for row in connection.execute(query)}


def record_fetches(connection: Connection, fetches: Sequence[Fetched]) -> None:
    """Keep the feeds' states, their new or changed entries, and what the capped ones are known by."""
    states = [fetched.state for fetched in fetches]
    put(connection, feeds, [{"url": state.url, "payload": payload_from(state)} for state in states])
    for fetched in fetches:
        _record_entries(connection, fetched)


def _record_entries(connection: Connection, fetched: Fetched) -> None:
    latest = {(entry.feed_url, entry.guid): (entry, fingerprint) for entry, fingerprint in fetched.entries}
    gone = known_before(connection, fetched.state.url)
    before = _before(connection, fetched.state.url, [guid for _, guid in latest])
    rows, again, pending = [], [], []
    for (_, guid), (entry, fingerprint) in latest.items():
        known = before.get(guid)
        if known is None:
            pending.append(replace(entry, first_seen=gone[guid].first_seen) if guid in gone else entry)
            rows.append(_row_from(pending[-1], Fate.PENDING, fingerprint))
        elif known.fate == Fate.CAPPED:  # never becomes an article, but need not be offered again
            again.append({"of_feed": entry.feed_url, "of_guid": guid, "mark": fingerprint})
        else:
            pending.append(replace(entry, first_seen=moment_from(known.first_seen)))
            rows.append(_row_from(pending[-1], Fate.PENDING, fingerprint, known.article_url))
    put(connection, entries, rows)
    put(connection, unread, [_unread_row(entry) for entry in pending])
    if again:
        seen_again = sa.update(entries).where(*_bound_key()).values(fingerprint=sa.bindparam("mark"))
        connection.execute(seen_again, again)
    add(
        connection,
        entries,
        [
            _row_from(entry, Fate.CAPPED, fingerprint)
            for entry, fingerprint in fetched.capped
            if entry.guid not in gone
        ],
    )


def pending_entries(connection: Connection) -> list[Entry]:
    """Entries that no article has been made of yet, oldest first."""
    query = (
        sa.select(entries.c.payload, unread.c.payload.label("whole"))
        .outerjoin_from(
            entries, unread, sa.and_(unread.c.feed_url == entries.c.feed_url, unread.c.guid == entries.c.guid)
        )
        .where(entries.c.fate == Fate.PENDING)
    )
    found = [noun_from(Entry, row.whole or row.payload) for row in connection.execute(query)]
    return sorted(found, key=lambda entry: (entry.first_seen, entry.feed_url, entry.guid))


def _before(connection: Connection, feed_url: str, guids: Sequence[str]) -> dict[str, _Before]:
    columns = (entries.c.guid, entries.c.fate, entries.c.first_seen, entries.c.article_url)
    found: dict[str, _Before] = {}
    for chunk in chunks(guids):
        query = sa.select(*columns).where(entries.c.feed_url == feed_url, entries.c.guid.in_(chunk))
        found.update((row.guid, _Before(*row)) for row in connection.execute(query))
    return found


def _row_from(entry: Entry, fate: str, fingerprint: str = "", article_url: str = "") -> Row:
    return {
        "feed_url": entry.feed_url,
        "guid": entry.guid,
        "fingerprint": fingerprint,
        "fate": str(fate),
        "reason": "",
        "article_url": article_url,
        "first_seen": micros_from(entry.first_seen),
        "at": micros_from(entry.at),
        "payload": payload_of_read(entry),
    }


def _unread_row(entry: Entry) -> Row:
    return {"feed_url": entry.feed_url, "guid": entry.guid, "payload": payload_from(entry)}


def payload_of_read(entry: Entry) -> bytes:
    """What stays of an entry that has been read: what the ledger says of it, without its content."""
    rest = replace(entry, html="", summary="", byline="", tags=(), language="", anchor="")
    return packed_hard(json_from(rest))


# ------------------------------------------------------------------------------ articles


def record_article(connection: Connection, entry: Entry, article: Article) -> None:
    """Keep the article made of `entry`, merged with the one that stands at its address."""
    made = connection.execute(sa.select(articles).where(articles.c.url == article.url)).one_or_none()
    maker = (entry.feed_url, entry.guid) if made is None else (made.made_by_feed, made.made_by_guid)
    is_own = maker == (entry.feed_url, entry.guid)
    if made is not None:
        article = merged(articles_at(connection, articles.c.url == article.url)[0], article, is_remade=is_own)
    put(connection, articles, [_article_row(connection, article, maker)])
    if made is not None and made.text_id is not None:
        forget_unused(connection, made.text_id)
    left = _settle(connection, entry, _READ if is_own else Fate.MERGED, article_url=article.url)
    if left not in {"", article.url}:
        _leave(connection, entry, left)


def record_failure(connection: Connection, entry: Entry, reason: str) -> None:
    """Remember why no article could be made of `entry`."""
    _settle(connection, entry, Fate.FAILED, reason=reason)


def _settle(
    connection: Connection, entry: Entry, fate: str, *, article_url: str | None = None, reason: str = ""
) -> str:
    """Write an entry's fate; which article it stood for before (empty if none)."""
    key = (entries.c.feed_url == entry.feed_url, entries.c.guid == entry.guid)
    before = connection.execute(sa.select(entries.c.article_url).where(*key)).scalar_one_or_none()
    if before is None:  # an entry that no reading brought, such as a file of the user's
        add(connection, entries, [_row_from(entry, fate)])
    url = (before or "") if article_url is None else article_url
    connection.execute(sa.update(entries).where(*key).values(fate=str(fate), reason=reason, article_url=url))
    connection.execute(
        sa.delete(unread).where(unread.c.feed_url == entry.feed_url, unread.c.guid == entry.guid)
    )
    return before or ""


def _leave(connection: Connection, entry: Entry, article_url: str) -> None:
    """`entry` has moved to another address: its old article goes to another entry of it, or goes."""
    made = connection.execute(sa.select(articles).where(articles.c.url == article_url)).one_or_none()
    if made is None or (made.made_by_feed, made.made_by_guid) != (entry.feed_url, entry.guid):
        return
    rest = connection.execute(
        sa.select(entries.c.first_seen, entries.c.feed_url, entries.c.guid).where(
            entries.c.article_url == article_url, entries.c.fate == Fate.MERGED
        )
    ).all()
    if not rest:
        connection.execute(sa.delete(articles).where(articles.c.url == article_url))
        return
    _, feed_url, guid = min(tuple(row) for row in rest)
    connection.execute(
        sa.update(articles)
        .where(articles.c.url == article_url)
        .values(made_by_feed=feed_url, made_by_guid=guid)
    )
    connection.execute(
        sa.update(entries).where(entries.c.feed_url == feed_url, entries.c.guid == guid).values(fate=_READ)
    )


def _article_row(connection: Connection, article: Article, maker: tuple[str, str]) -> Row:
    return {
        "url": article.url,
        "at": micros_from(article.at),
        "made_by_feed": maker[0],
        "made_by_guid": maker[1],
        "payload": b"",
        "text_id": number_for(connection, article),
    }


def articles_of(connection: Connection, window: Window, reach: datetime | None) -> list[Article]:
    """Articles of the window, late ones among them, by date, then address."""
    found = articles_at(connection, sa.or_(_lies_in(articles.c.at, window), _is_made_late(window, reach)))
    return sorted(found, key=lambda article: (article.at, article.url))


# ------------------------------------------------------------------------------ the ledger


def fates(connection: Connection, window: Window, reach: datetime | None) -> list[LedgerLine]:
    """Entries of the window that gave no article of their own."""
    owned = sa.exists().where(
        articles.c.url == entries.c.article_url,
        articles.c.made_by_feed == entries.c.feed_url,
        articles.c.made_by_guid == entries.c.guid,
    )
    query = sa.select(entries).where(_is_of(window, reach), entries.c.fate != _READ, ~owned)
    lines = [
        _line_from(noun_from(Entry, row.payload), Fate(row.fate), row.reason, row.article_url)
        for row in connection.execute(query)
    ]
    return sorted(lines, key=lambda line: (line.feed_url, line.guid))


def _line_from(entry: Entry, fate: Fate, reason: str, article_url: str) -> LedgerLine:
    return LedgerLine(
        feed_url=entry.feed_url,
        title=entry.title,
        url=entry.url,
        fate=fate,
        detail=reason,
        article_url=article_url if fate is Fate.MERGED else "",
        guid=entry.guid,
    )


def entry_counts(connection: Connection, window: Window, reach: datetime | None) -> dict[str, int]:
    """Feed address → number of its entries in the window, late ones among them."""
    query = (
        sa.select(entries.c.feed_url, sa.func.count())
        .where(_is_of(window, reach))
        .group_by(entries.c.feed_url)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _lies_in(at: sa.ColumnElement[int], window: Window) -> sa.ColumnElement[bool]:
    return sa.and_(at >= micros_from(window.since), at < micros_from(window.until))


def _is_of(window: Window, reach: datetime | None) -> sa.ColumnElement[bool]:
    """Whether an entry is of the window: dated in it, or late."""
    return sa.or_(_lies_in(entries.c.at, window), _is_late(window, reach))


def _is_late(window: Window, reach: datetime | None) -> sa.ColumnElement[bool]:
    """Whether an entry is dated before the window and was first seen in it.

    It may be as old as `reach`; in a feed that was not read before, as old as new feeds go.
    """
    if reach is None:
        return sa.false()
    since, known = micros_from(window.since), entries.alias("known")
    return sa.and_(
        entries.c.at >= micros_from(reach),
        entries.c.at < since,
        entries.c.first_seen > since,
        sa.or_(
            entries.c.at >= micros_from(window.first_reading_since),
            sa.exists().where(known.c.feed_url == entries.c.feed_url, known.c.first_seen <= since),
            sa.exists().where(
                known_entries.c.feed_url == entries.c.feed_url, known_entries.c.first_seen <= since
            ),
        ),
    )


def _is_made_late(window: Window, reach: datetime | None) -> sa.ColumnElement[bool]:
    """Whether an article is dated before the window, and the entry that it was made of is late."""
    if reach is None:
        return sa.false()
    made_of = sa.exists().where(
        entries.c.feed_url == articles.c.made_by_feed,
        entries.c.guid == articles.c.made_by_guid,
        _is_late(window, reach),
    )
    return sa.and_(_lies_in(articles.c.at, Window(since=reach, until=window.since)), made_of)


def _bound_key() -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return entries.c.feed_url == sa.bindparam("of_feed"), entries.c.guid == sa.bindparam("of_guid")

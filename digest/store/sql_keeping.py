"""What is too old goes, and what an earlier version wrote is written anew: a little in each transaction.

::

    entries ──▶ what they are known by      their articles ──▶ gone
    editions ──▶ without their material      texts that nothing kept needs ──▶ gone

The order matters: a text goes after all that may need it. Each step takes some rows and says how many, so
that whoever calls again and again until nothing is left may be ended at any moment, and others may do the
same meanwhile.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from digest.models import PUBLISHED, Article, Entry, Fate, Limits, Material, Pruned, spine_of
from digest.store.rows import HARD, micros_from, noun_from, payload_from
from digest.store.schema import (
    articles,
    edition_parts,
    editions,
    entries,
    letters,
    mailings,
    receipts,
    slots,
    spending,
    story_records,
    texts,
)
from digest.store.seals import sealed
from digest.store.sql_editions import EDITION, MATERIAL, of_slugs, put_parts
from digest.store.sql_known import remember
from digest.store.sql_reading import LEAST_FAT_BYTES, payload_of_read
from digest.store.sql_texts import SLACK, number_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sqlalchemy.engine import Connection

    Condition = sa.ColumnElement[bool]

_HEAVY = 50
"""Small rows that one edition counts for: it takes about as long. Chosen by reading; not measured."""


def prune(connection: Connection, limits: Limits, most: int) -> Pruned:
    """Take out about `most` rows of the first kind of which there are any; nothing when all is done."""
    for step in (_entries, _articles, _materials, _editions, _texts, _rows, _pack):
        done = step(connection, limits, most)
        if done.total:
            return done
    return Pruned()


def prunable(connection: Connection, limits: Limits) -> Pruned:
    """How much `prune` would take out in all, and how many bytes that are."""
    too_old = _before(limits.texts)
    counted = {
        "entries": _sum(connection, entries, _is_old_entry(too_old), entries.c.payload),
        "articles": _sum(connection, articles, _will_be_alone(too_old), articles.c.payload),
        "texts": _sum(connection, texts, _will_be_unneeded(limits), texts.c.payload),
        "materials": _both(
            _sum(connection, editions, _has_old_material(too_old), editions.c.material),
            _sum(connection, edition_parts, _is_part_of_old(MATERIAL, too_old), edition_parts.c.payload),
        ),
        "editions": _both(
            _sum(connection, editions, _is_old_whole(_before(limits.editions)), editions.c.payload),
            _sum(
                connection,
                edition_parts,
                _is_part_of_old(EDITION, _before(limits.editions)),
                edition_parts.c.payload,
            ),
        ),
    }
    small = [_sum(connection, table, which, None) for table, which in _old_rows(limits)]
    packed = [_sum(connection, table, which, None) for table, which in _OLD_FORMS]
    return Pruned(
        **{name: number for name, (number, _) in counted.items()},
        rows=sum(number for number, _ in small),
        packed=sum(number for number, _ in packed),
        room=sum(room for _, room in counted.values()),
    )


def _sum(
    connection: Connection, table: sa.Table, which: Condition, column: sa.Column[Any] | None
) -> tuple[int, int]:
    room: Any = sa.literal(0) if column is None else sa.func.coalesce(sa.func.sum(sa.func.length(column)), 0)
    row = connection.execute(sa.select(sa.func.count(), room).select_from(table).where(which)).one()
    return row[0], int(row[1])


def _both(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]


def _before(moment: datetime | None) -> int:
    """In microseconds; what keeps everything is before everything."""
    return micros_from(moment) if moment else -(2**62)


# ------------------------------------------------------------------------------ what goes


def _is_old_entry(too_old: int) -> Condition:
    fates = [*(fate for fate in Fate if fate is not Fate.PENDING), "article"]
    return sa.and_(entries.c.fate.in_(fates), entries.c.first_seen < too_old)


def _entries(connection: Connection, limits: Limits, most: int) -> Pruned:
    """Entries go; what they are known by stays (see `sql_known`)."""
    columns = (entries.c.feed_url, entries.c.guid, entries.c.fingerprint, entries.c.first_seen)
    query = sa.select(*columns).where(_is_old_entry(_before(limits.texts))).limit(most)
    by_feed: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    for row in connection.execute(query):
        by_feed[row.feed_url][row.guid] = (row.fingerprint, row.first_seen)
    gone = sa.delete(entries).where(
        entries.c.feed_url == sa.bindparam("of_feed"), entries.c.guid == sa.bindparam("of_guid")
    )
    for feed_url, rows in by_feed.items():
        remember(connection, feed_url, rows)
        connection.execute(gone, [{"of_feed": feed_url, "of_guid": guid} for guid in rows])
    return Pruned(entries=sum(map(len, by_feed.values())))


def _is_alone(too_old: int) -> Condition:
    """Whether an old article has no entry any more."""
    has_entry = sa.exists().where(entries.c.article_url == articles.c.url)
    return sa.and_(articles.c.at < too_old, ~has_entry)


def _will_be_alone(too_old: int) -> Condition:
    stays = sa.exists().where(entries.c.article_url == articles.c.url, ~_is_old_entry(too_old))
    return sa.and_(articles.c.at < too_old, ~stays)


def _articles(connection: Connection, limits: Limits, most: int) -> Pruned:
    return Pruned(
        articles=_delete(connection, articles, articles.c.url, _is_alone(_before(limits.texts)), most)
    )


def _has_old_material(too_old: int) -> Condition:
    return sa.and_(editions.c.until < too_old, editions.c.material != b"")


def _is_part_of_old(part: str, too_old: int) -> Condition:
    old = sa.exists().where(editions.c.slug == edition_parts.c.slug, editions.c.until < too_old)
    return sa.and_(edition_parts.c.part == part, old)


def _materials(connection: Connection, limits: Limits, most: int) -> Pruned:
    too_old = _before(limits.texts)
    of_old = sa.select(editions.c.slug).where(_has_old_material(too_old)).limit(max(1, most // _HEAVY))
    slugs = connection.execute(of_old).scalars().all()
    if slugs:
        connection.execute(sa.update(editions).where(editions.c.slug.in_(slugs)).values(material=b""))
        return Pruned(materials=len(slugs))
    return Pruned(materials=_drop_part(connection, MATERIAL, too_old, most))


def _drop_part(connection: Connection, part: str, too_old: int, most: int) -> int:
    which = _is_part_of_old(part, too_old)
    query = sa.select(edition_parts.c.slug).where(which).limit(max(1, most // _HEAVY))
    slugs = connection.execute(query).scalars().all()
    connection.execute(
        sa.delete(edition_parts).where(edition_parts.c.part == part, edition_parts.c.slug.in_(slugs))
    )
    return len(slugs)


def _is_old_whole(too_old: int) -> Condition:
    return sa.and_(editions.c.until < too_old, editions.c.payload != b"")


def _editions(connection: Connection, limits: Limits, most: int) -> Pruned:
    """Editions go, but not what lists say of them."""
    too_old = _before(limits.editions)
    of_old = sa.select(editions.c.slug).where(_is_old_whole(too_old)).limit(max(1, most // _HEAVY))
    slugs = connection.execute(of_old).scalars().all()
    for edition in of_slugs(connection, slugs):
        values = {"payload": b"", "spine": payload_from(spine_of(edition))}
        connection.execute(sa.update(editions).where(editions.c.slug == edition.slug).values(values))
    return Pruned(editions=len(slugs) or _drop_part(connection, EDITION, too_old, most))


def _is_unprinted(limits: Limits) -> Condition:
    is_old = texts.c.used_at < _before(limits.texts) - SLACK
    until = _before(limits.editions)
    return sa.and_(is_old, sa.or_(texts.c.printed_at <= 0, texts.c.printed_at < until - SLACK))


def _is_unneeded(limits: Limits) -> Condition:
    return sa.and_(_is_unprinted(limits), ~sa.exists().where(articles.c.text_id == texts.c.id))


def _will_be_unneeded(limits: Limits) -> Condition:
    stays = sa.exists().where(articles.c.text_id == texts.c.id, ~_will_be_alone(_before(limits.texts)))
    return sa.and_(_is_unprinted(limits), ~stays)


def _texts(connection: Connection, limits: Limits, most: int) -> Pruned:
    return Pruned(texts=_delete(connection, texts, texts.c.id, _is_unneeded(limits), most))


def _old_rows(limits: Limits) -> list[tuple[sa.Table, Condition]]:
    """Small rows that nothing needs so late."""
    if limits.texts is None:
        return []
    too_old = _before(limits.texts)
    later = slots.alias("later")
    has_later = sa.exists().where(
        later.c.edition_id == slots.c.edition_id, later.c.finished_at.is_not(None), later.c.at > slots.c.at
    )
    return [
        (story_records, story_records.c.last_seen < too_old),
        (receipts, sa.and_(receipts.c.at < too_old, receipts.c.channel != PUBLISHED)),
        (letters, letters.c.written_at < too_old),
        (mailings, mailings.c.at < too_old),
        (slots, sa.and_(slots.c.at < too_old, slots.c.lease_until < too_old, has_later)),
        (spending, spending.c.day < f"{limits.texts:%Y-%m-%d}"),
    ]


def _rows(connection: Connection, limits: Limits, most: int) -> Pruned:
    """Of slots the latest of each edition stays, and of receipts what says that an edition was published."""
    for table, which in _old_rows(limits):
        gone = _delete_rows(connection, table, which, most)
        if gone:
            return Pruned(rows=gone)
    return Pruned()


def _delete(connection: Connection, table: sa.Table, key: sa.Column[Any], which: Condition, most: int) -> int:
    keys = connection.execute(sa.select(key).where(which).limit(most)).scalars().all()
    if keys:
        connection.execute(sa.delete(table).where(key.in_(keys)))
    return len(keys)


def _delete_rows(connection: Connection, table: sa.Table, which: Condition, most: int) -> int:
    """The same for a table whose key is of several columns."""
    keys = list(table.primary_key)
    rows = connection.execute(sa.select(*keys).where(which).limit(most)).all()
    if rows:
        names = [f"of_{key.name}" for key in keys]
        gone = sa.delete(table).where(
            *(key == sa.bindparam(name) for key, name in zip(keys, names, strict=True))
        )
        connection.execute(gone, [dict(zip(names, row, strict=True)) for row in rows])
    return len(rows)


# ------------------------------------------------------------------------------ what is written anew

_IS_OLD_ARTICLE = articles.c.text_id.is_(None)
_IS_OLD_EDITION = editions.c.payload != b""
_IS_FAT = sa.and_(
    entries.c.fate != str(Fate.PENDING),
    sa.func.length(entries.c.payload) >= LEAST_FAT_BYTES,
    sa.func.substr(entries.c.payload, len(sealed(b"")) + 1, len(HARD)) != HARD,
)
_OLD_FORMS: list[tuple[sa.Table, Condition]] = [
    (articles, _IS_OLD_ARTICLE),
    (editions, _IS_OLD_EDITION),
    (entries, _IS_FAT),
]


def _pack(connection: Connection, _limits: Limits, most: int) -> Pruned:
    """Write anew what a version before texts were kept once has written."""
    steps: Iterable[Callable[[Connection, int], int]] = (_pack_articles, _pack_editions, _pack_entries)
    return Pruned(packed=next(filter(None, (step(connection, most) for step in steps)), 0))


def _pack_articles(connection: Connection, most: int) -> int:
    query = sa.select(articles.c.url, articles.c.payload).where(_IS_OLD_ARTICLE).limit(most)
    rows = connection.execute(query).all()
    for row in rows:
        number = number_for(connection, noun_from(Article, row.payload))
        values = {"payload": b"", "text_id": number}
        connection.execute(sa.update(articles).where(articles.c.url == row.url).values(values))
    return len(rows)


def _pack_editions(connection: Connection, _most: int) -> int:
    """One at a time: an old material may hold thousands of articles."""
    query = sa.select(editions.c.slug, editions.c.payload, editions.c.material).where(_IS_OLD_EDITION)
    row = connection.execute(query.limit(1)).one_or_none()
    if row is None:
        return 0
    (edition,) = of_slugs(connection, [row.slug])
    material = noun_from(Material, row.material) if row.material else None
    put_parts(connection, edition, material)
    values = {"payload": b"", "material": b"", "spine": payload_from(spine_of(edition))}
    connection.execute(sa.update(editions).where(editions.c.slug == row.slug).values(values))
    return 1


def _pack_entries(connection: Connection, most: int) -> int:
    columns = (entries.c.feed_url, entries.c.guid, entries.c.payload)
    rows = connection.execute(sa.select(*columns).where(_IS_FAT).limit(most)).all()
    for row in rows:
        slim = payload_of_read(noun_from(Entry, row.payload))
        which = (entries.c.feed_url == row.feed_url, entries.c.guid == row.guid)
        connection.execute(sa.update(entries).where(*which).values(payload=slim))
    return len(rows)

"""Editions, what they were made of, and what they knew of stories, in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from digest.models import Edition, Material, Memory, StoryRecord
from digest.store.rows import micros_from, moment_from, noun_from, payload_from
from digest.store.schema import editions, story_records
from digest.store.statements import put

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.engine import Connection


def save(
    connection: Connection, edition: Edition, material: Material, records: Sequence[StoryRecord]
) -> None:
    """Keep an edition with its material and records, in the place of the one of that slug."""
    row = {
        "slug": edition.slug,
        "edition_id": edition.slug.rpartition("/")[2],
        "until": micros_from(edition.window.until),
        "payload": payload_from(edition),
        "material": payload_from(material),
    }
    put(connection, editions, [row])
    connection.execute(sa.delete(story_records).where(story_records.c.edition_slug == edition.slug))
    rows = [
        {
            "edition_slug": edition.slug,
            "story_id": record.id,
            "last_seen": micros_from(record.last_seen),
            "payload": payload_from(record),
        }
        for record in records
    ]
    put(connection, story_records, rows)


def memory(
    connection: Connection, edition_id: str, *, before: datetime, since: datetime, excluding: str
) -> Memory:
    """The latest record of each story in earlier editions of that id."""
    is_earlier = sa.and_(
        editions.c.edition_id == edition_id,
        editions.c.until < micros_from(before),
        editions.c.slug != excluding,
    )
    newest_first = (editions.c.until.desc(), editions.c.slug)
    last = sa.select(editions.c.slug, editions.c.until).where(is_earlier).order_by(*newest_first).limit(1)
    previous = connection.execute(last).one_or_none()
    if previous is None:
        return Memory()
    place = sa.func.row_number().over(partition_by=story_records.c.story_id, order_by=newest_first)
    of_stories = (
        sa.select(story_records.c.last_seen, story_records.c.payload, place.label("place"))
        .join(editions, editions.c.slug == story_records.c.edition_slug)
        .where(is_earlier)
        .subquery()
    )
    latest = sa.select(of_stories.c.payload).where(
        of_stories.c.place == 1, of_stories.c.last_seen >= micros_from(since)
    )
    records = [noun_from(StoryRecord, payload) for payload in connection.execute(latest).scalars()]
    return Memory(
        records=tuple(sorted(records, key=lambda record: record.id)),
        previous_slug=previous.slug,
        previous_at=moment_from(previous.until),
    )


def newest(connection: Connection, limit: int) -> list[Edition]:
    """The latest editions, newest first; all of them when `limit` is 0."""
    query = sa.select(editions.c.payload).order_by(editions.c.until.desc(), editions.c.slug)
    found = connection.execute(query.limit(limit) if limit else query).scalars()
    return [noun_from(Edition, payload) for payload in found]


def one(connection: Connection, slug: str) -> Edition | None:
    """The edition of that slug."""
    query = sa.select(editions.c.payload).where(editions.c.slug == slug)
    payload = connection.execute(query).scalar_one_or_none()
    return None if payload is None else noun_from(Edition, payload)


def material(connection: Connection, slug: str) -> Material | None:
    """What the edition of that slug was made of."""
    query = sa.select(editions.c.material).where(editions.c.slug == slug)
    payload = connection.execute(query).scalar_one_or_none()
    return None if payload is None else noun_from(Material, payload)

"""Editions, what they were made of, and what they knew of stories, in SQL."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from digest.models import PUBLISHED, Edition, Heading, Material, Memory, Slot, StoryRecord
from digest.store.rows import micros_from, moment_from, noun_from, payload_from
from digest.store.schema import editions, letters, receipts, story_records
from digest.store.statements import put

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.engine import Connection

_IS_PUBLISHED = sa.exists().where(receipts.c.edition_slug == editions.c.slug, receipts.c.channel == PUBLISHED)
_HAS_BEGUN = sa.or_(
    sa.exists().where(receipts.c.edition_slug == editions.c.slug),
    sa.exists().where(letters.c.edition_slug == editions.c.slug),
)
_NEWEST_FIRST = (editions.c.until.desc(), editions.c.slug)


def save(
    connection: Connection, edition: Edition, material: Material, records: Sequence[StoryRecord]
) -> None:
    """Keep an edition with its material and records, in the place of the one of that slug."""
    number = connection.execute(sa.select(sa.func.coalesce(sa.func.max(editions.c.number), 0))).scalar_one()
    row = {
        "slug": edition.slug,
        "edition_id": edition.plan_id,
        "until": micros_from(edition.window.until),
        "payload": payload_from(edition),
        "material": payload_from(material),
        "slot_local": edition.slot.local if edition.slot else None,
        "slot_at": micros_from(edition.slot.at) if edition.slot else None,
        "number": number + 1,
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
    """The latest record of each story in earlier published editions of that plan."""
    is_earlier = sa.and_(
        editions.c.edition_id == edition_id,
        editions.c.until < micros_from(before),
        editions.c.slug != excluding,
        _IS_PUBLISHED,
    )
    last = sa.select(editions.c.slug, editions.c.until).where(is_earlier).order_by(*_NEWEST_FIRST).limit(1)
    previous = connection.execute(last).one_or_none()
    if previous is None:
        return Memory()
    place = sa.func.row_number().over(partition_by=story_records.c.story_id, order_by=_NEWEST_FIRST)
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


def newest(connection: Connection, limit: int, *, published: bool) -> list[Edition]:
    """The latest editions, newest first; all of them when `limit` is 0."""
    query = sa.select(editions.c.edition_id, editions.c.payload).order_by(*_NEWEST_FIRST)
    if published:
        query = query.where(_IS_PUBLISHED)
    return [_edition(row) for row in connection.execute(query.limit(limit) if limit else query)]


def headings(connection: Connection) -> list[Heading]:
    """A row for every edition, newest first."""
    query = sa.select(
        editions.c.slug,
        editions.c.edition_id,
        editions.c.until,
        editions.c.slot_local,
        editions.c.slot_at,
        editions.c.number,
        _IS_PUBLISHED.label("is_published"),
        _HAS_BEGUN.label("has_begun"),
    ).order_by(*_NEWEST_FIRST)
    return [_heading(row) for row in connection.execute(query)]


def one(connection: Connection, slug: str) -> Edition | None:
    """The edition of that slug."""
    query = sa.select(editions.c.edition_id, editions.c.payload).where(editions.c.slug == slug)
    row = connection.execute(query).one_or_none()
    return None if row is None else _edition(row)


def _edition(row: Any) -> Edition:
    """An edition; one of before `plan_id` was kept in it has it from its column."""
    edition = noun_from(Edition, row.payload)
    return edition if edition.plan_id else replace(edition, plan_id=row.edition_id)


def _heading(row: Any) -> Heading:
    slot = None
    if row.slot_local is not None:
        slot = Slot(edition_id=row.edition_id, local=row.slot_local, at=moment_from(row.slot_at))
    return Heading(
        slug=row.slug,
        plan_id=row.edition_id,
        slot=slot,
        until=moment_from(row.until),
        is_published=bool(row.is_published),
        has_begun=bool(row.has_begun),
        number=row.number,
    )


def material(connection: Connection, slug: str) -> Material | None:
    """What the edition of that slug was made of."""
    query = sa.select(editions.c.material).where(editions.c.slug == slug)
    payload = connection.execute(query).scalar_one_or_none()
    return None if payload is None else noun_from(Material, payload)

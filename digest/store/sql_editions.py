"""Editions, what they were made of, and what they knew of stories, in SQL."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from digest.models import PUBLISHED, Edition, Heading, Material, Memory, Slot, Spine, StoryRecord, spine_of
from digest.store.references import edition_with, material_with, printed_in, read_for
from digest.store.rows import micros_from, moment_from, noun_from, payload_from
from digest.store.schema import edition_parts, editions, letters, receipts, story_records
from digest.store.sql_texts import from_references, numbers_for, to_references
from digest.store.statements import chunks, put

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy.engine import Connection

_IS_PUBLISHED = sa.exists().where(receipts.c.edition_slug == editions.c.slug, receipts.c.channel == PUBLISHED)
_HAS_BEGUN = sa.or_(
    sa.exists().where(receipts.c.edition_slug == editions.c.slug),
    sa.exists().where(letters.c.edition_slug == editions.c.slug),
)
EDITION, MATERIAL = "edition", "material"
"""The parts of an edition in `edition_parts`."""
_HELD = edition_parts.alias("held")
_HAS_EDITION = sa.exists().where(_HELD.c.slug == editions.c.slug, _HELD.c.part == EDITION)
_IS_WHOLE = sa.or_(_HAS_EDITION, editions.c.payload != b"")
"""Whether the edition itself is kept: of one that was taken out, its row stays."""
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
        "payload": b"",
        "material": b"",
        "slot_local": edition.slot.local if edition.slot else None,
        "slot_at": micros_from(edition.slot.at) if edition.slot else None,
        "number": number + 1,
        "spine": payload_from(spine_of(edition)),
    }
    put(connection, editions, [row])
    put_parts(connection, edition, material)
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


def _part(part: str) -> sa.ColumnElement[bool]:
    return sa.and_(edition_parts.c.slug == editions.c.slug, edition_parts.c.part == part)


def put_parts(connection: Connection, edition: Edition, material: Material | None) -> None:
    """Lay an edition and its material aside, with each text once."""
    at = micros_from(edition.window.until)
    printed = numbers_for(connection, printed_in(edition), at=at, printed=True)
    short = edition_with(edition, to_references(printed))
    rows = [{"slug": edition.slug, "part": EDITION, "payload": payload_from(short)}]
    if material is not None:
        read = numbers_for(connection, read_for(material), at=at)
        made_of = material_with(material, to_references(read))
        rows.append({"slug": edition.slug, "part": MATERIAL, "payload": payload_from(made_of)})
    put(connection, edition_parts, rows)


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
    query = sa.select(editions.c.slug).where(_IS_WHOLE).order_by(*_NEWEST_FIRST)
    if published:
        query = query.where(_IS_PUBLISHED)
    slugs = connection.execute(query.limit(limit) if limit else query).scalars().all()
    return of_slugs(connection, slugs)


def of_slugs(connection: Connection, slugs: Iterable[str]) -> list[Edition]:
    """The editions of these slugs that are kept whole, newest first."""
    found: list[Edition] = []
    for chunk in chunks(dict.fromkeys(slugs)):
        query = (
            sa.select(editions.c.edition_id, editions.c.payload, edition_parts.c.payload.label("part"))
            .outerjoin_from(editions, edition_parts, _part(EDITION))
            .where(editions.c.slug.in_(chunk), _IS_WHOLE)
        )
        found += _with_texts(connection, connection.execute(query).all())
    by_slug = sorted(found, key=lambda edition: edition.slug)
    return sorted(by_slug, key=lambda edition: edition.window.until, reverse=True)


def _with_texts(connection: Connection, rows: Iterable[Any]) -> list[Edition]:
    """The editions of rows; one of before `plan_id` was kept in it has it from its column."""
    whole: list[Edition] = []
    short: list[Edition] = []
    for row in rows:
        edition = noun_from(Edition, row.part or row.payload)
        edition = edition if edition.plan_id else replace(edition, plan_id=row.edition_id)
        (short if row.part else whole).append(edition)
    swap = from_references(connection, (one for edition in short for one in printed_in(edition)))
    return whole + [edition_with(edition, swap) for edition in short]


def spines(connection: Connection) -> list[Spine]:
    """What is said of every published edition without reading it, newest first."""
    query = sa.select(editions.c.slug, editions.c.spine).where(_IS_PUBLISHED).order_by(*_NEWEST_FIRST)
    rows = connection.execute(query).all()
    bare = of_slugs(connection, [row.slug for row in rows if row.spine is None])
    written = {edition.slug: spine_of(edition) for edition in bare}
    found = (noun_from(Spine, row.spine) if row.spine else written.get(row.slug) for row in rows)
    return [spine for spine in found if spine is not None]


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
    return next(iter(of_slugs(connection, [slug])), None)


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
    """What the edition of that slug was made of, unless it has been taken out."""
    query = (
        sa.select(editions.c.material, edition_parts.c.payload.label("part"))
        .outerjoin_from(editions, edition_parts, _part(MATERIAL))
        .where(editions.c.slug == slug)
    )
    row = connection.execute(query).one_or_none()
    if row is None or not (row.part or row.material):
        return None
    found = noun_from(Material, row.part or row.material)
    return material_with(found, from_references(connection, read_for(found))) if row.part else found

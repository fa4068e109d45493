"""The run ledger in SQL: who may make an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from digest.models import Slot
from digest.store.clocks import LONGEST_LEASE
from digest.store.rows import micros_from, moment_from
from digest.store.schema import slots
from digest.store.statements import insert, put

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.engine import Connection


def claim(connection: Connection, slot: Slot, holder: str, now: datetime, until: datetime) -> bool:
    """Take the slot in one conditional statement, so that of two daemons only one gets it."""
    statement = insert(connection.dialect.name, slots).values(
        edition_id=slot.edition_id,
        local=slot.local,
        at=micros_from(slot.at),
        holder=holder,
        lease_until=micros_from(until),
    )
    is_free = sa.or_(
        slots.c.lease_until <= micros_from(now),
        slots.c.lease_until > micros_from(now + LONGEST_LEASE),
        slots.c.holder == holder,
    )
    taken = connection.execute(
        statement.on_conflict_do_update(
            index_elements=["edition_id", "local"],
            set_={"holder": holder, "lease_until": micros_from(until)},
            where=sa.and_(slots.c.finished_at.is_(None), is_free),
        ).returning(slots.c.holder)
    )
    return taken.first() is not None


def finish(connection: Connection, slot: Slot, holder: str, now: datetime) -> None:
    """Mark the slot done for good."""
    row = {
        "edition_id": slot.edition_id,
        "local": slot.local,
        "at": micros_from(slot.at),
        "holder": holder,
        "lease_until": micros_from(now),
        "finished_at": micros_from(now),
    }
    put(connection, slots, [row])


def release(connection: Connection, slot: Slot, holder: str) -> None:
    """Give back what `holder` has claimed and not finished."""
    connection.execute(
        sa.delete(slots).where(
            slots.c.edition_id == slot.edition_id,
            slots.c.local == slot.local,
            slots.c.holder == holder,
            slots.c.finished_at.is_(None),
        )
    )


def last_finished(connection: Connection, edition_id: str, until: datetime | None) -> Slot | None:
    """The latest slot done for that edition, or the latest that had come by `until`."""
    query = sa.select(slots.c.local, slots.c.at).where(
        slots.c.edition_id == edition_id, slots.c.finished_at.is_not(None)
    )
    if until is not None:
        query = query.where(slots.c.at <= micros_from(until))
    newest_first = (slots.c.at.desc(), slots.c.local.desc())
    row = connection.execute(query.order_by(*newest_first).limit(1)).one_or_none()
    return Slot(edition_id=edition_id, local=row.local, at=moment_from(row.at)) if row else None

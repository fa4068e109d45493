"""The run ledger and the receipts in SQL: who may make an edition, and who has had it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from digest.models import Owed, Receipt, Slot
from digest.store.clocks import LONGEST_LEASE
from digest.store.rows import micros_from, moment_from
from digest.store.schema import owed, receipts, slots
from digest.store.statements import add, insert, put

if TYPE_CHECKING:
    from collections.abc import Iterable
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


def receipts_of(connection: Connection, edition_slug: str) -> list[Receipt]:
    """Where an edition was published and to whom it was delivered, oldest first."""
    found = [
        Receipt(edition_slug=row.edition_slug, channel=row.channel, target=row.target, at=moment_from(row.at))
        for row in connection.execute(sa.select(receipts).where(receipts.c.edition_slug == edition_slug))
    ]
    return sorted(found, key=lambda receipt: (receipt.at, receipt.channel, receipt.target))


def add_receipt(connection: Connection, receipt: Receipt) -> None:
    """Remember a publishing or delivery, unless it is remembered already; it is no longer owed."""
    row = {
        "edition_slug": receipt.edition_slug,
        "channel": receipt.channel,
        "target": receipt.target,
        "at": micros_from(receipt.at),
    }
    add(connection, receipts, [row])
    connection.execute(
        sa.delete(owed).where(
            owed.c.edition_slug == receipt.edition_slug,
            owed.c.channel == receipt.channel,
            owed.c.target == receipt.target,
        )
    )


def owe(connection: Connection, letters: Iterable[Owed]) -> None:
    """Remember letters that are to be sent and have no receipt."""
    wanted = set(letters)
    for slug in {letter.edition_slug for letter in wanted}:
        had = {(receipt.channel, receipt.target) for receipt in receipts_of(connection, slug)}
        rows = [
            {"edition_slug": slug, "channel": letter.channel, "target": letter.target}
            for letter in wanted
            if letter.edition_slug == slug and (letter.channel, letter.target) not in had
        ]
        add(connection, owed, rows)


def all_owed(connection: Connection) -> list[Owed]:
    """The letters still to be sent, by slug, channel and target."""
    found = [
        Owed(edition_slug=row.edition_slug, channel=row.channel, target=row.target)
        for row in connection.execute(sa.select(owed))
    ]
    return sorted(found, key=lambda letter: (letter.edition_slug, letter.channel, letter.target))

"""Letters and receipts in SQL: what is still to be sent, and who has had it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from digest.models import Letter, Mailing, Receipt, Trouble
from digest.store.rows import micros_from, moment_from, noun_from, payload_from
from digest.store.schema import letters, mailings, receipts, troubles
from digest.store.statements import add, put

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Table
    from sqlalchemy.engine import Connection


def receipts_of(connection: Connection, edition_slug: str) -> list[Receipt]:
    """Where an edition was published and to whom it was delivered, oldest first."""
    found = [
        Receipt(edition_slug=row.edition_slug, channel=row.channel, target=row.target, at=moment_from(row.at))
        for row in connection.execute(sa.select(receipts).where(receipts.c.edition_slug == edition_slug))
    ]
    return sorted(found, key=lambda receipt: (receipt.at, receipt.channel, receipt.target))


def add_receipt(connection: Connection, receipt: Receipt) -> None:
    """Remember a publishing or delivery, unless it is remembered already; its letter is sent."""
    row = {
        "edition_slug": receipt.edition_slug,
        "channel": receipt.channel,
        "target": receipt.target,
        "at": micros_from(receipt.at),
    }
    add(connection, receipts, [row])
    connection.execute(sa.delete(letters).where(_is(letters, receipt)))


def write_down(connection: Connection, what: Sequence[Mailing], to: Iterable[Letter]) -> None:
    """Keep mailings and letters that are not there yet, but for letters that have a receipt."""
    rows = [
        {
            "edition_slug": mailing.edition_slug,
            "subscription": mailing.subscription,
            "at": micros_from(mailing.at),
            "payload": payload_from(mailing),
        }
        for mailing in what
    ]
    add(connection, mailings, rows)
    wanted = {letter.key: letter for letter in to}
    had: set[tuple[str, str, str]] = set()
    for slug in {letter.edition_slug for letter in wanted.values()}:
        had |= {(slug, receipt.channel, receipt.target) for receipt in receipts_of(connection, slug)}
    add(connection, letters, [_row(letter) for key, letter in wanted.items() if key not in had])


def mailing(connection: Connection, edition_slug: str, subscription: str) -> Mailing | None:
    """What that subscription is sent of that edition."""
    query = sa.select(mailings.c.payload).where(
        mailings.c.edition_slug == edition_slug, mailings.c.subscription == subscription
    )
    payload = connection.execute(query).scalar_one_or_none()
    return None if payload is None else noun_from(Mailing, payload)


def all_letters(connection: Connection, edition_slug: str) -> list[Letter]:
    """The letters that were not sent yet, of all editions or of one."""
    query = sa.select(letters)
    if edition_slug:
        query = query.where(letters.c.edition_slug == edition_slug)
    return sorted(map(_letter, connection.execute(query)), key=lambda letter: letter.key)


def change_letter(connection: Connection, before: Letter, after: Letter | None) -> bool:
    """Put `after` in the place of `before`, in one conditional statement, so that of two only one does."""
    is_so = sa.and_(
        _is(letters, before),
        letters.c.state == before.state,
        letters.c.attempts == before.attempts,
        letters.c.holder == before.holder,
        letters.c.next_at == micros_from(before.next_at),
        letters.c.lease_until.is_not_distinct_from(_micros(before.lease_until)),
    )
    if after is None:
        return connection.execute(sa.delete(letters).where(is_so)).rowcount == 1
    return connection.execute(sa.update(letters).where(is_so).values(**_row(after))).rowcount == 1


def forget_letters(connection: Connection, *, written_before: datetime, sent_before: datetime) -> None:
    """Drop old letters that were given up, and old mailings of which no letter is left."""
    is_old = letters.c.written_at < micros_from(written_before)
    connection.execute(sa.delete(letters).where(letters.c.state == "given up", is_old))
    is_left = sa.exists().where(letters.c.edition_slug == mailings.c.edition_slug)
    connection.execute(sa.delete(mailings).where(mailings.c.at < micros_from(sent_before), sa.not_(is_left)))


def all_troubles(connection: Connection) -> list[Trouble]:
    """Every trouble that is known, by subject."""
    payloads = connection.execute(sa.select(troubles.c.payload)).scalars()
    return sorted((noun_from(Trouble, payload) for payload in payloads), key=lambda one: one.subject)


def keep_troubles(connection: Connection, kept: Sequence[Trouble], dropped: Iterable[str]) -> None:
    """Remember troubles, each in the place of what was known of its subject, and forget others."""
    put(connection, troubles, [{"subject": one.subject, "payload": payload_from(one)} for one in kept])
    for subject in dropped:
        connection.execute(sa.delete(troubles).where(troubles.c.subject == subject))


def _is(table: Table, one: Letter | Receipt) -> ColumnElement[bool]:
    """The row of a letter or receipt."""
    return sa.and_(
        table.c.edition_slug == one.edition_slug, table.c.channel == one.channel, table.c.target == one.target
    )


def _row(letter: Letter) -> dict[str, Any]:
    return {
        "edition_slug": letter.edition_slug,
        "channel": letter.channel,
        "target": letter.target,
        "subscription": letter.subscription,
        "written_at": micros_from(letter.written_at),
        "not_before": _micros(letter.not_before),
        "state": letter.state,
        "attempts": letter.attempts,
        "next_at": micros_from(letter.next_at),
        "last_error": letter.last_error,
        "holder": letter.holder,
        "lease_until": _micros(letter.lease_until),
    }


def _letter(row: Any) -> Letter:
    return Letter(
        edition_slug=row.edition_slug,
        channel=row.channel,
        target=row.target,
        subscription=row.subscription,
        written_at=moment_from(row.written_at),
        not_before=_moment(row.not_before),
        state=row.state,
        attempts=row.attempts,
        next_at=moment_from(row.next_at),
        last_error=row.last_error,
        holder=row.holder,
        lease_until=_moment(row.lease_until),
    )


def _micros(moment: datetime | None) -> int | None:
    return None if moment is None else micros_from(moment)


def _moment(micros: int | None) -> datetime | None:
    return None if micros is None else moment_from(micros)

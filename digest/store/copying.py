"""The whole of one store into another, empty one: SQLite to PostgreSQL, or back, or either to its like.

What is read is one state of the source, whatever others write meanwhile. What is written is one transaction,
so a copy that is broken off leaves the target as empty as it was. Before it is kept, every row is read back
and compared with what was read, by a checksum of each table that does not go by the order of its rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from digest.errors import StoreError
from digest.store.database import Database, path_of, url_from
from digest.store.schema import metadata, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy.engine import Connection

_AT_ONCE = 500
"""Rows that are written with one statement. Chosen by reading; not measured."""


@dataclass(frozen=True, slots=True)
class Sum:
    """How many rows there are, and the sum of their hashes."""

    rows: int = 0
    hashes: int = 0

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.rows + other.rows, (self.hashes + other.hashes) % 2**128)


def copy_store(source: str, target: str, *, told: Callable[[str, int], object]) -> int:
    """Copy all there is from one address to another; how many rows. `told` hears of each table and its rows.

    Raises:
        StoreError: there is no source, the target is not empty, or a row did not come back as it was.
    """
    there = path_of(url_from(source))
    if there is not None and not there.is_file():
        raise StoreError(f"there is no store at {there}: name a file that is there, or postgresql://…")
    today = datetime.now(UTC).date()
    old = Database(source, today=today)
    try:
        new = Database(target, today=today)
        try:
            with old.snapshot() as reading, new.write(is_durable=True) as writing:
                _refuse_full(writing, new.where)
                return sum(_copied(table, reading, writing, told) for table in metadata.sorted_tables)
        finally:
            new.close()
    finally:
        old.close()


def _refuse_full(writing: Connection, where: str) -> None:
    for table in metadata.sorted_tables:
        if writing.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first():
            raise StoreError(f"{where} is not empty (it has {table.name}), and nothing was written to it")


def _copied(
    table: sa.Table, reading: Connection, writing: Connection, told: Callable[[str, int], object]
) -> int:
    read = Sum()
    for rows in _rows(reading, table):
        writing.execute(sa.insert(table), [row._asdict() for row in rows])
        read += _sum(rows)
        told(table.name, read.rows)
    written = sum(map(_sum, _rows(writing, table)), Sum())
    if written != read:
        raise StoreError(
            f"the copy of {table.name} is not as it was read ({read.rows} rows, {written.rows} written): "
            "nothing was kept of it"
        )
    if table is texts and writing.dialect.name == "postgresql":
        last = sa.select(sa.func.coalesce(sa.func.max(texts.c.id), 0) + 1).scalar_subquery()
        sequence = sa.func.pg_get_serial_sequence("texts", "id")
        writing.execute(sa.select(sa.func.setval(sequence, last, sa.false())))
    return read.rows


def _rows(connection: Connection, table: sa.Table) -> Iterator[Sequence[sa.Row[Any]]]:
    query = sa.select(table).execution_options(yield_per=_AT_ONCE)
    yield from connection.execute(query).partitions()


def _sum(rows: Iterable[sa.Row[Any]]) -> Sum:
    return sum((Sum(1, _hash(row)) for row in rows), Sum())


def _hash(row: sa.Row[Any]) -> int:
    """Of the values, whatever type the driver gives bytes in."""
    values = [bytes(each) if isinstance(each, memoryview | bytearray) else each for each in row]
    return int.from_bytes(blake2b(repr(values).encode("utf-8", "replace"), digest_size=16).digest())

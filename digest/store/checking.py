"""Whether a database is sound: SQLite's own look at its pages and indexes, and the seal of every payload."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from digest.errors import StoreError
from digest.store import backups, troubles
from digest.store.schema import metadata
from digest.store.seals import DamageError, unsealed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.engine import Connection, Engine

_MARKS = frozenset({"mark"})
"""Columns of bytes that are no payload."""
_AT_ONCE = 200
"""Rows that are read at once: those of editions have megabytes each. Chosen by reading; not measured."""


def refuse_damage(engine: Engine, path: Path, *, thorough: bool = False) -> None:
    """Look a file over before anything is written to it: all of it when thorough, else its pages alone.

    Raises:
        StoreError: it is damaged; the message names the way back.
        SQLAlchemyError: it cannot be looked over.
    """
    try:
        with engine.begin() as connection:
            found = _problems(connection) if thorough else _structural(connection, "quick_check")
            problem = next(found, "")
    except SQLAlchemyError as error:
        if not troubles.is_damage(error):
            raise
        problem = troubles.reason(error)
    if problem:
        raise StoreError(backups.damage(path, problem))


def problems(connection: Connection) -> Iterator[str]:
    """Everything that is not as it was written, each in a few words."""
    try:
        yield from _problems(connection)
    except SQLAlchemyError as error:
        if not troubles.is_damage(error):
            raise
        yield troubles.reason(error)


def _problems(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        yield from _structural(connection, "integrity_check")
    there = set(sa.inspect(connection).get_table_names())
    for table in metadata.sorted_tables:
        if table.name in there:
            yield from _broken_seals(connection, table)


def _structural(connection: Connection, pragma: str) -> Iterator[str]:
    """What SQLite says of its pages; `quick_check` passes over whether indexes and tables agree."""
    for said in connection.exec_driver_sql(f"PRAGMA {pragma}(20)").scalars():
        if said != "ok":
            yield str(said).splitlines()[-1]


def _broken_seals(connection: Connection, table: sa.Table) -> Iterator[str]:
    keys = list(table.primary_key.columns)
    payloads = [
        column
        for column in table.columns
        if isinstance(column.type, sa.LargeBinary) and column.name not in _MARKS
    ]
    if not payloads:
        return
    there = {column["name"] for column in sa.inspect(connection).get_columns(table.name)}
    payloads = [column for column in payloads if column.name in there]  # a backup may be of an older schema
    read = connection.execution_options(yield_per=_AT_ONCE).execute(sa.select(*keys, *payloads))
    for row in read:
        for column, payload in zip(payloads, row[len(keys) :], strict=True):
            said = _broken(payload)
            if said:
                yield f"{column.name} of {table.name} {', '.join(map(str, row[: len(keys)]))}: {said}"


def _broken(payload: Any) -> str:
    if not payload:  # kept elsewhere
        return ""
    try:
        unsealed(bytes(payload))
    except (DamageError, TypeError) as error:
        return str(error)
    return ""

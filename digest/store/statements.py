"""The few statements that every table shares, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Table
    from sqlalchemy.engine import Connection

T = TypeVar("T")
Row = dict[str, Any]

_CHUNK = 500
"""Values in one IN list; SQLite takes 32,766 in one statement."""


def insert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ON CONFLICT, in the words of the database at hand."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write rows, each in the place of the one with the same primary key."""
    if rows:
        connection.execute(_upsert(connection.dialect.name, table, tuple(rows[0])), list(rows))


@cache
def _upsert(dialect: str, table: Table, columns: tuple[str, ...]) -> sqlite.Insert | postgresql.Insert:
    """Kept, because putting the statement together takes longer than running it."""
    statement = insert(dialect, table)
    keys = {column.name for column in table.primary_key}
    fresh = {name: statement.excluded[name] for name in columns if name not in keys}
    return statement.on_conflict_do_update(index_elements=sorted(keys), set_=fresh)


def add(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Write those rows whose primary key is not there yet."""
    if rows:
        connection.execute(insert(connection.dialect.name, table).on_conflict_do_nothing(), list(rows))


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in lists short enough for one statement."""
    rest = iter(values)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk

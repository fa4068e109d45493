"""Indexes by which SQLite itself notices a value that a disk has changed.

``PRAGMA integrity_check`` compares every index with its table. So what lies in no payload (which has a seal,
see `seals`), in no key and in no other index gets an index of its own: an hour of a slot that reads otherwise
than it was written is then in one place only, and told. They are of the file, not of the schema: PostgreSQL
has checksums of its own, and a migration need not know of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from digest.store.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection

PREFIX = "watched_"
"""How the names of these indexes begin."""
NOT_WATCHED = {
    ("entries", "fingerprint"): "a wrong one has that entry read once more",
    ("site_texts", "marks"): "a wrong one is the mark of no line",
}
"""Columns as long as all else in their rows, whose damage no reader ever sees."""


def watch(connection: Connection) -> None:
    """Make the indexes that are missing or of other columns than they should be."""
    if connection.dialect.name != "sqlite":
        return
    wanted, there = dict(_wanted()), _there(connection)
    for name in there.keys() - {name for name, made in wanted.items() if there.get(name) == made}:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    for name, made in wanted.items():
        if there.get(name) != made:
            connection.exec_driver_sql(made)


def unwatch(connection: Connection) -> None:
    """Take the indexes away, so that columns can be changed."""
    if connection.dialect.name == "sqlite":
        for name in _there(connection):
            connection.exec_driver_sql(f'DROP INDEX "{name}"')


def _there(connection: Connection) -> dict[str, str]:
    found = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND substr(name, 1, ?) = ?",
        (len(PREFIX), PREFIX),
    )
    return {row[0]: row[1] for row in found}


def _wanted() -> Iterator[tuple[str, str]]:
    for table in metadata.sorted_tables:
        columns = ", ".join(f'"{column}"' for column in unwatched(table))
        if columns:
            name = f"{PREFIX}{table.name}"
            yield name, f'CREATE INDEX "{name}" ON "{table.name}" ({columns})'


def unwatched(table: sa.Table) -> list[str]:
    """The columns that neither a key nor an index of the schema holds, and that are no payload."""
    keys = [table.primary_key.columns, *(index.columns for index in table.indexes)]
    held = {column.name for columns in keys for column in columns}
    return [
        column.name
        for column in table.columns
        if column.name not in held
        and (table.name, column.name) not in NOT_WATCHED
        and not isinstance(column.type, sa.LargeBinary)
    ]

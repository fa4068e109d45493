"""Brings a database to the schema this Digest knows, and refuses one that is ahead of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from digest.errors import StoreError
from digest.store.schema import VERSION
from digest.store.watching import unwatch, watch

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy.engine import Connection

OURS = frozenset({"feeds", "entries", "articles", "editions"})
"""Tables that every store of Digest has had since the first."""


def upgraded(connection: Connection, *, where: str) -> None:
    """Run the migrations that are missing, inside the transaction that is open.

    Raises:
        StoreError: the database is another program's, or was written by a newer Digest.
    """
    refuse_others(connection, where=where)
    if version(connection) != VERSION:  # Alembic alone takes a tenth of a second
        unwatch(connection)
        _migrate(connection)
    watch(connection)


def refuse_others(connection: Connection, *, where: str) -> None:
    """Only read, and see whether this is a store that we may write to.

    Raises:
        StoreError: the database is another program's, or was written by a newer Digest.
    """
    found = version(connection)
    if found == VERSION:
        return
    tables = set(sa.inspect(connection).get_table_names())
    if tables and (found is None or _is_of_others(tables)):
        raise StoreError(
            f"{where} is a database of some other program, and nothing was written to it; "
            f"give Digest one of its own"
        )
    if found is not None and found not in _known():
        raise StoreError(
            f"{where} was written by a newer Digest (schema {found}, this one knows {VERSION}), and nothing "
            f"was written to it: upgrade with pip install -U news-digest, or use another database"
        )


def _is_of_others(tables: set[str]) -> bool:
    """Whether they are another program's: one table of ours may be lost, and Alembic serves many programs."""
    return bool(tables - {"alembic_version"}) and len(tables & OURS) < len(OURS) - 1


def version(connection: Connection) -> str | None:
    """The schema that the database has; nothing in a new one."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _known() -> set[str]:
    from alembic.script import ScriptDirectory

    return {step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()}


def _migrate(connection: Connection) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "digest.store:migrations")
    config.set_main_option("path_separator", "os")
    return config

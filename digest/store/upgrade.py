"""Brings a database to the schema this Digest knows, and refuses one that is ahead of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from digest.errors import StoreError
from digest.store.schema import VERSION

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy.engine import Connection


def upgraded(connection: Connection, *, where: str) -> None:
    """Run the migrations that are missing, inside the transaction that is open.

    Raises:
        StoreError: the database is another program's, or was written by a newer Digest.
    """
    found = _version(connection)
    if found == VERSION:
        return  # the usual case, without Alembic's tenth of a second
    if found is None and sa.inspect(connection).get_table_names():
        raise StoreError(f"{where} is a database of some other program; give Digest one of its own")
    if found is not None and found not in _known():
        raise StoreError(
            f"{where} was written by a newer Digest (schema {found}, this one knows {VERSION}): "
            f"upgrade with pip install -U news-digest, or use another database"
        )
    _migrate(connection)


def _version(connection: Connection) -> str | None:
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

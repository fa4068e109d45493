"""SQLite files: checked when opened, backed up once a day, and the way back when one is damaged."""

from __future__ import annotations

import contextlib
import logging
import os
import time
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from digest.errors import StoreError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from sqlalchemy.engine import Connection, Engine

KEPT = 3
"""Backups kept beside the database, the newest ones."""

_log = logging.getLogger(__name__)


def check(engine: Engine, path: Path) -> None:
    """Look the whole file over before anything is written to it.

    Raises:
        StoreError: it is damaged or no database; the message names the way back.
    """
    try:
        problems = _problems(engine)
    except SQLAlchemyError as error:
        if "locked" in str(error) or "unable to open" in str(error):
            raise
        problems = reason_of(error)
    if problems:
        raise StoreError(f"{path} is damaged ({problems}); nothing was written to it. {way_back(path)}")


def reason_of(error: Exception) -> str:
    """The driver's own words, without the statement and its values."""
    return str(getattr(error, "orig", None) or error).splitlines()[0]


def _problems(engine: Engine) -> str:
    with engine.begin() as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalars().all()
    return "" if found == ["ok"] else str(found[0]).splitlines()[-1]


def backups(path: Path) -> list[Path]:
    """The backups beside the database, newest first."""
    found = path.parent.glob(f"{path.name}.backup-????-??-??")
    return sorted(found, key=lambda backup: backup.name, reverse=True)


def way_back(path: Path | None) -> str:
    """What to do when the database cannot be used any more."""
    if path is None:
        return "restore the server's own backup"
    kept = backups(path)
    if not kept:
        return f"There is no backup yet: move {path.name}* away, and Digest starts anew from the feeds"
    return (
        f"The way back: remove {path.name}, {path.name}-wal and {path.name}-shm, "
        f"then copy {kept[0].name} to {path.name} (in {path.parent})"
    )


def back_up(engine: Engine, path: Path, today: date) -> None:
    """Copy a sound database aside once a day, look the copy over, and drop the oldest copies.

    A backup that cannot be made (the disk is full) is a warning: the edition is worth more.
    """
    target = path.with_name(f"{path.name}.backup-{today:%Y-%m-%d}")
    if target.exists():
        return
    part = path.with_name(f"{path.name}.copying-{os.getpid()}")
    try:
        _copy(engine, part)
        part.replace(target)
    except (SQLAlchemyError, OSError, StoreError) as error:
        _log.warning("no backup of %s today: %s", path, reason_of(error))
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    for old in [*backups(path)[KEPT:], *_left_over(path)]:
        with contextlib.suppress(OSError):
            old.unlink(missing_ok=True)


def _left_over(path: Path) -> list[Path]:
    """Copies that a process began and was killed over: those of an hour ago are nobody's."""
    began = time.time() - 3600
    return [part for part in path.parent.glob(f"{path.name}.copying-*") if part.stat().st_mtime < began]


def _copy(engine: Engine, part: Path) -> None:
    """SQLite's own online backup: right even while others write."""
    copy = sa.create_engine(f"sqlite:///{part}")
    try:
        with engine.connect() as source, copy.connect() as target:
            _back_up(_driver(source), _driver(target))
        check(copy, part)
    finally:
        copy.dispose()


def _back_up(source: Any, target: Any) -> None:
    try:
        source.backup(target)
    except Exception as error:  # the driver's own error: it did not pass through SQLAlchemy
        raise OperationalError("backup", None, error) from error


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection

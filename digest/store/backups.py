"""Daily backups beside a database: made while others write, looked over, packed, and the way back to one."""

from __future__ import annotations

import contextlib
import gzip
import logging
import os
import re
import shutil
import time
from datetime import UTC, date, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from digest.errors import StoreError
from digest.files import move_into_place
from digest.store import troubles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from sqlalchemy.engine import Connection, Engine

KEPT = 7
"""Backups kept beside the database when nothing else is said. Chosen by reading; not measured."""
ASIDE = ".before-"
"""What stands in the name of a store that a restored backup took the place of."""
_NAME = re.compile(r"\.backup-(\d{4}-\d\d-\d\d)(\.gz)?$")
_LEVEL = 1
"""Texts are packed already, and what is left are keys: 6 saves little more (bench store_safety)."""
_CHUNK = 1024 * 1024
_NOBODYS_AFTER_S = 3600
"""Seconds after which an unfinished copy belongs to no running process. Chosen by reading; not measured."""

_log = logging.getLogger(__name__)


def backups(path: Path, today: date | None = None) -> list[Path]:
    """The backups beside the database, newest first.

    One that is dated after today was made while the clock was ahead: nobody knows when, so it comes last.
    """
    today = today or datetime.now(UTC).date()
    found = [each for each in path.parent.glob(f"{path.name}.backup-*") if _NAME.search(each.name)]
    return sorted(found, key=lambda each: (day_of(each) <= f"{today}", each.name), reverse=True)


def day_of(backup: Path) -> str:
    """The day that a backup's name says."""
    found = _NAME.search(backup.name)
    return found.group(1) if found else ""


def damage(path: Path, problem: str) -> str:
    """What is said of a damaged store."""
    return f"{path} is damaged ({problem}); nothing was written to it. {way_back(path)}"


def way_back(path: Path | None) -> str:
    """What to do when the database cannot be used any more."""
    if path is None:
        return "restore the server's own backup"
    kept = backups(path)
    if not kept:
        return f"There is no backup yet: move {path.name}* away, and Digest starts anew from the feeds"
    return f"The way back: digest store restore {kept[0]} (it keeps the present file aside)"


def back_up(
    engine: Engine, path: Path, today: date, *, keep: int = KEPT, check: Callable[[Engine, Path], None]
) -> bool:
    """Keep a sound copy of a database aside once a day, and drop the oldest copies; whether one was made.

    A backup that cannot be made (the disk is full) is a warning: the edition is worth more.

    Raises:
        StoreError: `check` says that the copy is damaged, as the database then is.
    """
    name = path.with_name(f"{path.name}.backup-{today:%Y-%m-%d}")
    if name.exists() or name.with_name(f"{name.name}.gz").exists():
        return False
    _drop(path, today, keep)
    try:
        write_backup(engine, path, name.with_name(f"{name.name}.gz"), check=check)
    except (SQLAlchemyError, OSError) as error:
        _log.warning(
            "no backup of %s today: %s; %s", path, troubles.reason(error), troubles.remedy(error, path)
        )
        return False
    _drop(path, today, keep)
    return True


def write_backup(engine: Engine, path: Path, target: Path, *, check: Callable[[Engine, Path], None]) -> None:
    """Write a sound copy of a database to `target`, packed when its name ends in ``.gz``.

    Raises:
        StoreError: the copy is damaged, so the database is.
        OSError: there is no room for it.
    """
    part = target.with_name(f"{path.name}.copying-{os.getpid()}")
    packed = part.with_name(f"{part.name}.gz")
    _need_room(path, target)
    try:
        _copy(engine, path, part, check)
        if target.suffix == ".gz":
            _pack(part, packed)
            move_into_place(packed, target)
        else:
            move_into_place(part, target)
    finally:
        for left in (part, packed, *troubles.beside(part)):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def unpack(backup: Path, target: Path) -> None:
    """Write the database that a backup holds to `target`.

    Raises:
        StoreError: the backup is cut or damaged.
        OSError: it cannot be read, or there is no room.
    """
    try:
        with _opened(backup) as source, target.open("xb") as file:
            shutil.copyfileobj(source, file, _CHUNK)
    except (EOFError, gzip.BadGzipFile, ValueError) as error:
        raise StoreError(f"{backup} is damaged ({error}): take another backup") from error
    except Exception as error:  # zlib's own error has no other base
        if type(error).__module__ != "zlib":
            raise
        raise StoreError(f"{backup} is damaged ({error}): take another backup") from error


def _drop(path: Path, today: date, keep: int) -> None:
    """Remove what is more than `keep`, and copies that a process began and was killed over."""
    began = time.time() - _NOBODYS_AFTER_S
    left = [part for part in path.parent.glob(f"{path.name}.copying-*") if part.stat().st_mtime < began]
    for old in [*backups(path, today)[keep:], *left]:
        with contextlib.suppress(OSError):
            old.unlink(missing_ok=True)


def _need_room(path: Path, target: Path) -> None:
    """A copy and its packed form stand side by side for a moment."""
    size = sum(each.stat().st_size for each in (path, *troubles.beside(path)[:1]) if each.exists())
    needed, free = 2 * size + troubles.LITTLE, shutil.disk_usage(target.parent).free
    if free < needed:
        raise OSError(28, f"a backup needs {_mib(needed)} and {_mib(free)} are free", str(target.parent))


def _mib(size: int) -> str:
    return f"{size / 2**20:.1f} MiB"


def _copy(engine: Engine, path: Path, part: Path, check: Callable[[Engine, Path], None]) -> None:
    """SQLite's own online backup: right even while others write."""
    copy = sa.create_engine(f"sqlite:///{part}")
    try:
        with engine.connect() as source, copy.connect() as target:
            _back_up(_driver(source), _driver(target))
            # Read as a file of its own, a backup needs no files beside it.
            target.connection.cursor().execute("PRAGMA journal_mode = DELETE").close()
        check(copy, path)
    finally:
        copy.dispose()


def _pack(part: Path, packed: Path) -> None:
    """Pack a copy, and see that it comes out as it went in."""
    with (
        part.open("rb") as source,
        packed.open("wb") as raw,
        gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as file,
    ):
        shutil.copyfileobj(source, file, _CHUNK)
    if _sum(part) != _sum(packed):
        raise OSError(5, "what was written reads otherwise", str(packed))


def _sum(path: Path) -> bytes:
    total = blake2b()
    with _opened(path) as file:
        while chunk := file.read(_CHUNK):
            total.update(chunk)
    return total.digest()


def _opened(path: Path) -> BinaryIO:
    return gzip.open(path, "rb") if path.name.endswith(".gz") else path.open("rb")  # type: ignore[return-value]


def _back_up(source: Any, target: Any) -> None:
    try:
        source.backup(target)
    except Exception as error:  # the driver's own error: it did not pass through SQLAlchemy
        raise DatabaseError("backup", None, error) from error


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection

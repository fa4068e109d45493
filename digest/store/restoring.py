"""A backup in the place of a store: looked over first, the present one put aside, and nobody else in it."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from digest.errors import StoreError
from digest.files import aside, move_into_place
from digest.store import backups, troubles
from digest.store.checking import problems
from digest.store.looking import MAGIC
from digest.store.upgrade import refuse_others, version

try:
    import fcntl
except ImportError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

_LOCKED_FROM = 0x4000_0000
"""The byte of a SQLite file from which on its locks lie (https://sqlite.org/fileformat2.html#the_lock_byte_page)."""
_LOCKED_BYTES = 512


def restore(path: Path, backup: Path, *, now: datetime) -> Path | None:
    """Put what `backup` holds in the place of the store at `path`; where that was put aside, if it was there.

    Raises:
        StoreError: the backup is damaged or no store of ours, another process holds the store, or there is
            no room. The store is as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside(path) as new:
            _unpacked(backup, new)
            with _alone(path):
                old = _put_aside(path, f"{path.name}{backups.ASIDE}{now:%Y%m%d-%H%M%S}")
                move_into_place(new, path)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}; {troubles.remedy(error, path)}") from error
    return old


def _unpacked(backup: Path, new: Path) -> None:
    if not backup.is_file():
        raise StoreError(f"there is no file {backup}")
    backups.unpack(backup, new)
    found = fault_of(new, name=backup)
    if found:
        raise StoreError(f"{backup} cannot be restored: {found}")


def fault_of(path: Path, *, name: Path) -> str:
    """What is wrong with an unpacked backup, which nobody writes to; nothing where it is sound."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return "it is no database"
    engine = sa.create_engine(f"sqlite:///{path}", poolclass=NullPool)
    try:
        with engine.connect() as connection:
            refuse_others(connection, where=str(name))
            if version(connection) is None:
                return "it is an empty database"
            return next(problems(connection), "")
    except sa.exc.SQLAlchemyError as error:
        return troubles.reason(error)
    except StoreError as error:
        return str(error)
    finally:
        engine.dispose()
        for left in troubles.beside(path):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _put_aside(path: Path, name: str) -> Path | None:
    """Move a store away with its newest changes; the database first, so that a kill leaves none half."""
    old = path.with_name(name)
    moved = None
    if path.exists():
        path.rename(old)
        moved = old
    for left, new in zip(troubles.beside(path), troubles.beside(old), strict=True):
        if left.exists():
            left.rename(new)
            moved = moved or new
    return moved


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a store that no other process holds open; SQLite's own locks say so, also of a damaged file.

    Raises:
        StoreError: another holds it.
    """
    if fcntl is None or not path.exists():
        yield
        return
    handle = os.open(path, os.O_RDWR)
    try:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED_BYTES, _LOCKED_FROM)
        except OSError as error:
            raise StoreError(
                f"{path} is held by another process: end it first (digest schedule, digest run), then restore"
            ) from error
        yield
    finally:
        os.close(handle)

"""What lies where a store should be, found out without changing a byte of it or beside it.

A file that is no store of ours is refused before SQLite opens it for writing: that alone would change its
header and leave files beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from digest.errors import StoreError
from digest.store import backups, troubles
from digest.store.upgrade import refuse_others

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import Engine

MAGIC = b"SQLite format 3\x00"
"""How every SQLite file begins."""
_ANEW = "To start anew all the same, move {names} to another folder first"


def look(path: Path) -> bool:
    """Whether a store is to be made at `path`; false when there is one.

    Raises:
        StoreError: what is there is no store of ours, or one that a newer Digest wrote; or nothing is there,
            beside what a store has left.
        OSError: it cannot be looked at.
    """
    if path.is_dir():
        raise StoreError(f"{path} is a folder: give the store a file of its own, as {path / 'digest.db'}")
    if not path.exists():
        _refuse_new_one_beside_old(path, "is not there")
        return True
    if not path.is_file():
        raise StoreError(f"{path} is no file: give the store a file of its own")
    if path.stat().st_size == 0:
        _refuse_new_one_beside_old(path, "is empty")
        return True
    _refuse_no_database(path)
    _refuse_others(path)
    return False


def _refuse_new_one_beside_old(path: Path, what: str) -> None:
    """A database that is gone, beside its backups or its newest changes, is no reason to begin anew."""
    wal, _ = troubles.beside(path)
    changes = [wal] if wal.exists() and wal.stat().st_size > 0 else []
    kept = backups.backups(path)
    put_aside = sorted(path.parent.glob(f"{path.name}{backups.ASIDE}*"))
    if not (changes or kept or put_aside):
        return
    left = [each.name for each in (*changes, *kept, *put_aside)]
    told = f"{wal.name} holds its newest changes: it was moved or removed without them. " if changes else ""
    way = f"if it was moved, move it back. {told}{backups.way_back(path)}"
    raise StoreError(
        f"{path} {what}, though there is {left[0]} of it; {way}. {_ANEW.format(names=', '.join(left))}"
    )


def _refuse_no_database(path: Path) -> None:
    with path.open("rb") as file:
        begins = file.read(len(MAGIC))
    if begins == MAGIC:
        return
    if backups.backups(path):
        raise StoreError(backups.damage(path, "it does not begin as a database does"))
    raise StoreError(
        f"{path} is no database, and nothing was written to it: give the store a file of its own; if it once "
        f"was one, it is damaged ({backups.way_back(path)})"
    )


def _refuse_others(path: Path) -> None:
    """Refuse a database that says by itself that it is another's; one that says nothing is opened."""
    engine = read_only(path)
    try:
        with engine.connect() as connection:
            refuse_others(connection, where=str(path))
    except SQLAlchemyError:
        pass  # locked, damaged or in the middle of being made: what opens it for good says which
    finally:
        engine.dispose()


def read_only(path: Path) -> Engine:
    """What reads a database and leaves no file beside it.

    Where its newest changes lie beside it, it is read by the locks that others heed; else without any, as
    a file that nobody changes.
    """
    has_changes = all(each.exists() for each in troubles.beside(path))
    query = {"uri": "true", "mode": "ro"} | ({} if has_changes else {"immutable": "1"})
    url = URL.create("sqlite", database=f"file:{quote(str(path))}", query=query)
    return sa.create_engine(url, poolclass=NullPool)

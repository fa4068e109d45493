"""Room in a SQLite file that pruning has left: given back to the disk, or used again.

A new file is made so that it can be given back piece by piece. An older one is made anew for that once,
when somebody asks for it (``digest store prune``), because others have to wait meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from digest.store.database import Database

NEW_FILE = ("PRAGMA page_size = 8192", "PRAGMA auto_vacuum = INCREMENTAL")
"""What is said to every connection and is heard by a file without tables alone (and by VACUUM).

In pages of 8 kB a store takes 11 % less room than in SQLite's usual ones of 4 kB, in which two texts seldom
find place (bench keeping).
"""
_PIECE = 1_000
"""Pages that are given back in one transaction: 8 MB, some hundredths of a second (bench keeping)."""
_LEAST_SHARE = 0.1
"""Share of the file that must be free for a piecewise giving back: less is used again by what comes."""
_INCREMENTAL = 2


def give_back(database: Database, *, whole: bool) -> int:
    """Give free pages back; how many bytes the file got shorter."""
    with database.read() as connection:
        before, free = _pages(connection), _number(connection, "freelist_count")
        can_shrink = _number(connection, "auto_vacuum") == _INCREMENTAL
        size = _number(connection, "page_size")
    if not free or not (whole or (can_shrink and free > _LEAST_SHARE * before)):
        return 0
    if can_shrink:
        for _ in range(0, free, _PIECE):
            database.vacuum(f"PRAGMA incremental_vacuum({_PIECE})")
    else:
        database.vacuum("VACUUM")
    with database.read() as connection:
        return max(0, before - _pages(connection)) * size


def _pages(connection: Connection) -> int:
    return _number(connection, "page_count")


def _number(connection: Connection, pragma: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one())

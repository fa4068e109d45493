"""How a store stands: its place and size by kind, its newest edition, its backups, and times to come."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from digest.errors import DigestError
from digest.store import backups, troubles
from digest.store.rows import micros_from, moment_from
from digest.store.schema import metadata
from digest.store.upgrade import version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection

_OFF = timedelta(minutes=5)
"""What is dated further ahead was written by a clock that was wrong. Chosen by reading; not measured."""

_MOMENTS = (
    ("entries", "first_seen", "entries first seen"),
    ("editions", "until", "editions"),
    ("slots", "finished_at", "slots finished"),
    ("receipts", "at", "letters sent"),
)
"""Tables and columns that no right clock can have dated after now, and what their rows are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one kind of thing takes."""

    kind: str
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup beside the store."""

    path: Path
    day: str
    bytes: int
    days_old: int
    """Negative where its day is to come: the clock was ahead when it was made."""
    fault: str
    """Why it could not be restored; empty for a sound one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What `digest store info` tells."""

    place: str
    bytes: int
    schema: str
    shares: tuple[Share, ...]
    newest_edition: str
    """Its address; empty where there is none."""
    newest_until: datetime | None
    ahead: tuple[str, ...]
    """What is dated after now, in words."""
    backups: tuple[Backup, ...] = ()


def standing_of(connection: Connection, *, place: str, size: int, now: datetime) -> Standing:
    """How the database stands that is open, by what is in it; `size` is what it takes as a file."""
    there = set(sa.inspect(connection).get_table_names())
    slug, until = _newest(connection) if "editions" in there else ("", None)
    shares = tuple(_shares(connection, there))
    return Standing(
        place=place,
        bytes=size or sum(share.bytes for share in shares),
        schema=version(connection) or "",
        shares=shares,
        newest_edition=slug,
        newest_until=until,
        ahead=tuple(_ahead(connection, there, now)),
    )


def _newest(connection: Connection) -> tuple[str, datetime | None]:
    editions = metadata.tables["editions"]
    query = sa.select(editions.c.slug, editions.c.until).order_by(editions.c.until.desc(), editions.c.slug)
    row = connection.execute(query.limit(1)).one_or_none()
    return (row.slug, moment_from(row.until)) if row else ("", None)


def _shares(connection: Connection, there: set[str]) -> Iterator[Share]:
    sizes = _sizes(connection)
    for table in metadata.sorted_tables:
        if table.name in there:
            rows = connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            yield Share(kind=table.name, rows=rows, bytes=sizes.get(table.name, 0))


def _sizes(connection: Connection) -> dict[str, int]:
    """Table → bytes with its indexes; nothing where the database does not tell."""
    if connection.dialect.name == "sqlite":
        said = (
            "SELECT tbl_name, sum(pgsize) FROM dbstat JOIN sqlite_master USING (name) "
            "WHERE aggregate = TRUE GROUP BY tbl_name"
        )
    else:
        said = (
            "SELECT relname, pg_total_relation_size(relid) FROM pg_stat_user_tables "
            "WHERE schemaname = current_schema()"
        )
    try:
        return {row[0]: int(row[1]) for row in connection.exec_driver_sql(said)}
    except SQLAlchemyError:  # a SQLite that was built without that table
        return {}


def _ahead(connection: Connection, there: set[str], now: datetime) -> Iterator[str]:
    limit = micros_from(now + _OFF)
    for name, column, words in _MOMENTS:
        if name not in there:
            continue
        at = metadata.tables[name].c[column]
        query = sa.select(sa.func.count(), sa.func.max(at)).where(at > limit)
        count, latest = connection.execute(query).one()
        if count:
            yield f"{count} {words} after now, the latest on {moment_from(latest):%Y-%m-%d %H:%M} UTC"


def backups_of(path: Path, today: date) -> list[Backup]:
    """The backups beside a store, newest first, each unpacked and looked over."""
    from digest.store.restoring import fault_of

    found = []
    for each in backups.backups(path, today):
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch) / "backup.db"
            try:
                backups.unpack(each, copy)
                fault = fault_of(copy, name=each)
            except (DigestError, OSError) as error:
                fault = troubles.reason(error)
        found.append(
            Backup(
                path=each,
                day=backups.day_of(each),
                bytes=each.stat().st_size,
                days_old=(today - date.fromisoformat(backups.day_of(each))).days,
                fault=fault,
            )
        )
    return found


def today_of(now: datetime) -> date:
    """The day that backups are named by."""
    return now.astimezone(UTC).date()

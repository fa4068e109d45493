"""Connections and transactions: one writer at a time, foreign exceptions mapped, safe on open."""

from __future__ import annotations

import errno
import time
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError

from digest.errors import StoreError
from digest.store import backups, troubles
from digest.store.checking import refuse_damage
from digest.store.looking import look
from digest.store.room import NEW_FILE
from digest.store.seals import DamageError
from digest.store.upgrade import upgraded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.engine import URL, Connection, Engine

_BUSY_TIMEOUT_MS = 30_000
"""Milliseconds that SQLite waits for another writer. Chosen by reading; not measured."""
_WRITER_LOCK = 7_305_218_114
"""Key of the advisory lock that PostgreSQL writers queue for: any number that others don't use."""


class Database:
    """An opened, checked and upgraded database.

    Writers queue up, on PostgreSQL as they must on SQLite: a method may then read, decide and write
    without another process changing the ground under it.
    """

    def __init__(self, url: str, *, today: date, keep: int = backups.KEPT) -> None:
        self.url = url_from(url)
        self.path = path_of(self.url)
        self._keep = keep
        self._damage = ""
        self._engine = engine_of(self.url)
        self._writing = Lock()
        try:
            with self._speaking():
                self._open(today)
        except BaseException:
            self.close()
            raise

    def _open(self, today: date) -> None:
        if self.path is not None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            is_new = look(self.path)
            if not is_new:
                refuse_damage(self._engine, self.path)
            _use_write_ahead_log(self._engine)
            if not is_new:
                self.back_up(today)
        with self.write() as connection:
            upgraded(connection, where=self.where)

    @property
    def where(self) -> str:
        """The file or address, without a password, for messages."""
        return str(self.path) if self.path else self.url.render_as_string(hide_password=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database throughout."""
        with self._speaking(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A long reading of one state of the database, while others write."""
        with self._speaking(), self._engine.connect() as plain:
            is_file = self.path is not None
            connection = plain if is_file else plain.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def write(self, *, is_durable: bool = False) -> Iterator[Connection]:
        """The one writing transaction: all of it is kept, or nothing.

        A durable one is on the disk when this returns, so it outlives a power cut too; the others
        outlive a kill of the process, and cost a hundredth (no fsync a feed and article).
        """
        if self._damage:
            raise StoreError(self._damage)
        with self._speaking(), self._writing, self._engine.connect() as plain:
            connection = plain.execution_options(digest_write=True, digest_durable=is_durable)
            with connection.begin():
                yield connection

    def vacuum(self, said: str) -> None:
        """Let SQLite make the file smaller (``VACUUM``, ``PRAGMA incremental_vacuum``)."""
        with self._speaking(), self._writing, self._engine.connect() as connection:
            try:
                # As a script on the driver's own connection: outside a transaction, and step for step to
                # the end, for with each step one page is given back.
                connection.connection.cursor().executescript(said).close()
            except Exception as error:  # the driver's own error: it did not pass through SQLAlchemy
                raise OperationalError(said, None, error) from error

    def back_up(self, today: date) -> bool:
        """Keep a looked-over copy of a file beside it once a day; whether one was made now.

        Raises:
            StoreError: the database is damaged.
        """
        if self.path is None:
            return False
        with self._speaking():
            return backups.back_up(self._engine, self.path, today, keep=self._keep, check=self._check_copy)

    def _check_copy(self, copy: Engine, path: Path) -> None:
        """Look a copy over: where it is damaged and the database is not, the copying failed.

        Raises:
            StoreError: the database is damaged, and nothing is written to it from now on.
            OSError: the copy alone is.
        """
        try:
            refuse_damage(copy, path, thorough=True)
        except StoreError as error:
            from_the_disk = engine_of(self.url)  # what is open may still remember pages as they were
            try:
                refuse_damage(from_the_disk, path, thorough=True)
            except StoreError as damage:
                self._damage = str(damage)
                raise
            finally:
                from_the_disk.dispose()
            raise OSError(errno.EIO, "the copy was damaged while it was written") from error

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        """Map what the driver, the disk or a damaged payload raises."""
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            raise StoreError(f"{self.where}: {troubles.reason(error)}; {self._remedy(error)}") from error
        except DamageError as error:
            raise StoreError(f"{self.where}: {error}; {backups.way_back(self.path)}") from error
        except (ValueError, OverflowError) as error:
            raise StoreError(f"{self.where}: {troubles.reason(error)}; nothing of this was kept") from error

    def _remedy(self, error: SQLAlchemyError | OSError) -> str:
        if troubles.is_damage(error):
            return backups.way_back(self.path)
        return troubles.remedy(error, self.path)


def url_from(text: str) -> URL:
    """A path, ``sqlite:///path`` or ``postgresql://…`` as an address with the driver we use.

    Raises:
        StoreError: it is none of these.
    """
    try:
        url = sa.make_url(text if "://" in text else f"sqlite:///{text}")
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{text!r} is no database address: use a path or postgresql://…") from error
    if url.drivername == "sqlite" and url.database not in {None, "", ":memory:"}:
        return url
    if url.drivername in {"postgresql", "postgres", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    shown = url.render_as_string(hide_password=True)
    raise StoreError(f"{shown!r} cannot be used: give a path, sqlite:///path or postgresql://…")


def path_of(url: URL) -> Path | None:
    """The file of a database that is one."""
    return Path(url.database).absolute() if url.drivername == "sqlite" and url.database else None


def engine_of(url: URL) -> Engine:
    """What connects to a database as a store does."""
    if url.drivername != "sqlite":
        try:
            engine = sa.create_engine(url, pool_pre_ping=True)
        except ImportError as error:
            raise StoreError("PostgreSQL needs its driver: pip install 'news-digest[postgres]'") from error
        event.listen(engine, "begin", _begin_on_postgres)
        return engine
    # `isolation_level: None` keeps the driver from beginning and committing on its own; we begin below.
    # The pool may grow: there are never more connections than threads, and writers queue anyway.
    engine = sa.create_engine(
        url, connect_args={"isolation_level": None, "check_same_thread": False}, max_overflow=-1
    )
    event.listen(engine, "connect", _greet_sqlite)
    event.listen(engine, "begin", _begin_on_sqlite)
    return engine


def _greet_sqlite(connection: Any, _record: object) -> None:
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
    for said in NEW_FILE:
        connection.execute(said)
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_on_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(
        f"PRAGMA synchronous = {'FULL' if options.get('digest_durable') else 'NORMAL'}"
    )
    # A deferred transaction that turns to writing fails at once when another has written meanwhile
    # (SQLITE_BUSY_SNAPSHOT); an immediate one waits its turn.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("digest_write") else "BEGIN")


def _begin_on_postgres(connection: Connection) -> None:
    if connection.get_execution_options().get("digest_write"):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")


def _use_write_ahead_log(engine: Engine) -> None:
    """Let readers go on while one writes. The mode stays with the file."""
    for attempt in range(100):
        try:
            with engine.connect() as connection:
                # Outside a transaction, so on the driver's own connection. SQLite does not wait
                # its busy timeout here, when another process opens the same new file.
                connection.connection.cursor().execute("PRAGMA journal_mode = WAL").close()
        except Exception as error:  # the driver's own error: it did not pass through SQLAlchemy
            if "locked" not in str(error) or attempt == 99:
                raise OperationalError("PRAGMA journal_mode", None, error) from error
            time.sleep(0.05)
        else:
            return

"""What is no store of ours is refused before a byte of it, or beside it, is changed."""

from __future__ import annotations

import gzip
import os
import sqlite3
from typing import TYPE_CHECKING

import pytest

from digest.errors import StoreError
from digest.store.sql import SqlStore
from tests.builders import NOON
from tests.unit.store.test_safety import contents, names, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def photos(path: Path, *, mode: str = "DELETE", version: str = "") -> None:
    """A database of another program; with a version as Alembic keeps it, which many programs use."""
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    with connection:
        connection.execute("CREATE TABLE photos (name TEXT)")
        connection.execute("CREATE TABLE feeds (url TEXT)")
        if version:
            connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
            connection.execute("INSERT INTO alembic_version VALUES (?)", (version,))
    connection.close()


def newer(path: Path) -> None:
    written(path, articles=2)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


OTHERS: dict[str, Callable[[Path], object]] = {
    "some other program": photos,
    "other program, and nothing": lambda path: photos(path, mode="WAL"),
    "give Digest one of its own": lambda path: photos(path, version="4f2a"),
    "newer Digest": newer,
    "is no database": lambda path: path.write_text("Dear diary, " * 400, encoding="utf8"),
    "is no database, and": lambda path: path.write_bytes(gzip.compress(b"x" * 5000)),
    "is a folder": lambda path: path.mkdir(),
    "is no file": os.mkfifo,
}


@pytest.mark.parametrize("told", OTHERS)
def test_what_is_no_store_of_ours_is_refused_untouched(tmp_path: Path, told: str) -> None:
    path = tmp_path / "digest.db"
    OTHERS[told](path)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreError, match=told):
        SqlStore(str(path), now=NOON)
    assert path.stat().st_mtime == 1_000_000_000
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert names(tmp_path) == ["digest.db"]


def test_a_database_of_others_that_is_in_use_is_refused_and_they_go_on(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    photos(path, mode="WAL")
    theirs = sqlite3.connect(path)
    with theirs:
        theirs.execute("INSERT INTO photos VALUES ('sea')")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="some other program"):
        SqlStore(str(path), now=NOON)
    assert path.read_bytes() == before
    with theirs:
        theirs.execute("INSERT INTO photos VALUES ('hill')")
    assert theirs.execute("SELECT count(*) FROM photos").fetchone() == (2,)
    theirs.close()


@pytest.mark.parametrize("is_empty", [False, True])
def test_a_store_that_is_gone_beside_its_backups_is_not_begun_anew(tmp_path: Path, is_empty: bool) -> None:
    path = written(tmp_path / "digest.db", articles=2)
    contents(path)
    path.unlink()
    if is_empty:
        path.touch()
    with pytest.raises(StoreError) as error:
        SqlStore(str(path), now=NOON)
    assert f"digest store restore {path}.backup-2026-03-05.gz" in str(error.value)
    assert "To start anew all the same, move digest.db.backup-2026-03-05.gz to another folder" in str(
        error.value
    )
    assert path.exists() == is_empty
    (tmp_path / "digest.db.backup-2026-03-05.gz").rename(tmp_path / "elsewhere")
    SqlStore(str(path), now=NOON).close()
    assert contents(path)[1] == {}


def test_a_store_that_was_moved_without_its_newest_changes_is_not_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "digest.db"
    (tmp_path / "digest.db-wal").write_bytes(b"x" * 4120)
    with pytest.raises(StoreError, match=r"digest\.db-wal holds its newest changes: .* moved"):
        SqlStore(str(path), now=NOON)
    assert names(tmp_path) == ["digest.db-wal"]


def test_an_empty_file_without_backups_is_where_a_first_run_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "digest.db"
    path.touch()
    SqlStore(str(path), now=NOON).close()
    assert contents(path)[1] == {}

"""A healthy store that cannot be used is never called damaged: what is in its way is named, with what to do."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import OperationalError

from digest.store import troubles
from digest.store.upgrade import _config
from tests.disks import fill, small_disk
from tests.unit.store.test_safety import contents, names, written

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).parents[3]
NOBODY = 65534

is_root = hasattr(os, "geteuid") and os.geteuid() == 0
needs_root = pytest.mark.skipif(not is_root, reason="becoming another user takes root")

USE = """
import getpass, grp, os, pwd, sys, tempfile
path, uid = sys.argv[1], int(sys.argv[2])
from digest.errors import StoreError
from digest.store.sql import SqlStore
from tests.builders import NOON, at, entry, feed_state
if uid:  # what is imported is root's, so all of it is imported before
    with tempfile.TemporaryDirectory() as scratch:
        warm = SqlStore(scratch + "/warm.db", now=NOON)
        warm.record_fetch(feed_state(), [(entry(77), "print")])
        warm.close()
        SqlStore(scratch + "/warm.db", now=NOON).close()
    os.setgid(uid), os.setuid(uid)
try:
    store = SqlStore(path, now=at(float(sys.argv[3])))
    store.record_fetch(feed_state(), [(entry(77, html="x" * 400 + "y" * 30_000), "print")])
    store.close()
    print("used")
except StoreError as error:
    print(error)
"""


def said(path: Path, *, uid: int = 0, hours: float = 0) -> str:
    """What a process of that user says of using the store."""
    done = subprocess.run(
        [sys.executable, "-c", USE, str(path), str(uid), str(hours)],
        cwd=REPOSITORY,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def is_no_damage(text: str) -> bool:
    return not any(word in text for word in ("damaged", "way back", "restore", "move digest.db*"))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may reach, as those of pytest's own are not."""
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch).chmod(0o755)
        here = Path(scratch) / "paper"
        here.mkdir()
        yield here


def copied(source: Path, disk: Path) -> Path:
    for each in source.parent.glob(f"{source.name}*"):
        shutil.copy(each, disk / each.name)
    return disk / source.name


# ------------------------------------------------------------------------------ full disks


@pytest.mark.parametrize("free_kib", [0, 8, 40, 100, 200])
def test_a_disk_that_is_full_when_the_store_is_opened_or_written_is_told_as_that(
    tmp_path: Path, free_kib: int
) -> None:
    sound = written(tmp_path / "digest.db", articles=3)
    held = contents(sound)
    with small_disk(tmp_path, kib=2048) as disk:
        path = copied(sound, disk)
        for backup in disk.glob("*.backup-*"):
            backup.unlink()
        filler = fill(disk, but_kib=free_kib)
        text = said(path)
        assert text == "used" or ("disk is full" in text and "make room" in text), text
        assert is_no_damage(text)
        filler.unlink()
        assert said(path) == "used"
        assert len(contents(path)) == len(held)


def test_a_disk_that_is_full_when_the_schema_is_brought_up_to_date_leaves_the_store_as_it_was(
    tmp_path: Path,
) -> None:
    sound = tmp_path / "digest.db"
    engine = sa.create_engine(f"sqlite:///{sound}")
    with engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
    engine.dispose()
    with small_disk(tmp_path, kib=2048) as disk:
        path = copied(sound, disk)
        filler = fill(disk, but_kib=40)
        text = said(path)
        assert "disk is full" in text, text
        assert is_no_damage(text)
        filler.unlink()
        assert said(path) == "used"


def test_a_new_store_on_a_full_disk_is_told_as_that_and_begins_when_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        filler = fill(disk)
        text = said(disk / "digest.db")
        assert "disk is full" in text, text
        assert is_no_damage(text)
        filler.unlink()
        assert said(disk / "digest.db") == "used"


def test_a_disk_without_a_free_name_is_told_as_full(tmp_path: Path) -> None:
    sound = written(tmp_path / "digest.db", articles=3)
    with small_disk(tmp_path, kib=2048, options=",nr_inodes=4") as disk:
        path = copied(sound, disk)
        for number in range(4):
            try:
                (disk / f"{number}").touch()
            except OSError:
                break
        text = said(path)
        assert "disk is full" in text, text
        assert is_no_damage(text)


# ------------------------------------------------------------------------------ permissions


@needs_root
@pytest.mark.parametrize(
    ("what", "mode", "told"),
    [
        ("digest.db", 0o644, "digest.db belongs to root, and this user (nobody) may not write it"),
        ("digest.db", 0o600, "digest.db belongs to root, and this user (nobody) may not write it"),
        (
            ".",
            0o755,
            "belongs to root, and this user (nobody) may not write it, and SQLite writes beside it: chown it",
        ),
        (".", 0o700, "paper belongs to root, and this user (nobody) may not write it: chown it"),
    ],
)
def test_a_missing_permission_names_what_belongs_to_whom(
    open_folder: Path, what: str, mode: int, told: str
) -> None:
    path = written(open_folder / "digest.db", articles=3)
    for each in (open_folder, path):
        os.chown(each, NOBODY, NOBODY)
    os.chown(open_folder / what, 0, 0)
    (open_folder / what).chmod(mode)
    before = path.read_bytes()
    text = said(path, uid=NOBODY)
    assert told in text, text
    assert is_no_damage(text)
    assert path.read_bytes() == before
    os.chown(open_folder / what, NOBODY, NOBODY)
    (open_folder / what).chmod(0o755 if what == "." else 0o644)
    assert said(path, uid=NOBODY) == "used"


@needs_root
@pytest.mark.parametrize("left", ["digest.db-wal", "digest.db-shm"])
def test_a_file_beside_the_store_that_another_user_left_is_named(open_folder: Path, left: str) -> None:
    path = written(open_folder / "digest.db", articles=3)
    for each in (open_folder, path):
        os.chown(each, NOBODY, NOBODY)
    holder = sqlite3.connect(path)  # as a run of root's that was killed leaves them
    holder.execute("BEGIN IMMEDIATE")
    holder.execute("DELETE FROM spending")
    holder.commit()
    try:
        for name in ("digest.db-wal", "digest.db-shm"):
            os.chown(open_folder / name, NOBODY, NOBODY)
        os.chown(open_folder / left, 0, 0)
        (open_folder / left).chmod(0o600)
        text = said(path, uid=NOBODY)
        assert f"{left} belongs to root" in text, text
        assert is_no_damage(text)
    finally:
        holder.close()


@needs_root
def test_a_disk_that_is_mounted_read_only_is_told_as_that(tmp_path: Path) -> None:
    sound = written(tmp_path / "digest.db", articles=3)
    with small_disk(tmp_path, kib=2048) as disk:
        path = copied(sound, disk)
        subprocess.run(["/bin/mount", "-o", "remount,ro", str(disk)], check=True)
        text = said(path)
        assert "mounted read-only" in text, text
        assert is_no_damage(text)


# ------------------------------------------------------------------------------ others


def test_a_store_that_another_program_holds_is_told_as_that(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db", articles=3)
    error = told_by(path, "SQLITE_BUSY", "database is locked")
    assert "another program has held it" in error
    assert is_no_damage(error)


class Said(NamedTuple):
    """A result code of SQLite or a SQLSTATE of PostgreSQL, and words of what is told."""

    code: str
    told: str


class Driver(Exception):  # noqa: N818
    """What a driver raises."""

    def __init__(self, said: str, *, code: str = "", state: str = "") -> None:
        super().__init__(said)
        self.sqlite_errorname, self.sqlstate = code or None, state or None


def told_by(path: Path | None, code: str, words: str = "it failed", state: str = "") -> str:
    error = OperationalError("SELECT", None, Driver(words, code=code, state=state))
    assert not troubles.is_damage(error)
    return troubles.remedy(error, path)


@pytest.mark.parametrize(
    "each",
    [
        Said("SQLITE_FULL", "the disk is full"),
        Said("SQLITE_BUSY_RECOVERY", "another program has held it"),
        Said("SQLITE_LOCKED", "another program has held it"),
        Said("SQLITE_READONLY_DBMOVED", "moved or removed while it was open"),
        Said("SQLITE_IOERR_LOCK", "knows no locks"),
        Said("SQLITE_IOERR_WRITE", "make room or raise the quota"),
        Said("SQLITE_IOERR_READ", "failing disk"),
        Said("SQLITE_NOMEM", "no memory"),
        Said("SQLITE_CANTOPEN", "check that the folder"),
        Said("SQLITE_INTERNAL", "run again"),
    ],
)
def test_each_result_code_of_sqlite_says_what_to_do(tmp_path: Path, each: Said) -> None:
    text = told_by(written(tmp_path / "digest.db", articles=0), each.code)
    assert each.told in text
    assert is_no_damage(text)


@pytest.mark.parametrize(
    "code", ["SQLITE_CORRUPT", "SQLITE_CORRUPT_INDEX", "SQLITE_NOTADB", "SQLITE_IOERR_CORRUPTFS"]
)
def test_only_what_says_that_bytes_are_wrong_is_damage(code: str) -> None:
    assert troubles.is_damage(OperationalError("SELECT", None, Driver("it failed", code=code)))


@pytest.mark.parametrize(
    "each",
    [
        Said("53100", "disk is full"),
        Said("53300", "takes no more connections"),
        Said("42501", "GRANT"),
        Said("25006", "primary"),
        Said("28P01", "password"),
        Said("3D000", "CREATE DATABASE"),
        Said("57P03", "stops or starts"),
        Said("08006", "connection broke"),
        Said("40001", "run again"),
    ],
)
def test_each_class_of_postgresql_says_what_to_do(each: Said) -> None:
    assert each.told in told_by(None, "", state=each.code)


def test_a_damaged_page_of_postgresql_is_damage() -> None:
    assert troubles.is_damage(OperationalError("SELECT", None, Driver("invalid page", state="XX001")))


def test_too_many_open_files_are_told_as_that(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db", articles=0)
    held = []
    resource = pytest.importorskip("resource", reason="limits on open files are Unix")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    try:
        while True:
            held.append(path.open("rb"))
    except OSError:
        text = troubles.why_not(path)
    finally:
        for each in held:
            each.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert "too many files are open" in text
    assert names(tmp_path) == ["digest.db"]

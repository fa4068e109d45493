"""A backup takes the place of a store only when it is sound and nobody else is in the store."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from digest.errors import StoreError
from digest.store.restoring import restore
from digest.store.sql import SqlStore
from digest.store.tending import Keeper
from tests.builders import NOON, at, entry, feed_state
from tests.disks import fill, small_disk
from tests.unit.store.test_looking import photos
from tests.unit.store.test_safety import REPOSITORY, contents, flip, names, written

BACKUP = "digest.db.backup-2026-03-05.gz"


def keeper(path: Path) -> Keeper:
    return Keeper(str(path), now=NOON)


def test_what_was_written_since_the_backup_is_kept_aside(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db", articles=3)
    held = contents(path)
    store = SqlStore(str(path), now=NOON)
    store.record_fetch(feed_state(), [(entry(99), "print")])
    store.close()
    later = contents(path)
    aside = keeper(path).restore(Path("2026-03-05"))
    assert contents(path) == held != later
    assert aside is not None
    (tmp_path / "other").mkdir()
    assert contents(aside.rename(tmp_path / "other" / "digest.db")) == later


def test_changes_beside_a_killed_store_move_aside_with_it_and_never_into_the_backup(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db", articles=3)
    held = contents(path)
    code = (
        "import os, sys; from digest.store.sql import SqlStore; from tests.builders import *\n"
        "store = SqlStore(sys.argv[1], now=NOON); store.record_fetch(feed_state(), [(entry(99), 'print')]); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], cwd=REPOSITORY, check=False)
    assert (tmp_path / "digest.db-wal").stat().st_size > 0
    aside = keeper(path).restore(tmp_path / BACKUP)
    assert contents(path) == held
    assert aside is not None
    assert "guid-99" in contents(aside)[1]  # type: ignore[operator]


@pytest.mark.parametrize("how", ["cut", "flipped", "flipped inside", "text", "empty", "others", "missing"])
def test_a_backup_that_is_not_sound_is_not_restored(tmp_path: Path, how: str) -> None:
    path = written(tmp_path / "digest.db", articles=3)
    held = contents(path)
    backup = tmp_path / BACKUP
    body = backup.read_bytes()
    match how:
        case "cut":
            backup.write_bytes(body[: len(body) // 2])
        case "flipped":
            backup.write_bytes(body[:-900] + bytes([body[-900] ^ 8]) + body[-899:])
        case "flipped inside":
            plain = tmp_path / "plain.db"
            plain.write_bytes(gzip.decompress(body))
            flip(plain, b"\x01", of="texts")
            backup.write_bytes(gzip.compress(plain.read_bytes()))
        case "text":
            backup.write_bytes(gzip.compress(b"Dear diary"))
        case "empty":
            backup.write_bytes(b"")
        case "others":
            backup.write_bytes(body)
            backup = tmp_path / "others.db"
            photos(backup)
        case "missing":
            backup = tmp_path / "nowhere.gz"
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"damaged|cannot be restored|there is no file"):
        keeper(path).restore(backup)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.before-*"))
    assert not list(tmp_path.glob(".digest-new-*"))
    assert contents(path) == held


HOLD = """
import sys, time
from digest.store.sql import SqlStore
from tests.builders import NOON
store = SqlStore(sys.argv[1], now=NOON)
print("up", flush=True)
sys.stdin.readline()
store.close()
"""


def test_a_store_that_another_process_holds_is_not_replaced_under_it(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db", articles=3)
    contents(path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stdout.readline() == "up\n"
        with pytest.raises(StoreError, match=r"held by another process: end it first"):
            keeper(path).restore(tmp_path / BACKUP)
        assert keeper(path).faults() == []
        assert keeper(path).back_up().name == BACKUP
        assert keeper(path).standing().backups[0].fault == ""
        child.stdin.write("end\n")
        child.stdin.flush()
    assert keeper(path).restore(tmp_path / BACKUP) is not None


def test_without_room_for_it_a_backup_is_not_restored_and_the_store_stays(tmp_path: Path) -> None:
    sound = written(tmp_path / "digest.db", articles=60)
    contents(sound)
    with small_disk(tmp_path, kib=1024) as disk:
        path = disk / "digest.db"
        path.write_bytes(sound.read_bytes())
        filler = fill(disk)
        with pytest.raises(StoreError, match="disk is full"):
            restore(path, tmp_path / BACKUP, now=NOON)
        assert path.read_bytes() == sound.read_bytes()
        assert names(disk) == ["digest.db", "filler"]
        with pytest.raises(StoreError, match=r"a backup needs .* are free.*disk is full"):
            keeper(path).back_up(disk / "copy.db")
        assert names(disk) == ["digest.db", "filler"]
        filler.unlink()
        assert contents(path) == contents(sound)


def test_a_backup_overwrites_nothing_that_is_no_backup(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db", articles=1)
    (tmp_path / "feeds.yaml").write_text("feeds: []", encoding="utf8")
    for target, told in ((path, "the store itself"), (tmp_path / "feeds.yaml", "is no backup")):
        with pytest.raises(StoreError, match=told):
            keeper(path).back_up(target)
    (tmp_path / "usb").mkdir()
    assert keeper(path).back_up(tmp_path / "usb") == tmp_path / "usb" / BACKUP
    assert keeper(path).back_up(tmp_path / "usb") == tmp_path / "usb" / BACKUP


def test_a_store_says_how_it_stands_and_what_a_wrong_clock_left(tmp_path: Path) -> None:
    path = written(tmp_path / "digest.db", articles=3)
    store = SqlStore(str(path), now=at(24 * 1800))
    ahead = at(24 * 1800)
    store.record_fetch(feed_state(), [(entry(50, published=ahead, first_seen=ahead), "print")])
    store.close()
    found = keeper(path).standing()
    assert [(each.day, each.days_old, each.fault) for each in found.backups] == [("2031-02-07", -1800, "")]
    assert found.ahead == ("1 entries first seen after now, the latest on 2031-02-07 12:00 UTC",)
    assert {share.kind: share.rows for share in found.shares}["entries"] == 4
    assert sum(share.bytes for share in found.shares) <= found.bytes


def test_there_is_nothing_to_tell_of_a_store_that_was_never_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no store at .* yet: digest run makes one"):
        keeper(tmp_path / "digest.db").standing()
    assert names(tmp_path) == []

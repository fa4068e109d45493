"""``digest store info | check | backup | restore`` on the store of a feeds.yaml."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest.cli.console import Context
from digest.cli.store import store
from digest.doctor import examine
from tests.unit.store.test_safety import contents, flip, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A feeds.yaml with a store that has articles and a backup."""
    path = tmp_path / "feeds.yaml"
    path.write_text("feeds: ['https://wire.example/rss']\n", encoding="utf8")
    (tmp_path / ".digest").mkdir()
    contents(written(tmp_path / ".digest" / "digest.db", articles=5))
    return path


def run(paper: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(store, words, obj=Context(str(paper), 0))
    failed = "" if done.exception is None or isinstance(done.exception, SystemExit) else str(done.exception)
    return done.exit_code, done.output + failed


def said(paper: Path, what: str) -> tuple[bool, str]:
    found = {finding.what: finding for finding in examine(paper, offline=True)}
    return found[what].is_ok, found[what].detail


def test_info_names_the_place_the_sizes_and_the_backups(paper: Path) -> None:
    code, told = run(paper, "info")
    assert code == 0
    assert str(paper.parent / ".digest" / "digest.db") in told
    assert "newest edition: none" in told
    assert "backup digest.db.backup-2026-03-05.gz" in told
    assert told.rstrip().endswith("sound")
    _, as_json = run(paper, "info", "--json")
    found = json.loads(as_json)
    assert found["backups"][0]["fault"] == ""
    assert {share["kind"]: share["rows"] for share in found["shares"]}["articles"] == 5


def test_a_sound_store_is_called_sound_and_looking_changes_nothing(paper: Path) -> None:
    path = paper.parent / ".digest" / "digest.db"
    before, when = path.read_bytes(), path.stat().st_mtime_ns
    assert run(paper, "check") == (0, f"{path} is sound, and so is every backup\n")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, when)
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "digest.db",
        "digest.db.backup-2026-03-05.gz",
    ]


def test_a_text_that_a_disk_changed_is_told_with_the_way_back_which_works(paper: Path) -> None:
    path = paper.parent / ".digest" / "digest.db"
    held = contents(path)
    flip(path, b"\x01", of="texts")
    code, told = run(paper, "check")
    assert code == 1
    assert "payload of texts" in told
    assert "digest store restore" in told
    assert said(paper, "store")[0] is False
    code, told = run(paper, "restore", "2026-03-05")
    assert code == 0, told
    assert "what was there before is" in told
    assert contents(path) == held
    assert run(paper, "check")[0] == 0


def test_a_backup_that_a_disk_changed_is_told_by_check_and_by_doctor(paper: Path) -> None:
    backup = paper.parent / ".digest" / "digest.db.backup-2026-03-05.gz"
    body = backup.read_bytes()
    backup.write_bytes(body[:2000] + bytes([body[2000] ^ 2]) + body[2001:])
    code, told = run(paper, "check", "--json")
    assert code == 1
    assert json.loads(told)["faults"][0].startswith("digest.db.backup-2026-03-05.gz: ")
    assert "remove it, and `digest store backup` makes another" in said(paper, "backups")[1]


def test_backups_go_where_they_are_told_to(paper: Path) -> None:
    code, told = run(paper, "backup", str(paper.parent / "copy.db"))
    assert code == 0, told
    assert contents(paper.parent / "copy.db")[1] == contents(paper.parent / ".digest" / "digest.db")[1]
    code, told = run(paper, "backup", "--json")
    assert code == 0
    assert "digest.db.backup-2" in json.loads(told)["backup"]


def test_doctor_says_that_store_and_backups_are_sound(paper: Path) -> None:
    is_ok, told = said(paper, "store")
    assert is_ok
    assert "every page and text is sound" in told
    is_ok, told = said(paper, "backups")  # looking at the store has opened it, and so made one
    assert is_ok, told
    assert "all sound" in told

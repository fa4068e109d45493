"""Real processes at one store and one real mail server: two at once, and one that is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.store.sql import SqlStore
from tests.fakes.delivering import READERS
from tests.fakes.smtp import SmtpServer

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[3]


def begun(
    store: Path, server: SmtpServer, name: str, hours: float = 0, dies_at: int = 0
) -> subprocess.Popen[str]:
    """A process that has everything ready, and waits for a line before it delivers."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.fakes.delivering",
            *(str(store), str(server.port), name, str(hours), str(dies_at)),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def ended(processes: Iterable[subprocess.Popen[str]]) -> list[int]:
    """Let them go, and wait: how each ended."""
    running = list(processes)
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in running:
        process.communicate(timeout=60)
    return [process.returncode for process in running]


def test_of_two_runs_at_once_each_reader_gets_one_letter_and_all_the_same(tmp_path: Path) -> None:
    store = tmp_path / "digest.db"
    SqlStore(str(store)).close()
    with SmtpServer() as server:
        assert ended([begun(store, server, name) for name in ("Ada", "Bo")]) == [0, 0]
    assert Counter(letter.reader for letter in server.taken) == dict.fromkeys(READERS, 1)
    names = {name for name in (b"Ada", b"Bo") for letter in server.taken if b"Made by " + name in letter.body}
    assert len(names) == 1, "the letters are those that were written down first"


@pytest.mark.parametrize("dies_at", [1, 4, 10])
def test_a_run_killed_between_the_servers_yes_and_the_receipt_sends_the_same_bytes_again(
    tmp_path: Path, dies_at: int
) -> None:
    store = tmp_path / "digest.db"
    SqlStore(str(store)).close()
    with SmtpServer() as server:
        assert ended([begun(store, server, "Ada", dies_at=dies_at)]) == [-signal.SIGKILL]
        assert len(server.taken) == dies_at
        assert ended([begun(store, server, "Bo", hours=0.1)]) == [0]
    counted = Counter(letter.reader for letter in server.taken)
    assert sorted(counted.values()) == [1] * 9 + [2]
    bodies = {
        letter.reader: {each.body for each in server.taken if each.reader == letter.reader}
        for letter in server.taken
    }
    assert {reader: len(found) for reader, found in bodies.items()} == dict.fromkeys(READERS, 1)
    assert all(b"Made by Ada" in letter.body for letter in server.taken)
    left = SqlStore(str(store))
    assert left.letters() == []
    left.close()

"""Daemons as real processes on one database file, killed and restarted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fakes.daemon import LEASE_S

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEVEN = datetime(2026, 3, 5, 6, 0, 5, tzinfo=UTC)
"""Five seconds past seven in Berlin."""
SLOT = "2026-03-05T07:00"
PATIENCE_S = 60


class Town:
    """The folder that the daemons share, and the processes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.set_clock(SEVEN)

    def set_clock(self, moment: datetime) -> None:
        aside = self.folder / "clock.new"
        aside.write_text(moment.isoformat())
        aside.replace(self.folder / "clock")

    def start(self, name: str) -> None:
        self.processes[name] = subprocess.Popen(
            [sys.executable, "-m", "tests.fakes.daemon", str(self.folder), name],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )

    def send(self, name: str, number: signal.Signals) -> int:
        """Send a signal; the exit status."""
        self.processes[name].send_signal(number)
        return self.processes[name].wait(PATIENCE_S)

    def go(self) -> None:
        (self.folder / "go").touch()

    def log(self, *kinds: str) -> list[str]:
        path = self.folder / "log"
        lines = path.read_text().splitlines() if path.exists() else []
        return [line for line in lines if line.split()[0] in kinds]

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not is_so():
            assert time.monotonic() < deadline, self.log("begin", "end", "finished", "failed", "up", "down")
            time.sleep(0.01)

    def wait_for_looks(self, *names: str, count: int = 6) -> None:
        until = {name: self._looks(name) + count for name in names}
        self.wait_for(lambda: all(self._looks(name) >= looks for name, looks in until.items()))

    def _looks(self, name: str) -> int:
        path = self.folder / f"{name}.looks"
        return int(path.read_text() or 0) if path.exists() else 0


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    town = Town(tmp_path)
    yield town
    for process in town.processes.values():
        if process.poll() is None:
            process.kill()
            process.wait()


def test_of_two_daemons_one_makes_the_edition_and_a_killed_one_is_stood_in_for(town: Town) -> None:
    town.start("anna")
    town.start("bert")
    town.wait_for(lambda: bool(town.log("begin")))
    town.wait_for_looks("anna", "bert")
    (begun,) = town.log("begin")
    holder = begun.split()[2]
    other = {"anna": "bert", "bert": "anna"}[holder]

    assert town.send(holder, signal.SIGKILL) == -signal.SIGKILL
    town.wait_for_looks(other)
    assert town.log("begin") == [begun], "the lease of the killed daemon was not respected"

    town.set_clock(SEVEN + timedelta(seconds=LEASE_S + 1))
    town.wait_for(lambda: len(town.log("begin")) == 2)
    town.start(holder)  # the supervisor restarts it
    town.wait_for_looks(holder, other)
    town.go()
    town.wait_for(lambda: bool(town.log("finished")))
    town.set_clock(SEVEN + timedelta(hours=4))
    town.wait_for_looks("anna", "bert")
    assert town.log("begin", "end") == [begun, f"begin {SLOT} {other}", f"end {SLOT} {other}"]

    town.set_clock(SEVEN + timedelta(days=1))
    town.wait_for(lambda: len(town.log("finished")) == 2)
    town.wait_for_looks("anna", "bert")
    assert [line.split()[1] for line in town.log("end")] == [SLOT, "2026-03-06T07:00"]
    assert [town.send(name, signal.SIGTERM) for name in ("anna", "bert")] == [0, 0]


def test_sigterm_lets_the_edition_be_finished_first(town: Town) -> None:
    town.start("anna")
    town.wait_for(lambda: bool(town.log("begin")))
    town.processes["anna"].send_signal(signal.SIGTERM)
    town.wait_for_looks("anna")
    assert town.processes["anna"].poll() is None
    town.go()
    assert town.processes["anna"].wait(PATIENCE_S) == 0
    assert town.log("end", "finished", "down") == [f"end {SLOT} anna", f"finished {SLOT} anna", "down - anna"]


def test_a_second_ctrl_c_leaves_at_once_and_the_next_daemon_makes_the_edition(town: Town) -> None:
    town.start("anna")
    town.wait_for(lambda: bool(town.log("begin")))
    town.processes["anna"].send_signal(signal.SIGINT)
    town.wait_for_looks("anna")
    assert town.send("anna", signal.SIGINT) != 0
    town.go()
    town.start("bert")
    town.wait_for(lambda: bool(town.log("finished")))
    assert town.log("end") == [f"end {SLOT} bert"]
    assert town.send("bert", signal.SIGINT) == 0

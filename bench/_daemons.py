"""Two daemons on one paper, driven from outside: started, killed, waited for, and measured."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LOOK_S = 0.05
_DAEMON = (sys.executable, "-m", "bench._shared_daemon")
_FEEDS = re.compile(r"\bfeeds (finished|failed)\b")


@dataclass
class Daemons:
    """The daemons of a paper by name. `home` is the folder of feeds.yaml; `clock` and `log` lie elsewhere."""

    home: Path
    clock: Path
    log: Path
    timeouts: int = 0
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _read: int = 0
    _lines: list[tuple[str, str]] = field(default_factory=list)

    def start(self, *names: str) -> None:
        """Start these daemons; what they print goes to files beside the log."""
        for name in names:
            with self.log.with_name(f"{name}.err").open("ab") as told:
                self.processes[name] = subprocess.Popen(  # noqa: S603  (our own module)
                    [*_DAEMON, self.home / "feeds.yaml", self.clock, name, self.log],
                    stdout=told,
                    stderr=told,
                )

    def kill(self, *names: str) -> None:
        """End them as kill -9 does."""
        for name in names:
            process = self.processes.pop(name)
            process.kill()
            process.wait()

    def stop(self, patience_s: float = 60) -> None:
        """Ask all of them to end, and wait until they have."""
        for process in self.processes.values():
            process.terminate()
        for name in list(self.processes):
            process = self.processes.pop(name)
            try:
                process.wait(patience_s)
            except subprocess.TimeoutExpired:
                self.timeouts += 1
                process.kill()
                process.wait()

    def restart_the_dead(self) -> list[str]:
        """Start again what has ended by itself, and say which."""
        dead = [name for name, process in self.processes.items() if process.poll() is not None]
        self.start(*dead)
        return dead

    def mark(self) -> int:
        """A place in what has been said, to look from later."""
        self._take_in()
        return len(self._lines)

    def said(self, since: int) -> Sequence[tuple[str, str]]:
        """Who has said what since a mark."""
        self._take_in()
        return self._lines[since:]

    def wait(
        self, is_over: Callable[[Sequence[tuple[str, str]]], bool], since: int, timeout_s: float
    ) -> bool:
        """Wait until that is true of what was said since a mark; whether it came true in time."""
        give_up_at = time.monotonic() + timeout_s
        while not is_over(self.said(since)):
            if time.monotonic() > give_up_at:
                self.timeouts += 1
                return False
            time.sleep(_LOOK_S)
        return True

    def wait_for_feeds(self, since: int, timeout_s: float = 120) -> bool:
        """Wait until each daemon has read the feeds since a mark, which is after the slots that were due."""
        names = set(self.processes)
        return self.wait(
            lambda lines: names <= {name for name, text in lines if _FEEDS.search(text)}, since, timeout_s
        )

    def verdict(self, local: str, since: int) -> str:
        """What became of a slot since a mark: finished, failed, gave up, or nothing yet."""
        found = [
            word
            for _, text in self.said(since)
            for word in ("finished", "failed", "gave up", "lost")
            if f"({local}) {word}" in text
        ]
        return "finished" if "finished" in found else found[-1] if found else ""

    def memory_mb(self, name: str) -> tuple[float, float]:
        """What a daemon holds in memory: itself, and with its children."""
        process = self.processes[name].pid
        own = _resident_mb(process)
        return own, own + sum(_resident_mb(child) for child in _children(process))

    def _take_in(self) -> None:
        with suppress(FileNotFoundError), self.log.open(encoding="utf8", errors="replace") as file:
            file.seek(self._read)
            for line in file:
                if not line.endswith("\n"):
                    break
                self._read += len(line.encode())
                name, _, text = line.rstrip("\n").partition("\t")
                self._lines.append((name, text))


def _children(process: int) -> list[int]:
    found: list[int] = []
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in map(int, (task / "children").read_text().split()):
                found += [child, *_children(child)]
    return found


def _resident_mb(process: int) -> float:
    with suppress(OSError):
        match = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
        return int(match[1]) / 1024 if match else 0.0
    return 0.0

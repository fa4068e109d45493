"""Polling a thousand feeds: the program's own `collect` with its SQL store, beside lemon24/reader.

Both poll the same loopback server in the same run: a first read of 25 entries a feed, three polls in which
nothing has changed, three in which a tenth of the feeds has five new entries and one rewritten, each a day
after the one before. Then Digest alone polls a hundred feeds every half hour of a day, in which a tenth of
them changes every hour. The server and each program are processes of their own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bench._feed_server import ENTRIES, NEW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FEEDS = 1000
EVERY = 10
REPEATS = 3
NOTE = (
    "CPU seconds: the program and its children. Peak memory: each of its processes' own peak, added up. "
    "answered_304: of all answers; unchanged_304: of those where nothing had changed."
)
DAY_FEEDS = 100
DAY_POLLS = 48


class _Child:
    """A child process that is spoken to in lines."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def line(self) -> str:
        """The next line of its answer."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._process.args!r} ended")
        return line

    def ask(self, text: str) -> dict[str, float]:
        """What it answers to a line."""
        assert self._process.stdin is not None
        self._process.stdin.write(text + "\n")
        self._process.stdin.flush()
        answer: dict[str, float] = json.loads(self.line())
        return answer


@contextmanager
def _child(*arguments: str) -> Iterator[_Child]:
    with subprocess.Popen(  # noqa: S603  (our own modules)
        [sys.executable, "-m", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield _Child(process)
        finally:
            process.kill()


def measure(data: Path, feeds: int = FEEDS) -> dict[str, dict[str, float]]:  # noqa: ARG001  (needs no data)
    """Seconds, 304s and memory of each kind of poll."""
    programs = ["digest", *(["reader"] if find_spec("reader") else [])]
    scores: dict[str, dict[str, float]] = {}
    with _child("bench._feed_server", str(feeds)) as server:
        port = server.line().strip()
        for program in programs:
            prefix = "" if program == "digest" else f"peer_{program}_"
            for poll, metrics in _polls(program, port, feeds, server).items():
                scores.setdefault(poll, {}).update({prefix + name: value for name, value in metrics.items()})
    scores["a day of 48 polls"] = _day()
    for metrics in scores.values():
        if "peer_reader_wall_s" in metrics:
            metrics["times_faster_than_reader"] = metrics["peer_reader_wall_s"] / metrics["wall_s"]
    return scores


def _polls(program: str, port: str, feeds: int, server: _Child) -> dict[str, dict[str, float]]:
    """One program's polls: kind → figures, of repeated ones the median by wall time."""
    server.ask("reset")
    with (
        tempfile.TemporaryDirectory() as folder,
        _child("bench._pollers", program, port, str(feeds), folder) as poller,
    ):
        poller.line()
        hours = iter(range(0, 10**6, 24))
        first = _poll(poller, server, next(hours), ENTRIES * feeds)
        same = [_poll(poller, server, next(hours), ENTRIES * feeds) for _ in range(REPEATS)]
        changed = []
        for number in range(1, REPEATS + 1):
            server.ask(f"change {EVERY}")
            entries = ENTRIES * feeds + number * NEW * len(range(0, feeds, EVERY))
            changed.append(_poll(poller, server, next(hours), entries))
    middle = REPEATS // 2
    return {
        "first read": first,
        "unchanged": sorted(same, key=lambda one: one["wall_s"])[middle],
        "a tenth changed": sorted(changed, key=lambda one: one["wall_s"])[middle],
    }


def _poll(poller: _Child, server: _Child, hours: float, entries: int) -> dict[str, float]:
    """What one poll of every feed cost; it must have brought all there is."""
    server.ask("counts")
    cost = poller.ask(str(hours))
    counts = server.ask("counts")
    if cost.pop("entries") != entries:
        raise RuntimeError(f"not {entries} entries after a poll: {cost}")
    return {**cost, "answered_304": counts.get("304", 0) / max(1.0, sum(counts.values()))}


def _day() -> dict[str, float]:
    """What a day of polls every half hour asks of the servers."""
    with (
        tempfile.TemporaryDirectory() as folder,
        _child("bench._feed_server", str(DAY_FEEDS)) as server,
        _child("bench._pollers", "digest", server.line().strip(), str(DAY_FEEDS), folder) as poller,
    ):
        poller.line()
        cpu_s = 0.0
        for poll in range(DAY_POLLS):
            if poll % 2:
                server.ask(f"change {EVERY}")
            cpu_s += poller.ask(str(poll / 2))["cpu_s"]
        counts = server.ask("counts")
    unchanged = counts.get("304", 0) + counts.get("needless", 0)
    return {
        "cpu_s": cpu_s,
        "requests_per_feed": sum(counts.values()) / DAY_FEEDS,
        "answered_304": counts.get("304", 0) / sum(counts.values()),
        "unchanged_304": counts.get("304", 0) / max(1.0, unchanged),
    }

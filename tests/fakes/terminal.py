"""A terminal: the real command under a pseudo-terminal, and what is left on its screen, as pyte reads it."""

from __future__ import annotations

import fcntl
import os
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LAUNCHER = """\
import os, signal, sys
terminal, ends, command = sys.argv[1], sys.argv[2], sys.argv[3:]
signal.signal(signal.SIGINT, signal.SIG_DFL)
there = os.open(terminal, os.O_RDWR)
for name, number in (("in", 0), ("out", 1), ("err", 2)):
    if name in ends.split(","):
        os.dup2(there, number)
os.execv(command[0], command)
"""
"""Opens the terminal as a session's own, so that the byte of Ctrl-C becomes the signal, and takes its place."""

CTRL_C = "\x03"


@dataclass
class Terminal:
    """A command at work on a terminal of `columns` by `lines`. Use it in a ``with`` block.

    `ends` says which of ``in``, ``out`` and ``err`` are the terminal; another output is kept apart, in `aside`.
    """

    arguments: tuple[str, ...]
    cwd: Path
    columns: int = 100
    lines: int = 40
    ends: str = "in,out,err"
    environ: Mapping[str, str] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self._screen = pyte.HistoryScreen(self.columns, self.lines, history=1000)
        self._stream = pyte.ByteStream(self._screen)
        self.written = b""
        self._master, follower = os.openpty()
        self._size(follower)
        self._aside = tempfile.TemporaryFile()
        clean = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "CI"):
            clean.pop(name, None)
        launcher = (sys.executable, "-SI", "-c", _LAUNCHER, os.ttyname(follower), self.ends)
        self._process = subprocess.Popen(
            [*launcher, sys.executable, "-m", "digest", *self.arguments],
            cwd=self.cwd,
            stdin=subprocess.DEVNULL,
            stdout=self._aside,
            stderr=self._aside,
            start_new_session=True,
            env={**clean, "TERM": "xterm-256color", **self.environ},
        )
        self._follower = follower  # kept open, so that the last words can be read after the command's end
        return self

    def __exit__(self, *error: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._master)
        os.close(self._follower)
        self._aside.close()

    def _size(self, terminal: int) -> None:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", self.lines, self.columns, 0, 0))

    def resize(self, columns: int) -> None:
        """Make the window as wide as that; the command is told as ever."""
        self.columns = columns
        self._size(self._master)
        self._screen.resize(self.lines, columns)

    def signal(self, number: int) -> None:
        """Send the command a signal."""
        self._process.send_signal(number)

    def type(self, keys: str) -> None:
        """Press keys; Enter is a line break."""
        os.write(self._master, keys.encode())

    def wait_for(self, words: str, seconds: float = 60.0) -> None:
        """Read on until `words` stand on the screen.

        Raises:
            AssertionError: they do not come, or the command ends without them.
        """
        end = time.monotonic() + seconds
        while words not in self.screen:
            is_over = self._process.poll() is not None
            if not self._read() and is_over and words not in self.screen:
                raise AssertionError(f"the command ended without {words!r}:\n{self.screen}")
            if time.monotonic() > end:
                raise AssertionError(f"{words!r} did not come:\n{self.screen}")

    def end(self, seconds: float = 100.0) -> int:
        """Read on until the command ends; its exit code."""
        end = time.monotonic() + seconds
        while self._process.poll() is None:
            self._read()
            if time.monotonic() > end:
                raise AssertionError(f"the command did not end:\n{self.screen}")
        while self._read():
            continue
        return self._process.returncode

    def _read(self) -> bool:
        ready, _, _ = select.select([self._master], [], [], 0.05)
        if not ready:
            return False
        some = os.read(self._master, 65536)
        self.written += some
        self._stream.feed(some)
        return True

    @property
    def screen(self) -> str:
        """What a person sees, scrolled-off lines first, without the empty lines at the end."""
        width = self._screen.columns
        gone = ["".join(line[x].data for x in range(width)) for line in self._screen.history.top]
        return "\n".join(line.rstrip() for line in [*gone, *self._screen.display]).rstrip("\n")

    @property
    def rows(self) -> list[str]:
        """The screen's lines that are not empty."""
        return [line for line in self.screen.split("\n") if line]

    @property
    def is_cursor_shown(self) -> bool:
        """Whether the cursor is to be seen, as after every command it must."""
        return not self._screen.cursor.hidden

    @property
    def is_at_line_start(self) -> bool:
        """Whether what is said next stands on a line of its own."""
        return bool(self._screen.cursor.x == 0)

    @property
    def aside(self) -> str:
        """What went elsewhere than to the terminal."""
        self._aside.seek(0)
        return self._aside.read().decode()


def on_terminal(*arguments: str, cwd: Path, **how: Any) -> tuple[int, Terminal]:
    """Run a command to its end; its exit code, and the terminal as it leaves it."""
    with Terminal(arguments, cwd, **how) as terminal:
        code = terminal.end()
    return code, terminal

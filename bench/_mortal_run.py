"""`digest` that is killed at a step: ``python -m bench._mortal_run CLOCK MAIL_PORT STEP FILE ARGUMENT…``.

It is the program's own command by a shared clock. A step is a commit of the store (before it and after it), a
file put in its place, or a line sent to the mail server. Before the STEP-th one the process kills itself as
kill -9 does; with 0 it lives, and writes the names of the steps that it made to FILE.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy.engine.default import DefaultDialect

import digest.app.tools
from bench._shared_clock import SharedClock


class Steps:
    """The steps of this process, in turn; it ends before the one that it is to die at."""

    def __init__(self, dies_at: int) -> None:
        self.names: list[str] = []
        self._dies_at, self._lock, self._owner = dies_at, Lock(), os.getpid()

    def step(self, name: str) -> None:
        """Another step."""
        if os.getpid() != self._owner:  # a child that was forked
            return
        with self._lock:
            self.names.append(name)
            if len(self.names) == self._dies_at:
                os.kill(self._owner, signal.SIGKILL)


def _watch(steps: Steps, mail_port: int) -> None:
    commit = DefaultDialect.do_commit
    sendall = socket.socket.sendall

    def do_commit(self: Any, connection: Any) -> None:
        steps.step("before a commit")
        commit(self, connection)
        steps.step("after a commit")

    def send_all(self: socket.socket, *args: Any) -> None:
        if self.family == socket.AF_INET and self.getpeername()[1] == mail_port:
            steps.step("to the mail server")
        sendall(self, *args)

    def hook(event: str, _: tuple[object, ...]) -> None:
        if event == "os.rename":
            steps.step("a file put in its place")

    DefaultDialect.do_commit = do_commit  # type: ignore[method-assign]
    socket.socket.sendall = send_all  # type: ignore[method-assign,assignment]
    sys.addaudithook(hook)


def main(clock: Path, mail_port: int, dies_at: int, told: Path, *arguments: str) -> None:
    """Run the command."""
    from digest.cli import main as command

    sys.argv[1:] = arguments
    shared = SharedClock(clock)
    digest.app.tools.SystemClock.now = lambda _: shared.now()  # type: ignore[method-assign]
    steps = Steps(dies_at)
    _watch(steps, mail_port)
    try:
        command()
    finally:
        told.write_text("\n".join(steps.names), encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]), *sys.argv[5:])

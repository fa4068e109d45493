"""Untrusted bytes are parsed in child processes that can be killed.

A child is warm (started once, used for many calls), so that a call costs well under a millisecond. The
kernel ends it when a call takes too much CPU or wall time, and its memory is limited; then another
takes its place. Children end when their parent does, since they read from a pipe that it holds.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from digest.errors import ItemError, LimitError
from digest.run.child import broke, name_of, read, write

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)

R = TypeVar("R")

_PATIENCE = 30
"""Wall time allowed for each second of CPU time: the machine may be busy with other things."""
_DEATHS = {
    "SIGPROF": "took more than {cpu_s:g} s of CPU time",
    "SIGALRM": "took too long",
    "SIGKILL": "took too long, or was ended from outside",
}


class InlineGuard:
    """Calls the function here and now: no protection, for tests and input of one's own."""

    def call(self, fn: Callable[..., R], *args: object) -> R:
        """What `fn(*args)` returns.

        Raises:
            ItemError: what `fn` raises.
            LimitError: `fn` raised anything else.
        """
        try:
            return fn(*args)
        except ItemError:
            raise
        except Exception as error:
            raise LimitError(name_of(fn), broke(error)) from error

    def close(self) -> None:
        """Nothing to end."""


class ChildGuard:
    """Calls functions in `processes` child processes, each call with at most `cpu_s` and `memory_bytes`.

    The memory is counted on top of what the child has when the call begins; a child that keeps half of that
    for itself is replaced. Ending a child costs up to a quarter of a second more. A module whose functions
    are called may have a function `warm_up`, which loads what it needs before the clock starts.
    """

    def __init__(self, processes: int = 2, cpu_s: float = 2.75, memory_bytes: int = 1 << 30) -> None:
        self._limits = (cpu_s, cpu_s * _PATIENCE, memory_bytes)
        self._idle: queue.LifoQueue[_Child] = queue.LifoQueue()
        self._children = [_Child(self._limits) for _ in range(processes)]
        self._is_closed = False
        for child in reversed(self._children):
            self._idle.put(child)

    def call(self, fn: Callable[..., R], *args: object) -> R:
        """What `fn(*args)` returns.

        Raises:
            ItemError: what `fn` raises.
            LimitError: the call cost too much, or ended in any other way.
        """
        message = pickle.dumps((fn, args), protocol=pickle.HIGHEST_PROTOCOL)
        child = self._idle.get()
        try:
            if self._is_closed:
                raise LimitError(name_of(fn), "the guard is closed")
            kind, answer = child.call(name_of(fn), message)
        finally:
            self._idle.put(child)
        if kind == "error":
            raise _error_from_parts(*answer)
        result: R = answer
        return result

    def close(self) -> None:
        """End the children. Calling it twice is fine."""
        self._is_closed = True
        for child in self._children:
            child.end()


def _error_from_parts(kind: type[ItemError], message: str, attributes: dict[str, object]) -> ItemError:
    """An item error as the child raised it; its own constructor may ask for more than pickle hands on."""
    error = kind.__new__(kind)
    Exception.__init__(error, message)
    error.__dict__.update(attributes)
    return error


# --------------------------------------------------------------------------- the parent's side


class _Child:
    """One child process, started when first needed and again after it was ended."""

    def __init__(self, limits: tuple[float, float, int]) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def call(self, subject: str, message: bytes) -> tuple[str, Any]:
        """The child's reply to a call: ``("result", value)`` or ``("error", parts)``."""
        with self._lock:
            process = self._sent(message)
            stdout = _pipe(process.stdout)
            stopwatch = None if hasattr(signal, "setitimer") else _killing(process, self._limits[1])
            try:
                reply = read(stdout)
            finally:
                if stopwatch is not None:
                    stopwatch.cancel()
            if reply is None:
                raise LimitError(subject, self._cause_of_death(process))
            is_last, kind, answer = pickle.loads(reply)  # noqa: S301  (written by our own child)
            if is_last:
                self._drop()
            return kind, answer

    def _sent(self, message: bytes) -> subprocess.Popen[bytes]:
        """A living child that has got the message: one that died while idle is replaced."""
        for _ in range(2):
            process = self._process or self._start()
            try:
                write(_pipe(process.stdin), message)
            except OSError:
                self._drop()
            else:
                return process
        raise LimitError("child process", "does not start")

    def _start(self) -> subprocess.Popen[bytes]:
        # A plain command, neither fork (this process has threads) nor multiprocessing's spawn (which runs
        # the user's main script once more).
        script = (
            f"import sys; sys.path[:] = {sys.path!r}\n"
            f"from digest.run.child import serve; serve{self._limits!r}"
        )
        threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        self._process = subprocess.Popen(  # noqa: S603  (our own interpreter, our own text)
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **threads},
        )
        _log.debug("child %d: started", self._process.pid)
        return self._process

    def _cause_of_death(self, process: subprocess.Popen[bytes]) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        self._drop()
        _log.debug("child %d: ended in the midst of a call (%d)", process.pid, process.returncode)
        if process.returncode >= 0:
            return "its parser ended the process"
        name = signal.Signals(-process.returncode).name
        return _DEATHS.get(name, "broke its parser ({name})").format(name=name, cpu_s=self._limits[0])

    def _drop(self) -> None:
        """End the process, if there is one, and let go of it."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                _pipe(pipe).close()
        process.wait()

    def end(self) -> None:
        """End the process, also in the midst of a call."""
        process = self._process
        if process is not None:
            process.kill()
        with self._lock:
            self._drop()


def _pipe(pipe: Any) -> BinaryIO:
    stream: BinaryIO = pipe
    return stream


def _killing(process: subprocess.Popen[bytes], wall_s: float) -> threading.Timer:
    """A stopwatch that kills the process, where the kernel offers no timers."""
    stopwatch = threading.Timer(wall_s, process.kill)
    stopwatch.start()
    return stopwatch

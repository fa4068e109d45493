"""A total deadline around any channel, however it waits: no server can hold the only worker.

A time-out of a socket starts anew with each byte, so a server that drips its answers is never late by it.
Here the work is done in a thread of its own, which is left to itself when its time is over; what it has
registered with `hung_up_at_deadline` is hung up then.
"""

from __future__ import annotations

import queue
import socket
import threading
import time
from contextlib import suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

from digest.deadline import LateError

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")


class _Cuts:
    """What is to be cut when time is over."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cuts: list[Callable[[], None]] = []
        self._is_over = False

    def add(self, cut: Callable[[], None]) -> None:
        with self._lock:
            self._cuts.append(cut)
            is_over = self._is_over
        if is_over:
            cut()

    def remove(self, cut: Callable[[], None]) -> None:
        with self._lock, suppress(ValueError):
            self._cuts.remove(cut)

    def cut(self) -> None:
        with self._lock:
            self._is_over = True
            cuts = [*self._cuts]
        for one in cuts:
            with suppress(Exception):
                one()


_CUTS: ContextVar[_Cuts | None] = ContextVar("digest_cuts", default=None)
"""What the work of this thread is cut by; `None` where it has no deadline."""


def within(
    seconds: float,
    work: Callable[[], R],
    *,
    meanwhile: Callable[[], None] = lambda: None,
    every_s: float = 4.0,
) -> R:
    """What `work()` returns or raises; `meanwhile` is called every `every_s` seconds until then.

    Raises:
        LateError: it takes longer than `seconds`. It may go on in its thread, which ends with the process.
    """
    cuts: _Cuts = _Cuts()
    outcome: queue.SimpleQueue[Callable[[], R]] = queue.SimpleQueue()

    def run() -> None:
        _CUTS.set(cuts)
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001  (raised again where the work was asked for)
            outcome.put(_raising(error))
        else:
            outcome.put(lambda: result)

    threading.Thread(target=run, name="digest-deadline", daemon=True).start()
    try:
        ending = _awaited(outcome, seconds, meanwhile, every_s)
    finally:
        cuts.cut()
    return ending()


def _awaited(
    outcome: queue.SimpleQueue[Callable[[], R]],
    seconds: float,
    meanwhile: Callable[[], None],
    every_s: float,
) -> Callable[[], R]:
    """How the work ended.

    Raises:
        LateError: it has not.
    """
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        with suppress(queue.Empty):
            return outcome.get(timeout=min(every_s, left))
        if time.monotonic() < end:
            meanwhile()
    raise LateError


def _raising(error: BaseException) -> Callable[[], Any]:
    def ending() -> Any:
        raise error

    return ending


def hung_up_at_deadline(connection: socket.socket) -> Callable[[], None]:
    """See that a connection is hung up when the time of the work that uses it is over.

    Call what comes back when the connection is closed. It may be wrapped in TLS meanwhile.
    """
    cuts = _CUTS.get()
    if cuts is None:
        return lambda: None
    watched = connection.dup()

    def hang_up() -> None:
        with suppress(OSError):
            watched.shutdown(socket.SHUT_RDWR)

    def let_go() -> None:
        cuts.remove(hang_up)
        watched.close()

    cuts.add(hang_up)
    return let_go

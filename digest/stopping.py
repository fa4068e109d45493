"""How a command that stays until it is told to end is told: Ctrl-C, or SIGTERM from whatever runs it."""

from __future__ import annotations

import contextlib
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def stopping_on_signals(stop: threading.Event) -> Iterator[None]:
    """Within this, the first Ctrl-C or SIGTERM sets `stop`, and the second one interrupts at once."""

    def on_signal(_number: int, _frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        # Not `stop.set()`: the interrupted code may be inside `stop.wait()` and hold the event's lock.
        threading.Thread(target=stop.set).start()

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, previous in before.items():
            signal.signal(number, previous)

"""Several items at once in processes: for work that computes."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from digest.errors import RunError
from digest.run.ahead import results_ahead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")


class ProcessExecutor:
    """A `digest.protocols.Executor` of `workers` processes (one a core by default), started when first used.

    `fn`, the items and the results travel between processes, so they must be picklable.

    Raises:
        RunError: from `map`, when the system killed a worker (mostly for want of memory).
    """

    def __init__(self, workers: int = 0) -> None:
        self.workers = workers or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None
        self._lock = Lock()

    def map(self, fn: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """The results of `fn` over `items`, as they are ready."""
        pool = self._running()
        try:
            yield from results_ahead(pool, fn, items, ahead=2 * self.workers)
        except BrokenProcessPool as error:
            self.close()  # the next call gets new workers
            raise RunError(
                f"a worker process was killed, most likely for want of memory: use fewer than {self.workers}"
            ) from error

    def _running(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(self.workers, mp_context=_context(), initializer=_begin)
            return self._pool

    def close(self) -> None:
        """End the processes once they are through with what they have begun."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """Never a plain fork: a lock that one of the parent's threads holds would stay held in the child."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def _begin() -> None:
    """In a new worker: let Ctrl-C end it without a traceback; the parent says what happened."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)

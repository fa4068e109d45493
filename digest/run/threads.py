"""Several items at once in threads: for work that waits for the network or the disk."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from digest.run.ahead import results_ahead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")


class ThreadExecutor:
    """A `digest.protocols.Executor` of `workers` threads, started when first used."""

    def __init__(self, workers: int = 16) -> None:
        self.workers = workers
        self._pool: ThreadPoolExecutor | None = None
        self._lock = Lock()

    def map(self, fn: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """The results of `fn` over `items`, as they are ready."""
        return results_ahead(self._running(), fn, items, ahead=2 * self.workers)

    def _running(self) -> ThreadPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ThreadPoolExecutor(self.workers, thread_name_prefix="digest")
            return self._pool

    def close(self) -> None:
        """End the threads once they are through with what they have begun."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(cancel_futures=True)

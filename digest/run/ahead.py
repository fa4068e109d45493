"""Hands items to a pool a bounded number ahead, and takes results as they come."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, wait
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")


def results_ahead(pool: Executor, fn: Callable[[T], R], items: Iterable[T], *, ahead: int) -> Iterator[R]:
    """The results of `fn` over `items` in any order, with at most `ahead` items taken and not yet given back.

    So memory stays bounded however many items there are and however slow the consumer is. When the
    consumer stops early, or Ctrl-C is pressed, what has not begun is cancelled.
    """
    rest = iter(items)
    running: set[Future[R]] = {pool.submit(fn, item) for item in islice(rest, ahead)}
    try:
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            while done:
                yield done.pop().result()
                running.update(pool.submit(fn, item) for item in islice(rest, 1))
    finally:
        for future in running:
            future.cancel()

"""One item after the other, in the caller's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")


class SerialExecutor:
    """A `digest.protocols.Executor` without any threads: for tests, debugging and tiny machines."""

    def map(self, fn: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """The results of `fn` over `items`, in order, each made when it is asked for."""
        return map(fn, items)

    def close(self) -> None:
        """Nothing to give back."""

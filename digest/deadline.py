"""A moment by which something must be over, handed down and looked at between items.

It goes by the machine's own monotonic time, so that a clock that is set does not move it. What hangs is not
ended but left alone: it goes on in a thread of its own, and nobody waits for it any more.
"""

from __future__ import annotations

import math
import threading
import time
from dataclasses import dataclass
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

_LOOK_S = 0.2
"""Seconds between two looks of a thread at whether anybody still waits. Chosen by reading; not measured."""


LATE = "it was not ready when the time for making the edition was up"
"""What is said of a story for which a model was too slow."""


class LateError(Exception):
    """The work was not through at its deadline."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When it has to be over. `NEVER` is one that does not come."""

    ends_at: float = math.inf
    """In seconds of `time.monotonic`."""

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """So many seconds from now."""
        return cls(time.monotonic() + seconds)

    @property
    def left_s(self) -> float:
        """Seconds that are left, 0 when it is over."""
        return max(0.0, self.ends_at - time.monotonic())

    @property
    def is_over(self) -> bool:
        """Whether it has passed."""
        return self.left_s <= 0

    def later(self, seconds: float) -> Deadline:
        """One that comes so many seconds after it."""
        return Deadline(self.ends_at + seconds)

    def share(self, part: float) -> Deadline:
        """One that leaves only `part` (0 to 1) of the time that is left."""
        return self if self.ends_at == math.inf else Deadline.after(part * self.left_s)

    def items(self, given: Iterable[T]) -> Iterator[T]:
        """The items that come in time, in the order in which they come; `given` may hang on any of them.

        It is read in a thread of its own, one item ahead; what it raises is raised here.
        """
        if self.is_over:
            return iter(())
        return iter(given) if self.ends_at == math.inf else self._in_time(given)

    def _in_time(self, given: Iterable[T]) -> Iterator[T]:
        belt: _Belt[T] = _Belt()
        threading.Thread(target=belt.carry, args=(given,), name="digest-deadline", daemon=True).start()
        try:
            while (parcel := belt.next(self.left_s)) is not None:
                yield parcel()
        finally:
            belt.over.set()

    def within(self, fn: Callable[[], T]) -> T:
        """What `fn()` returns, or raises, in time.

        Raises:
            LateError: it is not ready; it goes on, and its result is lost.
        """
        for result in self.items(fn() for _ in range(1)):
            return result
        raise LateError


NEVER = Deadline()
"""The deadline of what has none."""


class _Belt(Generic[T]):
    """Carries items from the thread that makes them to the one that waits for them."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self._items: Queue[Callable[[], T] | None] = Queue(maxsize=1)

    def carry(self, given: Iterable[T]) -> None:
        """Put every item on the belt, then its end; leave off when nobody waits any more."""
        try:
            for item in given:
                if not self._put(lambda item=item: item):  # type: ignore[misc]
                    return
        except BaseException as error:  # noqa: BLE001  (it is raised where the items are waited for)
            self._put(lambda error=error: _raised(error))  # type: ignore[misc]
        self._put(None)

    def next(self, seconds: float) -> Callable[[], T] | None:
        """The next item, as a function that gives or raises it; `None` at the end, or when none comes."""
        try:
            return self._items.get(timeout=seconds) if seconds > 0 else None
        except Empty:
            return None

    def _put(self, parcel: Callable[[], T] | None) -> bool:
        while not self.over.is_set():
            try:
                self._items.put(parcel, timeout=_LOOK_S)
            except Full:
                continue
            return True
        return False


def _raised(error: BaseException) -> NoReturn:
    raise error

"""Many addresses asked: one after the other, or many at once on an event loop."""

from __future__ import annotations

import asyncio
from itertools import islice
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Generic, TypeVar

from digest.errors import FetchError, ItemError
from digest.faults import CONTAINED, attempt
from digest.models import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence

    from digest.models import Request
    from digest.protocols import Fetcher

K = TypeVar("K")

_PATIENCE_S = 1.0
"""How often to look whether the loop still lives, while nothing arrives."""


def one_by_one(
    fetch: Callable[[Request], Response], asked: Iterable[tuple[K, Request]]
) -> Iterator[tuple[K, Response | FetchError]]:
    """What `protocols.Fetcher.fetch_all` gives, by means of `fetch` alone."""
    for key, request in asked:
        try:
            yield key, fetch(request)
        except FetchError as error:
            yield key, error


def all_asked(
    fetcher: Fetcher, asked: Sequence[tuple[K, Request]]
) -> Iterator[tuple[K, Response | ItemError]]:
    """Each key with its outcome, once, whatever the fetcher raises, repeats or leaves out.

    What it has not answered when it breaks off is asked one after the other.
    """
    waiting = dict(enumerate(asked))
    try:
        numbered = [(number, request) for number, (_, request) in waiting.items()]
        for number, outcome in fetcher.fetch_all(numbered):
            if number in waiting:
                key, request = waiting.pop(number)
                yield key, _answer(outcome, request)
    except CONTAINED:  # each of the rest says for itself why it cannot be had
        pass
    for key, request in waiting.values():
        yield key, answered(fetcher, request)


def answered(fetcher: Fetcher, request: Request) -> Response | ItemError:
    """The fetcher's answer to one request, or why there is none, whatever it raises."""
    return _answer(attempt(lambda: fetcher.fetch(request), FetchError, request.url), request)


def _answer(outcome: object, request: Request) -> Response | ItemError:
    if isinstance(outcome, Response | ItemError):
        return outcome
    return FetchError(request.url, f"the fetcher gave {type(outcome).__name__} instead of an answer")


class Crossing(Generic[K]):
    """Requests go over to an event loop in another thread, outcomes come back, many at a time.

    A thread that waits for each request would cost more than asking: every hand-over wakes a thread that
    then queues for the interpreter. Here the loop hands over whatever has come in since it last did.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        answer: Callable[[Request], Coroutine[None, None, Response]],
        ahead: int,
    ) -> None:
        self._loop = loop
        self._answer = answer
        self._ahead = ahead
        self._ready: list[tuple[K, Response | FetchError]] = []
        self._arrived: SimpleQueue[list[tuple[K, Response | FetchError]]] = SimpleQueue()
        self._running: set[asyncio.Task[None]] = set()

    def outcomes(self, asked: Iterable[tuple[K, Request]]) -> Iterator[tuple[K, Response | FetchError]]:
        """Each key with its outcome, as they come; at most twice `ahead` are taken and not yet given back."""
        rest = iter(asked)
        under_way = self._begin(list(islice(rest, self._ahead)))
        try:
            while under_way:
                arrived = self._next()
                under_way += self._begin(list(islice(rest, len(arrived)))) - len(arrived)
                yield from arrived
        finally:
            if under_way and not self._loop.is_closed():
                self._call(self._stop)

    def _next(self) -> list[tuple[K, Response | FetchError]]:
        """What has arrived, once something has."""
        while True:
            try:
                return self._arrived.get(timeout=_PATIENCE_S)
            except Empty:
                if self._loop.is_closed():
                    raise FetchError("", "the fetcher was closed meanwhile") from None

    def _begin(self, asked: list[tuple[K, Request]]) -> int:
        """Let the loop ask these; how many they are."""
        if asked:
            self._call(self._start, asked)
        return len(asked)

    def _call(self, fn: Callable[..., None], *arguments: object) -> None:
        try:
            self._loop.call_soon_threadsafe(fn, *arguments)
        except RuntimeError as error:  # the loop has ended meanwhile
            raise FetchError("", "the fetcher is closed") from error

    # on the loop --------------------------------------------------------------------------------

    def _start(self, asked: list[tuple[K, Request]]) -> None:
        for key, request in asked:
            task = self._loop.create_task(self._one(key, request))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def _one(self, key: K, request: Request) -> None:
        try:
            self._put(key, await self._answer(request))
        except FetchError as error:
            self._put(key, error)
        except asyncio.CancelledError:
            self._put(key, FetchError(request.url, "the fetcher was closed meanwhile"))
            raise
        except Exception as error:  # noqa: BLE001  (whoever waits for it must get something)
            self._put(key, FetchError(request.url, f"{type(error).__name__}: {error}"[:300]))

    def _put(self, key: K, outcome: Response | FetchError) -> None:
        if not self._ready:
            self._loop.call_soon(self._hand_over)
        self._ready.append((key, outcome))

    def _hand_over(self) -> None:
        ready, self._ready = self._ready, []
        self._arrived.put(ready)

    def _stop(self) -> None:
        for task in self._running:
            task.cancel()

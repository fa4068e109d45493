"""The world in a dictionary: a fetcher that answers from memory, and a resolver that says what a test wants."""

from __future__ import annotations

import socket
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from aiohttp.abc import AbstractResolver

from digest.errors import FetchError
from digest.models import Response
from digest.web.asking import one_by_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aiohttp.abc import ResolveResult

    from digest.models import Request

K = TypeVar("K")
Answer = bytes | Response | FetchError


class FakeFetcher:
    """Answers from `answers`, address → body, response or error; anything else is 404. Keeps what was asked."""

    def __init__(self, answers: Mapping[str, Answer] | None = None) -> None:
        self.answers: dict[str, Answer] = dict(answers or {})
        self.asked: list[Request] = []
        self.is_closed = False
        self._lock = Lock()

    def fetch(self, request: Request) -> Response:
        with self._lock:
            self.asked.append(request)
        answer = self.answers.get(request.url)
        if answer is None:
            raise FetchError(request.url, "the server answered 404 Not Found", status=404)
        if isinstance(answer, FetchError):
            raise answer
        if isinstance(answer, bytes):
            answer = Response(url=request.url, final_url=request.url, status=200, body=answer)
        if request.etag and answer.etag == request.etag:
            return replace(answer, status=304, body=b"")
        return answer

    def fetch_all(self, asked: Iterable[tuple[K, Request]]) -> Iterator[tuple[K, Response | FetchError]]:
        return one_by_one(self.fetch, asked)

    def close(self) -> None:
        self.is_closed = True


class FakeResolver(AbstractResolver):
    """Names → addresses; a list of lists is answered one after the other, the last for ever."""

    def __init__(self, names: Mapping[str, Sequence[Sequence[str]]]) -> None:
        self._names = {name: [list(addresses) for addresses in answers] for name, answers in names.items()}
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked.append(host)
        answers = self._names.get(host)
        if not answers:
            raise OSError(f"no such name: {host}")
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [_result(host, address, port) for address in addresses]

    async def close(self) -> None:
        """Nothing to let go of."""


def _result(host: str, address: str, port: int) -> Any:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return {
        "hostname": host,
        "host": address,
        "port": port,
        "family": family,
        "proto": 0,
        "flags": socket.AI_NUMERICHOST,
    }

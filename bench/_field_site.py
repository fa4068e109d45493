"""Invented sites on loopback, each at an address of its own in 127.0.0.0/8: each is a host of its own."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

_FIRST_NET = 10
"""The second byte of the first site's address: 127.0.0.1 itself stays free for others."""


@dataclass(frozen=True, slots=True)
class Route:
    """What a site answers for a path."""

    body: bytes
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Truth:
    """What is right for one entry of a feed."""

    guid: str
    title: str
    has: tuple[str, ...] = ()
    """What its article's text must hold."""
    lacks: tuple[str, ...] = ()
    """What its article's text and headline must not hold."""
    day: datetime | None = None
    """When it was published; the day counts."""
    is_walled: bool = False
    """Its page is a wall: `lacks` holds words of it."""


@dataclass(frozen=True, slots=True)
class Site:
    """A feed with its pages, and what is right for its entries.

    ``{BASE}`` in a body stands for the site's address.
    """

    kind: str
    routes: dict[str, Route]
    truths: tuple[Truth, ...] = ()
    fails: bool = False
    """Whether the feed cannot be read, whoever reads it."""
    options: str = ""
    """What feeds.yaml says of the feed beside its address."""


class Sites:
    """Serves sites until the block ends; `address` says where each is."""

    def __init__(self, sites: list[Site]) -> None:
        self.sites = sites
        self._ready = threading.Event()
        self._port = 0

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._live, daemon=True)
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()
        self._loop.close()

    def address(self, number: int) -> str:
        """Where the site of that number is."""
        return f"http://{_host(number)}:{self._port}"

    def _live(self) -> None:
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        self._over = asyncio.Event()
        servers = []
        for number in range(len(self.sites)):
            server = await asyncio.start_server(self._answering(number), _host(number), self._port)
            self._port = self._port or server.sockets[0].getsockname()[1]
            servers.append(server)
        self._ready.set()
        await self._over.wait()
        for server in servers:
            server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    def _answering(
        self, number: int
    ) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                while True:
                    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                    writer.write(self._answer(number, head.split(" ", 2)[1]))
                    await writer.drain()
            writer.close()

        return answer

    def _answer(self, number: int, path: str) -> bytes:
        route = self.sites[number].routes.get(path, Route(b"not here", status=404))
        base = self.address(number)
        body = route.body.replace(b"{BASE}", base.encode())
        headers = "".join(f"{name}: {value.replace('{BASE}', base)}\r\n" for name, value in route.headers)
        kind = f"Content-Type: {route.kind}\r\nContent-Length: {len(body)}\r\n"
        return f"HTTP/1.1 {route.status} X\r\n{kind}{headers}\r\n".encode() + body


def _host(number: int) -> str:
    return f"127.{_FIRST_NET + number // 250}.0.{1 + number % 250}"

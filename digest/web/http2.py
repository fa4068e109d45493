"""HTTP/2, for servers that speak nothing else. The one door of httpcore2, an extra.

It knows nothing of sockets: it is handed a stream whose socket was made, and whose address was checked, as
every other. Of redirects, cookies and pools it is asked for none.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from digest.errors import FetchError

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    Dial = Callable[[str, int], Awaitable[tuple[asyncio.StreamReader, asyncio.StreamWriter]]]

MISSING = "its server speaks HTTP/2 only, which needs a library: pip install 'news-digest[http2]'"


class NotSpokenError(Exception):
    """The server does not speak HTTP/2 either."""


@dataclass(frozen=True, slots=True)
class Answer2:
    """An answer, with what the fetcher asks of one of HTTP/1.1."""

    status: int
    headers: Mapping[str, str]
    content: Any
    """Its `iter_any` gives the body in pieces."""

    @property
    def content_length(self) -> int | None:
        """What the server says that the body's length is."""
        said = self.headers.get("Content-Length", "")
        return int(said) if said.isascii() and said.isdigit() else None


class _Headers(dict[str, str]):
    """Headers found by any spelling of their names."""

    def get(self, name: str, default: Any = None) -> Any:
        return super().get(name.lower(), default)


@dataclass(frozen=True, slots=True)
class _Body:
    stream: Any

    def iter_any(self) -> AsyncIterator[bytes]:
        return cast("AsyncIterator[bytes]", self.stream.aiter_stream())


@asynccontextmanager
async def answer_of(
    url: str, headers: Mapping[str, str], dial: Dial, tls: ssl.SSLContext
) -> AsyncIterator[Answer2]:
    """The answer to a GET over HTTP/2, through a stream that `dial` opens to a host and port.

    Raises:
        FetchError: the library is not installed.
        NotSpokenError: the server chose another protocol, or none.
    """
    try:
        import h2  # noqa: F401  (httpcore2 needs it, and says so only when it is too late)
        import httpcore2
    except ImportError:
        raise FetchError(url, MISSING, refused=True) from None
    _hush()
    pool = httpcore2.AsyncConnectionPool(
        ssl_context=tls, http1=False, http2=True, max_connections=1, network_backend=_backend(dial)
    )
    sent = [(name.encode(), value.encode("utf-8", "surrogateescape")) for name, value in headers.items()]
    async with pool, pool.stream("GET", url.encode("ascii"), headers=sent) as response:
        said = {
            name.decode("latin-1").lower(): value.decode("utf-8", "surrogateescape")
            for name, value in response.headers
        }
        yield Answer2(response.status, _Headers(said), _Body(response))


def _hush() -> None:
    """Keep the libraries' logs shut: they write down headers, and those hold secrets."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in {"httpcore2", "hpack", "h2"}:
            logging.getLogger(name).disabled = True


def _backend(dial: Dial) -> Any:
    """What httpcore2 takes for the network."""
    import httpcore2

    class Dialled(httpcore2.AsyncNetworkBackend):
        async def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> Any:
            return _Stream(*await dial(host, port))

        async def connect_unix_socket(self, *_: Any, **__: Any) -> Any:
            raise NotImplementedError

        async def sleep(self, seconds: float) -> None:
            await asyncio.sleep(seconds)

    return Dialled()


class _Stream:
    """A stream as httpcore2 uses one. Time is kept by who asks, for all of the request."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109, ARG002
        return await self._reader.read(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109, ARG002
        self._writer.write(buffer)
        await self._writer.drain()

    async def aclose(self) -> None:
        self._writer.transport.abort()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109, ARG002
    ) -> _Stream:
        await self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        chosen = self._writer.get_extra_info("ssl_object")
        if chosen is None or chosen.selected_alpn_protocol() != "h2":
            self._writer.transport.abort()
            raise NotSpokenError
        return self

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            return False
        return self._writer.get_extra_info(info)

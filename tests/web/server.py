"""A loopback server that does what servers do to those who read them, and keeps a log of who asked.

Raw sockets, so that it can lie about lengths, drip, and send what no web framework would send.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import socket
import threading
import time
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

FEED = b"<?xml version='1.0'?><rss version='2.0'><channel><title>Wire</title></channel></rss>"
ETAG = '"v1"'


@dataclass(frozen=True, slots=True)
class Hit:
    """One request as it arrived."""

    path: str
    headers: Mapping[str, str]
    at: float


@dataclass(slots=True)
class FaultServer:
    """Serves `pages`, path → what to do with the connection, and keeps the hits."""

    pages: dict[str, Callable[[socket.socket, Hit], None]]
    host: str = "127.0.0.1"
    hits: list[Hit] = field(default_factory=list)
    wanted_port: int = 0
    _listener: socket.socket = field(init=False)
    _open: list[socket.socket] = field(default_factory=list)

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    def url(self, path: str, host: str = "") -> str:
        return f"http://{host or self.host}:{self.port}{path}"

    def start(self) -> None:
        self._listener = socket.socket(socket.AF_INET6 if ":" in self.host else socket.AF_INET)
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listener.bind((self.host, self.wanted_port))
        self._listener.listen(128)
        threading.Thread(target=self._accept, daemon=True).start()

    def stop(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self._open.append(connection)
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            head = b""
            while b"\r\n\r\n" not in head:
                received = connection.recv(65536)
                if not received:
                    return
                head += received
            hit = _hit(head)
            self.hits.append(hit)
            page = self.pages.get(hit.path.partition("?")[0])
            if page is None:
                connection.sendall(answer(b"no such page", status="404 Not Found"))
            else:
                page(connection, hit)
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def _hit(head: bytes) -> Hit:
    lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
    return Hit(
        lines[0].split(" ")[1], {name.lower(): value for name, value in headers.items()}, time.monotonic()
    )


def answer(body: bytes = b"", *, status: str = "200 OK", **headers: str) -> bytes:
    """A whole HTTP answer; header names are written with underscores."""
    named = {"Content-Length": str(len(body)), "Connection": "close"}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in named.items() if value)]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


# --------------------------------------------------------------------------- what it can do


def says(
    body: bytes = FEED, *, status: str = "200 OK", **headers: str
) -> Callable[[socket.socket, Hit], None]:
    return lambda connection, hit: connection.sendall(answer(body, status=status, **headers))


def redirects(to: str, status: str = "302 Found") -> Callable[[socket.socket, Hit], None]:
    return says(b"", status=status, Location=to)


def remembers(connection: socket.socket, hit: Hit) -> None:
    """Answers 304 to whoever names the version."""
    if hit.headers.get("if-none-match") == ETAG:
        connection.sendall(answer(status="304 Not Modified", ETag=ETAG, Content_Length=""))
    else:
        connection.sendall(answer(FEED, ETag=ETAG, Last_Modified="Wed, 04 Mar 2026 10:00:00 GMT"))


def drips(connection: socket.socket, hit: Hit) -> None:
    """A byte every tenth of a second, for ever: no pause is long enough to be called silence."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        connection.sendall(b"x")
        time.sleep(0.1)


def drips_headers(connection: socket.socket, hit: Hit) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-Drip: 1\r\n")
        time.sleep(0.1)


def says_nothing(connection: socket.socket, hit: Hit) -> None:
    connection.recv(1)


def promises_more_than_it_sends(connection: socket.socket, hit: Hit) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + FEED)


def sends_more_than_it_promises(connection: socket.socket, hit: Hit) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\nConnection: close\r\n\r\n" + FEED)


def boasts(connection: socket.socket, hit: Hit) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + FEED)


def never_ends(connection: socket.socket, hit: Hit) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"<item>" * 10000)


def chunks_without_end(connection: socket.socket, hit: Hit) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"1000\r\n" + b"x" * 4096 + b"\r\n")


def shouts(connection: socket.socket, hit: Hit) -> None:
    """Headers without end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-Shout: " + b"a" * 1000 + b"\r\n")


def hangs_up(connection: socket.socket, hit: Hit) -> None:
    """Closes without a word."""


def talks_nonsense(connection: socket.socket, hit: Hit) -> None:
    connection.sendall(b"\x00\x01\x02 not HTTP at all\r\n\r\n")


def bomb(coding: str) -> Callable[[socket.socket, Hit], None]:
    """A small answer that decodes to 100 MiB of nothing."""
    return says(_bomb(coding), Content_Encoding=coding)


@functools.cache
def _bomb(codings: str) -> bytes:
    import brotli  # type: ignore[import-untyped]
    from backports import zstd

    inner, *outer = codings.split(", ")
    zeros = b"\0" * (100 << 20)
    code: dict[str, Callable[[bytes], bytes]] = {
        "gzip": lambda plain: gzip.compress(plain, 1),
        "deflate": lambda plain: zlib.compress(plain, 1),
        "br": lambda plain: bytes(brotli.compress(plain, quality=1)),
        "zstd": lambda plain: bytes(zstd.compress(plain, 1)),
    }
    coded = code[inner](zeros)
    for coding in outer:
        coded = code[coding](coded)
    return coded


@contextlib.contextmanager
def serving(
    pages: Mapping[str, Callable[[socket.socket, Hit], None]], host: str = "127.0.0.1", port: int = 0
) -> Iterator[FaultServer]:
    server = FaultServer(dict(pages), host, wanted_port=port)
    server.start()
    yield server
    server.stop()

"""Proxies on loopback that keep a log: one of HTTP (plain and CONNECT), one of SOCKS 5. They reach loopback only."""

from __future__ import annotations

import contextlib
import socket
import threading
from base64 import b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from types import TracebackType


@dataclass
class _Listening:
    """Accepts connections until the ``with`` block ends, each in a thread."""

    leads_to: dict[str, int] = field(default_factory=dict)
    """Host name → loopback port: what names mean where the proxy stands. Others are asked as they are."""
    log: list[str] = field(default_factory=list)
    """What was asked for: the request line, or host:port."""
    heads: list[str] = field(default_factory=list)
    """All that arrived before the body or tunnel."""

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._one, args=(client,), daemon=True).start()

    def _one(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError, ValueError):
            self.serve(client)

    def serve(self, client: socket.socket) -> None:
        raise NotImplementedError

    def reach(self, host: str, port: int) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.leads_to.get(host, port)))


@dataclass
class HttpProxy(_Listening):
    """With `password`, it lets only ``ann`` with that password through; `status` is what it says to all."""

    password: str = ""
    status: str = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def serve(self, client: socket.socket) -> None:
        head = _head(client)
        line = head.partition("\r\n")[0]
        self.log.append(line)
        self.heads.append(head)
        if self.status or not self._knows(head):
            status = self.status or "407 Proxy Authentication Required"
            client.sendall(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
            return
        method, target, _ = line.split(" ")
        parts = urlsplit(target if "://" in target else f"//{target}")
        with self.reach(parts.hostname or "", parts.port or 80) as server:
            if method == "CONNECT":
                client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:
                path = f"{parts.path}?{parts.query}" if parts.query else parts.path
                lines = head.replace(target, path, 1).split("\r\n")
                kept = [each for each in lines if not each.lower().startswith("proxy-")]
                server.sendall("\r\n".join(kept).encode("latin-1"))
            _between(client, server)

    def _knows(self, head: str) -> bool:
        wanted = b64encode(f"ann:{self.password}".encode()).decode()
        return not self.password or f"proxy-authorization: basic {wanted}".lower() in head.lower()


@dataclass
class SocksProxy(_Listening):
    """SOCKS 5 (RFC 1928), names looked up by the proxy."""

    @property
    def url(self) -> str:
        return f"socks5://127.0.0.1:{self.port}"

    def serve(self, client: socket.socket) -> None:
        _, count = client.recv(2)
        client.recv(count)
        client.sendall(b"\x05\x00")
        kind = client.recv(4)[3]
        size = client.recv(1)[0] if kind == 3 else 4
        raw = client.recv(size)
        host = raw.decode() if kind == 3 else socket.inet_ntoa(raw)
        port = int.from_bytes(client.recv(2))
        self.log.append(f"{host}:{port}")
        with self.reach(host, port) as server:
            client.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
            _between(client, server)


def _head(client: socket.socket) -> str:
    head = b""
    while b"\r\n\r\n" not in head:
        piece = client.recv(65536)
        if not piece:
            raise ValueError("no request")
        head += piece
    return head.decode("latin-1")


def _between(one: socket.socket, other: socket.socket) -> None:
    """Carry bytes both ways until either side has had enough."""
    back = threading.Thread(target=_carry, args=(other, one), daemon=True)
    back.start()
    _carry(one, other)
    back.join(10)


def _carry(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65536):
            sink.sendall(piece)
    for end in (source, sink):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)

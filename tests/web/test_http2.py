"""Servers that speak HTTP/2 alone, on loopback, and servers that only look like it."""

from __future__ import annotations

import contextlib
import gzip
import logging
import socket
import ssl
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

import h2.config
import h2.connection
import h2.events
import pytest
import trustme

from digest.errors import FetchError
from digest.models import Request
from digest.secret import Secret
from digest.web.fetcher import HttpFetcher, Options
from digest.web.ways import Way
from tests.fakes.web import FakeResolver
from tests.web.server import FEED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from digest.models import Response

Page = tuple[int, dict[str, str], bytes]


@dataclass
class NewServer:
    """Answers over HTTP/2; `refuses` tells how it turns away who offers only HTTP/1.1."""

    tls: ssl.SSLContext
    pages: Mapping[str, Page]
    heads: list[dict[str, str]] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._one, args=(client,), daemon=True).start()

    def _one(self, client: socket.socket) -> None:
        self.connections += 1
        with (
            contextlib.suppress(OSError, h2.exceptions.ProtocolError),
            client,
            self.tls.wrap_socket(client, server_side=True) as secured,
        ):
            self._talk(secured)

    def _talk(self, secured: ssl.SSLSocket) -> None:
        config = h2.config.H2Configuration(client_side=False, header_encoding="utf-8")
        connection = h2.connection.H2Connection(config=config)
        connection.initiate_connection()
        secured.sendall(connection.data_to_send())
        waiting: dict[int, bytes] = {}
        while received := secured.recv(65536):
            for event in connection.receive_data(received):
                if isinstance(event, h2.events.RequestReceived):
                    head = {str(name): str(value) for name, value in event.headers}
                    self.heads.append(head)
                    status, headers, body = self.pages.get(head[":path"], (404, {}, b""))
                    connection.send_headers(event.stream_id, [(":status", str(status)), *headers.items()])
                    waiting[event.stream_id] = body
            self._pour(connection, waiting)
            secured.sendall(connection.data_to_send())

    def _pour(self, connection: Any, waiting: dict[int, bytes]) -> None:
        """Send what the windows have room for."""
        for stream, body in list(waiting.items()):
            room = min(connection.local_flow_control_window(stream), connection.max_outbound_frame_size)
            while body and room > 0:
                connection.send_data(stream, body[:room])
                body = body[room:]
                room = min(connection.local_flow_control_window(stream), connection.max_outbound_frame_size)
            waiting[stream] = body
            if not body:
                connection.end_stream(stream)
                del waiting[stream]


@pytest.fixture
def authority(tmp_path: Path) -> tuple[ssl.SSLContext, str]:
    """What the server shows, and the file of the authority that vouches for it."""
    ca = trustme.CA()
    file = tmp_path / "ca.pem"
    ca.cert_pem.write_to_path(str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("127.0.0.1", "wire.example").configure_cert(context)
    context.set_alpn_protocols(["h2"])
    return context, str(file)


@contextlib.contextmanager
def fetching(file: str, **changes: Any) -> Iterator[HttpFetcher]:
    options = {
        "allow_private": ("127.0.0.1",),
        "total_timeout_s": 5.0,
        "per_host_delay_s": 0.0,
        "robots": False,
        "ca_file": file,
    }
    fetcher = HttpFetcher(
        Options(**{**options, **changes}), resolver=FakeResolver({"wire.example": [["127.0.0.1"]]})
    )
    try:
        yield fetcher
    finally:
        fetcher.close()


def ask(fetcher: HttpFetcher, port: int, path: str = "/rss", host: str = "127.0.0.1") -> Response:
    url = f"https://{host}:{port}{path}"
    return fetcher.fetch(Request(url=url, feed=url))


def test_a_server_that_speaks_nothing_else_is_read(authority: tuple[ssl.SSLContext, str]) -> None:
    tls, file = authority
    pages: dict[str, Page] = {
        "/rss": (200, {"content-type": "application/rss+xml", "etag": '"v1"'}, FEED),
        "/gz": (200, {"content-encoding": "gzip"}, gzip.compress(FEED)),
        "/moved": (301, {"location": "/rss"}, b""),
        "/long": (200, {}, FEED * 4000),
    }
    with NewServer(tls, pages) as server, fetching(file) as fetcher:
        response = ask(fetcher, server.port)
        assert (response.body, response.etag, response.content_type) == (FEED, '"v1"', "application/rss+xml")
        first = server.connections
        assert ask(fetcher, server.port, "/gz").body == FEED
        assert server.connections == first + 1, "it is asked in HTTP/2 at once from now on"
        assert ask(fetcher, server.port, "/moved").final_url.endswith("/rss")
        assert ask(fetcher, server.port, "/long").body == FEED * 4000
        with pytest.raises(FetchError) as caught:
            ask(fetcher, server.port, "/nowhere")
        assert caught.value.status == 404
    assert server.heads[0]["user-agent"] == "NewsDigest"


def test_its_answers_are_bounded_too(authority: tuple[ssl.SSLContext, str]) -> None:
    tls, file = authority
    pages: dict[str, Page] = {
        "/bomb": (200, {"content-encoding": "gzip"}, gzip.compress(b"\0" * (20 << 20), 9)),
        "/large": (200, {}, b"x" * (6 << 20)),
    }
    with NewServer(tls, pages) as server, fetching(file) as fetcher:
        for path in pages:
            with pytest.raises(FetchError, match="larger than 5,242,880 bytes"):
                ask(fetcher, server.port, path)


def test_its_address_is_checked_before_a_byte_goes_there(authority: tuple[ssl.SSLContext, str]) -> None:
    """The name means an allowed address when it is asked in HTTP/1.1, and another when it is asked again."""
    tls, file = authority
    resolver = FakeResolver({"wire.example": [["127.0.0.1"], ["127.0.0.2"]]})
    with NewServer(tls, {"/rss": (200, {}, FEED)}) as server:
        fetcher = HttpFetcher(
            Options(allow_private=("127.0.0.1",), ca_file=file, robots=False), resolver=resolver
        )
        try:
            with pytest.raises(FetchError) as caught:
                ask(fetcher, server.port, host="wire.example")
        finally:
            fetcher.close()
    assert caught.value.refused
    assert (server.heads, len(resolver.asked)) == ([], 2)


def test_a_login_goes_there_and_into_no_log(
    authority: tuple[ssl.SSLContext, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    tls, file = authority
    with NewServer(tls, {"/rss": (200, {}, FEED)}) as server:
        url = f"https://127.0.0.1:{server.port}/rss"
        way = Way(headers={"X-Key": Secret("${KEY}", {"KEY": "canary-1"})})
        with fetching(file, ways={url: way}) as fetcher:
            ask(fetcher, server.port)
            ask(fetcher, server.port)
    assert server.heads[0]["x-key"] == "canary-1"
    assert "canary" not in caplog.text


def test_who_vouches_for_it_is_looked_at(authority: tuple[ssl.SSLContext, str], tmp_path: Path) -> None:
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(str(other))
    with (
        NewServer(authority[0], {"/rss": (200, {}, FEED)}) as server,
        fetching(str(other)) as fetcher,
        pytest.raises(FetchError, match="no secure connection"),
    ):
        ask(fetcher, server.port)
    assert server.heads == []


def test_a_server_that_merely_hangs_up_is_told_as_one(authority: tuple[ssl.SSLContext, str]) -> None:
    ca = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("127.0.0.1").configure_cert(context)
    context.set_alpn_protocols(["http/1.1"])

    class HangsUp(NewServer):
        def _talk(self, secured: ssl.SSLSocket) -> None:
            secured.recv(65536)

    file = authority[1]
    ca.cert_pem.write_to_path(file)
    with (
        HangsUp(context, {}) as server,
        fetching(file) as fetcher,
        pytest.raises(FetchError, match="the server broke off"),
    ):
        ask(fetcher, server.port)

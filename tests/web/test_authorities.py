"""Servers of https with a certificate of one's own authority, straight and through a proxy."""

from __future__ import annotations

import ssl
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
import trustme

from digest.errors import FetchError
from digest.models import Request, Response
from digest.secret import Secret
from digest.web.fetcher import HttpFetcher, Options
from digest.web.proxy import Proxies
from digest.web.ways import Way
from tests.fakes.proxy import HttpProxy, SocksProxy
from tests.web.server import FEED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class Secured:
    """A server of https on loopback, what it was told, and the file of the authority that vouches for it."""

    port: int
    heads: list[dict[str, str]]
    authority: str


@contextmanager
def secured(folder: Path) -> Iterator[Secured]:
    authority = trustme.CA()
    file = folder / "firm.pem"
    authority.cert_pem.write_to_path(str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("wire.example", "127.0.0.1").configure_cert(context)
    heads: list[dict[str, str]] = []

    class Feed(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heads.append({name.lower(): value for name, value in self.headers.items()})
            self.send_response(200)
            self.send_header("Content-Length", str(len(FEED)))
            self.end_headers()
            self.wfile.write(FEED)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that does not trust us hangs up: nothing to tell."""

    server = Quiet(("127.0.0.1", 0), Feed)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Secured(server.server_port, heads, str(file))
    finally:
        server.shutdown()
        server.server_close()


def fetch(url: str, **changes: Any) -> Response:
    options = Options(
        **{
            "allow_private": ("127.0.0.1",),
            "total_timeout_s": 5.0,
            "per_host_delay_s": 0.0,
            "robots": False,
            **changes,
        }
    )
    fetcher = HttpFetcher(options)
    try:
        return fetcher.fetch(Request(url=url, feed=url))
    finally:
        fetcher.close()


def test_a_server_that_ones_own_authority_vouches_for_is_read(tmp_path: Path) -> None:
    with secured(tmp_path) as server:
        assert fetch(f"https://127.0.0.1:{server.port}/rss", ca_file=server.authority).body == FEED


def test_nobody_else_is_believed_for_it(tmp_path: Path) -> None:
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(str(other))
    with secured(tmp_path) as server:
        for file in ("", str(other)):
            with pytest.raises(FetchError, match="no secure connection"):
                fetch(f"https://127.0.0.1:{server.port}/rss", ca_file=file)
        with pytest.raises(FetchError, match="no secure connection"):
            fetch(
                f"https://localhost:{server.port}/rss",
                ca_file=server.authority,
                allow_private=("localhost", "127.0.0.1", "::1"),
            )
    assert server.heads == []


def test_through_a_proxy_a_login_is_for_the_server_alone(tmp_path: Path) -> None:
    with secured(tmp_path) as server, HttpProxy(leads_to={"wire.example": server.port}) as proxy:
        url = "https://wire.example/rss"
        way = Way(headers={"X-Key": Secret("${KEY}", {"KEY": "canary-1"})})
        proxies = Proxies(address=Secret(proxy.url, {}))
        assert fetch(url, ca_file=server.authority, proxies=proxies, ways={url: way}).body == FEED
    assert proxy.log == ["CONNECT wire.example:443 HTTP/1.1"]
    assert "canary" not in "".join(proxy.heads)
    assert server.heads[0]["x-key"] == "canary-1"


def test_through_a_socks_proxy_the_certificate_is_still_that_of_the_name(tmp_path: Path) -> None:
    leads: dict[str, int] = {}
    with secured(tmp_path) as server, SocksProxy(leads_to=leads) as proxy:
        leads |= {"wire.example": server.port, "other.example": server.port}
        proxies = Proxies(address=Secret(proxy.url, {}))
        assert fetch("https://wire.example/rss", ca_file=server.authority, proxies=proxies).body == FEED
        with pytest.raises(FetchError, match=r"certificate|secure"):
            fetch("https://other.example/rss", ca_file=server.authority, proxies=proxies)
    assert len(server.heads) == 1

"""A proxy on loopback that takes every request for the service it was meant for, and records it.

Apprise's own plugins are asked, by real HTTP and TLS: the environment names the proxy and its authority, and
nothing of Apprise or requests is replaced.
"""

from __future__ import annotations

import json
import os
import ssl
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import trustme

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = ("HTTP_PROXY", "HTTPS_PROXY", "REQUESTS_CA_BUNDLE", "NO_PROXY")
_FINE = {
    "ok": True,
    "id": "1",
    "status": "success",
    "success": True,
    "data": {"authToken": "token", "userId": "user", "id": "1", "username": "user"},
    "access_token": "token",
    "token": "token",
    "expires_in": 3600,
    "user_id": "@user:chat.example",
    "username": "user",
    "device_id": "device",
    "home_server": "chat.example",
    "room_id": "!room:chat.example",
    "event_id": "$1",
    "joined_rooms": ["!room:chat.example"],
    "accessJwt": "token",
    "refreshJwt": "token",
    "did": "did:plc:1",
    "result": {"message_id": 1},
    "messages": [{"id": "1"}],
    "errcode": 0,
    "errmsg": "ok",
    "code": 0,
    "msg": "ok",
    "sid": "1",
}
"""What the services answer when all is well, in one: each plugin looks for its own words."""

Post = tuple[str, str, str]
"""Method, address and body."""


@contextmanager
def recording() -> Iterator[list[Post]]:
    """While it is open, what is asked of any host goes into the list, and is answered as if taken."""
    posts: list[Post] = []
    authority = trustme.CA()

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        host = ""

        def do_CONNECT(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.host = self.path.rpartition(":")[0]
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            authority.issue_cert(self.host).configure_cert(context)
            self.connection = context.wrap_socket(self.connection, server_side=True)
            self.rfile = self.connection.makefile("rb")
            self.wfile = self.connection.makefile("wb", buffering=0)  # type: ignore[assignment]
            self.close_connection = False

        def _take(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            address = self.path if "://" in self.path else f"https://{self.host}{self.path}"
            posts.append((self.command, address, body.decode("utf-8", "replace")))
            answer = b"ok" if self.host == "hooks.slack.com" else json.dumps(_FINE).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_POST = do_GET = do_PUT = do_PATCH = _take  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    before = {name: os.environ.get(name) for name in _NAMES}
    try:
        with TemporaryDirectory() as folder:
            pem = Path(folder) / "authority.pem"
            authority.cert_pem.write_to_path(str(pem))
            proxy = f"http://127.0.0.1:{server.server_port}"
            os.environ |= {"HTTP_PROXY": proxy, "HTTPS_PROXY": proxy, "REQUESTS_CA_BUNDLE": str(pem)}
            os.environ.pop("NO_PROXY", None)
            yield posts
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        server.shutdown()
        server.server_close()

"""A server on loopback that gives access tokens for a refresh token, as RFC 6749 describes it."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from types import TracebackType


@dataclass
class TokenServer:
    """Use it in a ``with`` block. It gives ``canary-access-1``, ``canary-access-2`` and so on."""

    refresh_token: str = "canary-refresh"
    client_secret: str = "canary-client-secret/+="
    expires_in: object = 3600
    answer: bytes = b""
    """Said instead of a token."""
    status: int = 200
    asked: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def __enter__(self) -> Self:
        owner = self

        class Answers(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                owner.asked.append(dict(parse_qsl(body)) | {"type": self.headers["Content-Type"]})
                status, said = owner.answered(owner.asked[-1], body)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/token"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join(10)
        self._server.server_close()

    def answered(self, fields: dict[str, str], body: str) -> tuple[int, bytes]:
        """Status and body of an answer."""
        if self.status != 200 or self.answer:
            return self.status, self.answer
        if fields.get("refresh_token") != self.refresh_token:
            return 400, json.dumps({"error": "invalid_grant", "error_description": f"not {body}"}).encode()
        if fields.get("client_secret") != self.client_secret:
            return 401, json.dumps({"error": "invalid_client", "error_description": f"not {body}"}).encode()
        token = f"canary-access-{len(self.asked)}"
        return 200, json.dumps({"access_token": token, "expires_in": self.expires_in}).encode()

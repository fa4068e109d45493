"""A program on loopback that takes webhooks."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from digest.deliver.webhook import WebhookDeliverer

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "canary-t0ken"


@dataclass
class Hook:
    """A receiver on loopback."""

    url: str = ""
    faults: dict[str, int] = field(default_factory=dict)
    """``status``: what it answers instead of 200."""
    headers: dict[str, str] = field(default_factory=dict)
    asked: int = 0
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def deliverer(self, **changes: Any) -> WebhookDeliverer:
        return WebhookDeliverer(
            **{"url": lambda: self.url, "name": "HOOK", "allow_private": ["127.0.0.1"], **changes}
        )


@contextmanager
def hook() -> Iterator[Hook]:
    made = Hook()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.asked += 1
            status = made.faults.get("status", 200)
            if status == 200:
                made.taken.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(status)
            for name, value in made.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    made.url = f"http://127.0.0.1:{server.server_port}/{TOKEN}"
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()

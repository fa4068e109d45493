"""An HTTP server beside the daemon: ``/health`` for monitors, ``/metrics`` for Prometheus."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError
from digest.health.metrics import MEDIA_TYPE, Metrics
from digest.serving import LocalServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.health import Health

_PLAIN = "text/plain; charset=utf-8"


class HealthServer(LocalServer):
    """Answers with the health as `ask` gives it at that moment."""

    def __init__(self, host: str, port: int, ask: Callable[[], Health], metrics: Metrics | None) -> None:
        super().__init__((host, port), _Answers)
        self.ask = ask
        self.metrics = metrics


class _Answers(BaseHTTPRequestHandler):
    """``/health``: 200 when all is well, else 503; ``/metrics``: Prometheus's text format."""

    server: HealthServer
    timeout = 10
    """Seconds that a client may take over its request."""

    def do_GET(self) -> None:
        """Answer one request."""
        path = self.path.partition("?")[0]
        if path == "/health":
            health = self.server.ask()
            body = json.dumps(health.as_json(), indent=2).encode()
            self._answer(200 if health.is_well else 503, "application/json", body)
        elif path == "/metrics" and self.server.metrics is not None:
            self._answer(200, MEDIA_TYPE, self.server.metrics.text(self.server.ask()))
        elif path == "/metrics":
            self._answer(501, _PLAIN, b"pip install 'news-digest[metrics]'\n")
        else:
            self._answer(404, _PLAIN, b"/health or /metrics\n")

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the base class's name)
        """Say nothing."""


def metrics_if_there() -> Metrics | None:
    """What counts for Prometheus; `None` where its client is not installed."""
    try:
        return Metrics()
    except ConfigError:
        return None


@contextmanager
def health_page(address: str, ask: Callable[[], Health], metrics: Metrics | None) -> Iterator[str]:
    """Serve at ``host:port`` inside the block; where it is served.

    Raises:
        ConfigError: the address cannot be used.
    """
    host, _, port = address.rpartition(":")
    try:
        server = HealthServer(host.strip("[]"), int(port), ask, metrics)
    except (OSError, ValueError, OverflowError) as error:
        raise ConfigError(f"schedule.health: {address} cannot be used ({error}): write another") from error
    thread = threading.Thread(target=server.serve_forever, name="digest-health", daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}/health"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

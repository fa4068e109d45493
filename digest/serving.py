"""A published folder over HTTP on this machine, to be looked at."""

from __future__ import annotations

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError
from digest.stopping import stopping_on_signals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOOPBACK = "127.0.0.1"


class LocalServer(ThreadingHTTPServer):
    """A server for this machine that takes a reader who has left, as Ctrl-C makes one, for no fault."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a broken connection; print the trace of anything else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line a request; text is UTF-8, as we write it."""

    extensions_map = {  # noqa: RUF012  (the base class has it so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".md": "text/markdown; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".xml": "application/xml; charset=utf-8",
        ".jsonl": "application/x-ndjson; charset=utf-8",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
        """Say nothing."""


def server_of(folder: Path, port: int = 0) -> LocalServer:
    """A server of `folder` on loopback; `port` 0 takes a free one.

    Raises:
        ConfigError: the port is taken.
    """
    try:
        return LocalServer((LOOPBACK, port), partial(_Quiet, directory=str(folder)))
    except OSError as error:
        raise ConfigError(
            f"port {port} cannot be used ({error.strerror or error}): choose another with --port"
        ) from error


def serve_folder(folder: Path, port: int, *, say: Callable[[str], None]) -> None:
    """Serve until Ctrl-C."""
    stop = threading.Event()
    with (
        server_of(folder, port) as server,
        stopping_on_signals(stop),
    ):  # whoever reads of the keys may press them
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"serving {folder} at http://{LOOPBACK}:{server.server_port}/ (Ctrl-C ends it)")
        stop.wait()
        server.shutdown()
    say("\rstopped")  # over the ^C that a terminal shows

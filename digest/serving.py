"""A published folder over HTTP on this machine, to be looked at."""

from __future__ import annotations

import socket
import sys
import threading
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError
from digest.stopping import stopping_on_signals

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BytesIO
    from typing import BinaryIO

LOOPBACK = "127.0.0.1"
PATIENCE_S = 10.0
"""Seconds that a reader may leave a connection without a byte. Chosen by reading; not measured."""
MOST_READERS = 64
"""Connections answered at once; one more has the oldest of them closed. Chosen by reading; not measured."""


class LocalServer(ThreadingHTTPServer):
    """A server for this machine that takes a reader who has left, as Ctrl-C makes one, for no fault.

    At most `MOST_READERS` are answered at once. Who comes when all places are taken gets that of the reader
    who has been there longest: connections that are held open and say nothing keep nobody waiting.
    """

    request_queue_size = 128

    def __init__(self, *args: Any) -> None:
        self._answered: dict[Any, None] = {}
        self._lock = threading.Lock()
        super().__init__(*args)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer one reader in a thread of its own."""
        with self._lock:
            oldest = next(iter(self._answered)) if len(self._answered) >= MOST_READERS else None
            if oldest is not None:
                del self._answered[oldest]
                with suppress(OSError):  # it wakes the thread that waits for it, which closes it
                    oldest.shutdown(socket.SHUT_RDWR)
            self._answered[request] = None
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Let go of a reader."""
        with self._lock:
            self._answered.pop(request, None)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a broken connection; print the trace of anything else."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line a request; text is UTF-8, as we write it.

    Only what was published is shown: plain files, no list of a folder, nothing hidden, nothing that a link
    leads to outside the folder.
    """

    timeout = PATIENCE_S

    extensions_map = {  # noqa: RUF012  (the base class has it so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".md": "text/markdown; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".xml": "application/xml; charset=utf-8",
        ".jsonl": "application/x-ndjson; charset=utf-8",
    }

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with a file, unless it is none of the site's."""
        if self._is_of_the_site():
            return super().send_head()
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def list_directory(self, path: Any) -> None:
        """Show no list of a folder that has no page."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def _is_of_the_site(self) -> bool:
        try:
            root = Path(self.directory).resolve()
            meant = Path(self.translate_path(self.path))
            real = meant.resolve()
            page = (meant / "index.html").resolve() if real.is_dir() else real
        except (OSError, ValueError, RuntimeError):
            return False
        inside = real.is_relative_to(root) and page.is_relative_to(root)
        is_hidden = inside and any(part.startswith(".") for part in meant.relative_to(self.directory).parts)
        return inside and not is_hidden and (page.is_file() or real.is_dir())

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

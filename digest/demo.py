"""``digest demo``: the bundled fictional news days, served over loopback, through the real pipeline.

Nothing here is special to the pipeline: the settings are read from the examples' own feeds.yaml, the
feeds are fetched over HTTP (with the loopback address allowed), and the editions are kept, published and
linked as ever. Only the clock is set: each edition is made on the morning after its news day.
"""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime, timedelta
from functools import cached_property, partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Self

from digest.app import Digest
from digest.errors import ConfigError
from digest.files import replace_file
from digest.serving import LOOPBACK, LocalServer, server_of
from digest.stopping import stopping_on_signals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from digest.models import Edition
    from digest.report import Report

HOST = b"http://demo.invalid"
"""What the example files call their server; replaced by its real address as they are sent."""

MORNINGS = {
    "day1": datetime(2026, 3, 5, 6, 0, tzinfo=UTC),
    "day2": datetime(2026, 3, 6, 6, 0, tzinfo=UTC),
}


class SetClock:
    """A clock that is set, and goes on by a second each time it is read: as a run does, only faster."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        """The moment it stands at."""
        moment = self._now
        self._now += timedelta(seconds=1)
        return moment

    def set(self, now: datetime) -> None:
        """Go on from another moment."""
        self._now = now


def examples() -> Path:
    """Where the example news days are: in the installed package, or in the repository.

    Raises:
        ConfigError: neither has them.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "_bundled" / "examples", here.parent / "examples"):
        if (folder / "feeds.yaml").is_file():
            return folder
    raise ConfigError("the examples are missing from this installation: install Digest again")


class _Outlets(SimpleHTTPRequestHandler):
    """Answers as the fictional outlets would.

    A file beside a path, ``<path>.headers.json``, may give its ``status`` and ``content_type``; without one,
    the file's ending decides.
    """

    def do_GET(self) -> None:
        """Send a file with the placeholder address replaced."""
        path = Path(self.translate_path(self.path))
        beside = path.with_name(path.name + ".headers.json")
        says = json.loads(beside.read_bytes()) if beside.is_file() else {}
        if not path.is_file() or path.suffix == ".headers.json":
            self.send_error(says.get("status", 404))
            return
        body = path.read_bytes().replace(HOST, f"http://{self.headers['Host']}".encode())
        self.send_response(says.get("status", 200))
        self.send_header("Content-Type", says.get("content_type") or self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
        """Say nothing."""


class Demo:
    """Both mornings, one after the other. Use it in a ``with`` block."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._examples = examples()
        self._scratch = TemporaryDirectory(prefix="digest-demo-")
        self._servers: list[LocalServer] = []
        self._day = "day1"
        self._base = self._start(LocalServer((LOOPBACK, 0), self._answer))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()
        self._scratch.cleanup()

    def _answer(self, *args: Any) -> SimpleHTTPRequestHandler:
        return partial(_Outlets, directory=str(self._examples / self._day))(*args)

    def _start(self, server: LocalServer) -> str:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self._servers.append(server)
        return f"http://{LOOPBACK}:{server.server_port}"

    def editions(self, report: Report) -> Iterator[Edition]:
        """Run the pipeline on each morning in turn."""
        clock = SetClock(MORNINGS["day1"])
        with Digest.from_file(self.settings, clock=clock) as digest:
            for self._day, morning in MORNINGS.items():
                clock.set(morning)
                yield digest.run(report=report)

    @cached_property
    def settings(self) -> Path:
        """The examples' feeds.yaml with this run's addresses, in a folder that is thrown away."""
        text = (self._examples / "feeds.yaml").read_text(encoding="utf8")
        folder = json.dumps(str(self.folder.resolve()))  # JSON strings are YAML strings
        path = Path(self._scratch.name) / "feeds.yaml"
        replace_file(
            path,
            text.replace(HOST.decode(), self._base)
            + f"\npublish: {{folder: {folder}}}\n"
            + f"network: {{allow_private: [{LOOPBACK}], per_host_delay_s: 0}}\n",
        )
        return path

    def serve(self) -> str:
        """Serve the site beside its sources, so that links to them work; the site's address."""
        return self._start(server_of(self.folder)) + "/"

    def wait(self, say: Callable[[], None]) -> None:
        """Call `say`, which tells how to end it, and stay until Ctrl-C."""
        stop = threading.Event()
        with stopping_on_signals(stop):
            say()
            stop.wait()

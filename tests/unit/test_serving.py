"""A published folder can be looked at on this machine."""

from __future__ import annotations

import threading
import urllib.request
from typing import TYPE_CHECKING

import pytest

from digest.errors import ConfigError
from digest.serving import server_of

if TYPE_CHECKING:
    from pathlib import Path


def test_pages_are_served_as_utf8(tmp_path: Path) -> None:
    (tmp_path / "edition.md").write_text("Ærø", encoding="utf8")
    with server_of(tmp_path) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/edition.md") as answer:
            assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
            assert answer.read().decode() == "Ærø"
        server.shutdown()


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with (
        server_of(tmp_path) as server,
        pytest.raises(ConfigError, match="--port"),
    ):
        server_of(tmp_path, server.server_port)

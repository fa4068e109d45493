"""A published folder can be looked at on this machine."""

from __future__ import annotations

import socket
import struct
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


def test_a_reader_who_leaves_in_the_middle_of_a_page_leaves_no_trace(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "long.txt").write_bytes(b"tide " * 4_000_000)
    with server_of(tmp_path) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with socket.create_connection(("127.0.0.1", server.server_port)) as reader:
            reader.setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
            )  # close by a reset
            reader.sendall(b"GET /long.txt HTTP/1.0\r\n\r\n")
            reader.recv(100)
        server.shutdown()
    for thread in threading.enumerate():
        if "process_request" in thread.name:
            thread.join(5)
    assert capfd.readouterr().err == ""


def test_a_fault_of_the_server_itself_is_shown(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with server_of(tmp_path) as server:
        try:
            int("no number")
        except ValueError:
            server.handle_error(None, ("127.0.0.1", 1))
    assert "no number" in capfd.readouterr().err

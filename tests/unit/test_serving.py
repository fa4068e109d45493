"""A published folder can be looked at on this machine."""

from __future__ import annotations

import socket
import struct
import threading
import urllib.request
from typing import TYPE_CHECKING

import pytest

from digest.errors import ConfigError
from digest.serving import MOST_READERS, server_of

if TYPE_CHECKING:
    from collections.abc import Iterator
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


# --------------------------------------------------------------------------- readers who mean no good


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A folder with a page, and the port at which it is served."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the page", encoding="utf8")
    with server_of(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield site, server.server_port
        server.shutdown()


def asked(port: int, request: str) -> bytes:
    """What a raw request is answered."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as reader:
        reader.sendall(request.encode())
        return b"".join(iter(lambda: reader.recv(65_536), b""))


def test_500_readers_who_say_nothing_keep_nobody_waiting(served: tuple[Path, int]) -> None:
    _, port = served
    silent = []
    try:
        for number in range(500):
            reader = socket.create_connection(("127.0.0.1", port), timeout=20)
            reader.sendall(b"GET / HT" if number % 2 else b"")
            silent.append(reader)
        assert b"the page" in asked(port, "GET / HTTP/1.0\r\n\r\n")
        assert sum("process_request" in thread.name for thread in threading.enumerate()) <= MOST_READERS + 8
    finally:
        for reader in silent:
            reader.close()


def test_nothing_outside_the_folder_is_shown(served: tuple[Path, int], tmp_path: Path) -> None:
    site, port = served
    (tmp_path / "secret.txt").write_text("canary", encoding="utf8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text("canary", encoding="utf8")
    (site / "link.txt").symlink_to(tmp_path / "secret.txt")
    (site / "folder").symlink_to(tmp_path / "other")
    (site / "inner").mkdir()
    (site / "inner" / "index.html").symlink_to(tmp_path / "secret.txt")
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text("canary", encoding="utf8")
    (site / "listed").mkdir()
    (site / "listed" / "canary.txt").write_text("x", encoding="utf8")
    for path in ("/link.txt", "/folder/", "/inner/", "/.git/config", "/listed/", "/../secret.txt", "/%2e%2e/secret.txt", "/a%00b", "//secret.txt"):  # fmt: skip
        answer = asked(port, f"GET {path} HTTP/1.0\r\n\r\n")
        assert b"canary" not in answer
        assert b" 404 " in answer.split(b"\r\n")[0]


def test_odd_requests_are_answered_without_a_trace(
    served: tuple[Path, int], capfd: pytest.CaptureFixture[str]
) -> None:
    _, port = served
    assert asked(port, "HEAD / HTTP/1.0\r\n\r\n").endswith(b"\r\n\r\n")
    assert b"the page" in asked(port, "GET / HTTP/1.0\r\nHost: evil.example\r\nRange: bytes=9-\r\n\r\n")
    assert b"501" in asked(port, "POST / HTTP/1.0\r\nContent-Length: 5\r\n\r\nhello").split(b"\r\n")[0]
    assert b"414" in asked(port, f"GET /{'a' * 70_000} HTTP/1.0\r\n\r\n").split(b"\r\n")[0]
    assert b"40" in asked(port, "\x00\x01\x02\r\n\r\n")
    assert capfd.readouterr().err == ""

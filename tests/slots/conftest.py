"""A newsroom for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.newsroom import Newsroom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MAIL = (
    "deliver:\n"
    "  - email: {to: [ann@t.example, bob@t.example], from: wire@t.example, host: 127.0.0.1, port: {port},"
    " security: plain}\n"
)


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Callable[[str], Newsroom]]:
    """Opens a newsroom with these settings and two readers by mail."""
    opened: list[Newsroom] = []

    def open_(settings: str) -> Newsroom:
        room = Newsroom(tmp_path, settings + "\n" + MAIL).__enter__()
        opened.append(room)
        return room

    yield open_
    for room in opened:
        room.__exit__(None, None, None)

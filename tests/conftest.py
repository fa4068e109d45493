"""Every test runs without network but loopback, and with a clean environment."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator


os.environ.setdefault("OMP_NUM_THREADS", "1")
"""Models as tiny as those of the tests are slower on two threads, which wait for each other: on a busy machine of
two cores two of them were trained in 161 s, and on one thread in 40 s."""

settings.register_profile("shared machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared machine")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A script that starts the tests in the background makes them, and every process that they start,
    # deaf to Ctrl-C. What Ctrl-C does is tested, so it must be heard.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _is_loopback(address: Any) -> bool:
    if not isinstance(address, tuple):  # a Unix socket's path
        return True
    host = str(address[0])
    if host in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(host.split("%", maxsplit=1)[0]).is_loopback
    except ValueError:
        return False


class NetworkTouchedError(BaseException):
    """A test reached for an address that is not loopback. No net of ours may catch it (see `digest.faults`)."""


@pytest.fixture(autouse=True, scope="session")
def tripwire() -> Iterator[None]:
    """Fail whatever connects to an address outside this machine."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(self: socket.socket, address: Any) -> None:
        if not _is_loopback(address):
            raise NetworkTouchedError(f"a test tried to connect to {address!r}")
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:
        if not _is_loopback(address):
            raise NetworkTouchedError(f"a test tried to connect to {address!r}")
        return connect_ex(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign,assignment]
    socket.socket.connect_ex = guarded_ex  # type: ignore[method-assign,assignment]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]
    socket.socket.connect_ex = connect_ex  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy, no hub, no secret of the machine's own reaches a test."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name.startswith(("DIGEST_", "SMTP_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("TOKENIZERS_PARALLELISM", "false")

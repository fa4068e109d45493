"""One request at a time to a host, and a pause after each. Lives on the event loop of the fetcher."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.web.safety import is_loopback

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@dataclass(slots=True)
class _Host:
    """What is known of one host: who is asking it now, and when it may be asked again."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    delay_s: float = 0.0
    free_at: float = 0.0
    rests_until: float = 0.0


class Turns:
    """Gives out turns to hosts. This machine itself (``127.0.0.1``, ``localhost``) needs no sparing."""

    def __init__(self, delay_s: float) -> None:
        self._delay_s = delay_s
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for `host` to be free, and hold it."""
        if is_loopback(host):
            yield
            return
        known = self._hosts.setdefault(host, _Host())
        async with known.lock:
            now = asyncio.get_running_loop().time
            await asyncio.sleep(max(0.0, known.free_at - now()))
            try:
                yield
            finally:
                known.free_at = now() + max(self._delay_s, known.delay_s)

    def slow_down(self, host: str, delay_s: float) -> None:
        """Remember that `host` wants so long a pause between two requests."""
        self._hosts.setdefault(host, _Host()).delay_s = delay_s

    def rest(self, host: str, seconds: float) -> None:
        """Remember that `host` asked to be left alone for so long."""
        until = asyncio.get_running_loop().time() + seconds
        known = self._hosts.setdefault(host, _Host())
        known.rests_until = max(known.rests_until, until)

    def resting_s(self, host: str) -> float:
        """How long `host` still wants to be left alone."""
        known = self._hosts.get(host)
        return max(0.0, known.rests_until - asyncio.get_running_loop().time()) if known else 0.0

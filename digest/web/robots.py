"""What a site's robots.txt (RFC 9309) lets us read. Pure; the one door of protego."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

MAX_BYTES = 512 * 1024
"""RFC 9309 asks to read at least 500 KiB; a longer file counts as unreadable."""


class Robots:
    """The rules of one site."""

    def __init__(self, text: str) -> None:
        from protego import Protego

        self._rules: Protego = Protego.parse(text)

    def allows(self, url: str, agent: str) -> bool:
        """Whether `agent` may read `url`."""
        return bool(self._rules.can_fetch(url, agent))


EVERYTHING = ""
"""The text of a robots.txt that allows everything: what a site without one has."""

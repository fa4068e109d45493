"""What a site's robots.txt (RFC 9309) lets us read. Pure; the one door of protego."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

MAX_BYTES = 512 * 1024
"""RFC 9309 asks to read at least 500 KiB; a longer file counts as unreadable."""
LONGEST_DELAY_S = 10.0
"""A Crawl-delay counts up to this: sites that ask for minutes mean those that read all of them."""


class Robots:
    """The rules of one site."""

    def __init__(self, text: str) -> None:
        from protego import Protego

        self._rules: Protego = Protego.parse(text)

    def allows(self, url: str, agent: str) -> bool:
        """Whether `agent` may read `url`."""
        return bool(self._rules.can_fetch(url, agent))

    def delay_s(self, agent: str) -> float:
        """Seconds that the site wants between two requests (``Crawl-delay``, not in the RFC); 0 if none."""
        return min(float(self._rules.crawl_delay(agent) or 0.0), LONGEST_DELAY_S)


EVERYTHING = ""
"""The text of a robots.txt that allows everything: what a site without one has."""

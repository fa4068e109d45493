"""What `digest doctor` asks the world: whether channels, publishers and models would serve, and the time.

Nothing is sent to a reader, published or kept. Each question is one function, `Digest` → words; what is wrong
is raised with its remedy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from digest.app.ahead import OFF, ahead_of
from digest.errors import ConfigError, FetchError
from digest.models import Request
from digest.protocols import Probing
from digest.slots import next_slot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from digest.app import Digest
    from digest.models import Response
    from digest.protocols import Fetcher

FEEDS = 2
"""Feeds, of different hosts, that are read to see that the network is there."""


def probed(tool: object, name: str, *, offline: bool) -> str:
    """What a channel, a publisher or a model says when it is asked; its name alone where it cannot be."""
    if offline or not isinstance(tool, Probing):
        return name
    said = tool.probe()
    return f"{name}: {said}" if said else name


def time_zone(digest: Digest) -> str:
    """The site's zone, what time it is there, and when the next edition comes."""
    settings, now = digest.settings, digest.clock.now()
    zone = settings.site.timezone
    coming = [
        next_slot(plan.id, settings.times[plan.id], after=now)
        for plan in settings.plans
        if plan.id in settings.times
    ]
    said = f"{zone}, where it is {now.astimezone(ZoneInfo(zone)):%H:%M}"
    if not coming:
        return f"{said}; no edition has a time of its own"
    first = min(coming, key=lambda slot: slot.at)
    return f"{said}; next comes {first.edition_id}, {first.local.replace('T', ' ')}"


def topics(digest: Digest) -> str:
    """Whether every feed is taken by a topic."""
    settings = digest.settings
    idle = settings.untaken
    if idle:
        named = ", ".join(feed.name or feed.url for feed in idle[:5]) + (", …" if idle[5:] else "")
        raise ConfigError(f"{named}: {settings.untaken_remedy}")
    number = len(settings.topics)
    if not number:
        return "none: all that the feeds bring is taken"
    return f"{number} {'topic' if number == 1 else 'topics'}, and every feed is taken"


def templates(digest: Digest) -> str:
    """Whether the user's own templates can be read as templates."""
    from digest.render.environment import printer_for

    folders = tuple(map(str, digest.settings.template_dirs))
    if not folders:
        return "Digest's own"
    names, faults = printer_for(folders).examined(folders)
    if faults:
        raise ConfigError("; ".join(faults))
    return f"{len(names)} of your own" + (f": {', '.join(names[:5])}" if names else "")


def remembered_time(digest: Digest) -> str:
    """Whether the clock has gone on since the store was written to; what is of the future is named.

    Raises:
        ConfigError: what was written last is of the future: the clock is behind now, or was ahead till now.
    """
    now = digest.clock.now()
    ahead = ahead_of(digest, now)
    if not ahead.things:
        return f"{_said(now)}, after all that is stored"
    told = ", ".join(ahead.things)
    if ahead.last:
        raise ConfigError(
            f"this machine says {_said(now)}, but {ahead.last} in the store is of later: set the clock; "
            f"if it is right, it was ahead before, and the next run goes on as usual (of the future: {told})"
        )
    return f"{_said(now)}; of the future, from a clock that was ahead: {told}; nothing waits for them"


@dataclass(slots=True)
class Asked:
    """A feed or two, read now; and what their servers' clocks said."""

    answers: list[tuple[Response, datetime]] = field(default_factory=list)
    """Each with what this machine's clock said as it came."""

    def feeds(self, digest: Digest) -> str:
        """Read them.

        Raises:
            ConfigError: none can be read.
        """
        failures: list[FetchError] = []
        for url in _of_different_hosts([feed.url for feed in digest.settings.feeds]):
            try:
                self.answers.append((_read(url, digest.fetcher), digest.clock.now()))
            except FetchError as error:
                failures.append(error)
        told = "; ".join(map(str, failures))
        if not self.answers:
            raise ConfigError(f"{told}: look at the network, and with `digest feeds check` at every feed")
        read = ", ".join(response.url for response, _ in self.answers)
        return f"read {read}" + (f"; failing: {told}" if told else "")

    def time(self, _digest: Digest) -> str:
        """Compare the clocks. This machine's is wrong only where all others say so, for theirs may be wrong.

        Raises:
            ConfigError: it is.
        """
        ahead = [now - response.sent_at for response, now in self.answers if response.sent_at]
        if not ahead:
            return "no server told the time"
        least = min(ahead, key=abs)
        if abs(least) <= OFF:
            return f"this machine's is right to {abs(least).total_seconds():.0f} s"
        minutes = round(abs(least).total_seconds() / 60)
        side = "ahead of" if least > timedelta(0) else "behind"
        raise ConfigError(
            f"this machine's is {minutes} minutes {side} the servers': set it, or editions cover wrong hours"
        )


def _read(url: str, fetcher: Fetcher) -> Response:
    return fetcher.fetch(Request(url=url, feed=url))


def _of_different_hosts(urls: Sequence[str]) -> list[str]:
    of_host = {urlsplit(url).hostname: url for url in reversed(urls)}
    return list(of_host.values())[::-1][:FEEDS]


def _said(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"

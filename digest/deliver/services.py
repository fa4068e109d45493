"""What a chat service takes: its limit, how it counts, and how it writes.

Apprise's plugins know their limits, and most of their formats. What stands here beside them is of the
services' own documents (`docs/reference/channels.md`, bench `channels`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.deliver.dialects import (
    HTML,
    LINED_HTML,
    LOOSE,
    MARKDOWN,
    MARKED,
    PLAIN,
    RAW,
    Dialect,
    entities,
    utf8,
    utf16,
)

if TYPE_CHECKING:
    from collections.abc import Callable

SMS_LIMIT = 200
"""A service with less room than that gets the first headline and a link. Chosen by reading."""
TITLE_LIMIT = 140
"""Characters of a title, with its number: subjects are no longer (`render.messages`)."""
_JOINT = 8
"""Units that Apprise may put between a title and a body that it joins. Read in Apprise 2.3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One address of Apprise."""

    dialect: Dialect
    limit: int
    """Most units of one message's body."""
    title_limit: int
    """Most characters of its title; 0 where there is none."""
    weigh: Callable[[str], int] = utf16

    def title(self, text: str) -> str:
        """A title as it is written there: no service takes HTML in it."""
        return (PLAIN if self.dialect.declared == "html" else self.dialect).text(text)

    @property
    def is_tiny(self) -> bool:
        """Whether there is room for a headline only."""
        return self.limit <= SMS_LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    dialect: Dialect | None = None
    limit: int | None = None
    weigh: Callable[[str], int] = utf16


_KNOWN = {
    "NotifyTelegram": _Known(dialect=LINED_HTML),
    "NotifyMatrix": _Known(dialect=HTML, limit=24_000, weigh=utf8),  # an event has 64 KiB, and both forms
    "NotifyPushover": _Known(dialect=HTML),
    "NotifyEmail": _Known(dialect=HTML),
    "NotifyDiscord": _Known(dialect=MARKED),
    "NotifyGuilded": _Known(dialect=MARKED),
    "NotifyMattermost": _Known(dialect=MARKED),
    "NotifyZulip": _Known(dialect=MARKED),
    "NotifyNextcloudTalk": _Known(dialect=MARKED),
    "NotifySlack": _Known(dialect=PLAIN, limit=3000, weigh=entities),  # the text of a block
    "NotifyGoogleChat": _Known(dialect=LOOSE, limit=3500),
    "NotifyWhatsApp": _Known(dialect=LOOSE),
    "NotifyNtfy": _Known(dialect=PLAIN, limit=3900, weigh=utf8),  # beyond 4 KiB it becomes an attachment
    "NotifyBluesky": _Known(dialect=PLAIN, limit=300),
    "NotifyWeComBot": _Known(dialect=PLAIN, weigh=utf8),
    "NotifyDingTalk": _Known(dialect=PLAIN, weigh=utf8),
    "NotifyLark": _Known(dialect=PLAIN, weigh=utf8),
    "NotifyJSON": _Known(dialect=RAW),
    "NotifyXML": _Known(dialect=RAW),
    "NotifyForm": _Known(dialect=RAW),
    "NotifyAppriseAPI": _Known(dialect=RAW),
    "NotifyFeishu": _Known(dialect=PLAIN, weigh=utf8),
}
"""Class of an Apprise plugin → what it does not say of itself."""


def service_of(plugin: Any) -> Service:
    """What the service takes that a plugin of Apprise sends to."""
    known = _KNOWN.get(type(plugin).__name__, _Known())
    title_limit = min(max(int(plugin.title_maxlen), 0), TITLE_LIMIT)
    limit = min(int(plugin.body_maxlen), known.limit or int(plugin.body_maxlen))
    if plugin.overflow_amalgamate_title:
        limit -= title_limit + _JOINT
    return Service(
        dialect=_asked_for(plugin, known.dialect) or known.dialect or _usual(plugin),
        limit=limit,
        title_limit=title_limit,
        weigh=known.weigh,
    )


def _formats(plugin: Any) -> tuple[str, ...]:
    """The formats that the plugin takes, its usual one first: one in Apprise 1, several in Apprise 2."""
    given = plugin.notify_format
    several = given if isinstance(given, tuple | list) else (given,)
    return tuple(str(getattr(each, "value", each)) for each in several)


_BY_NAME = {"html": HTML, "markdown": MARKDOWN, "text": PLAIN}


def _usual(plugin: Any) -> Dialect:
    return _BY_NAME.get(_formats(plugin)[0], PLAIN)


def _asked_for(plugin: Any, known: Dialect | None) -> Dialect | None:
    """The dialect of ``?format=`` in the address, where it changes something."""
    asked = getattr(plugin, "_format_override", None)
    name = str(getattr(asked, "value", asked))
    if name not in _BY_NAME or (known is not None and known.declared == name) or known is MARKED:
        return None
    return _BY_NAME[name]

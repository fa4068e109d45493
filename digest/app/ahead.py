"""What the store holds of the future: times that were written while a clock was ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.models import Window

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from digest.app import Digest

OFF = timedelta(minutes=5)
"""A clock that is wrong by more puts news into the wrong window, and makes log-ins and certificates fail."""
_FAR = timedelta(days=365 * 50)
"""How far ahead is looked for articles; a clock that is further off is another fault."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is of the future, in words."""

    things: tuple[str, ...] = ()
    last: str = ""
    """What was written last, where that is of the future; empty where it is not."""


def ahead_of(digest: Digest, now: datetime) -> Ahead:
    """What the store holds that is dated more than five minutes after `now`."""
    store, beyond = digest.store, now + OFF
    headings = store.headings()
    editions = [heading.slug for heading in headings if heading.until > beyond]
    newest = max(headings, key=lambda heading: heading.number, default=None)
    checked = [(state.checked_at, state.url) for state in digest.feed_states().values() if state.checked_at]
    feeds = [url for at, url in checked if at > beyond]
    articles = store.articles(Window(since=beyond, until=beyond + _FAR))
    waiting = [entry for entry in store.pending_entries() if entry.first_seen > beyond]
    slots = [
        slot.local
        for plan in digest.settings.plans
        if (slot := store.last_finished_slot(plan.id)) is not None and slot.at > beyond
    ]
    last = ""
    if checked and all(at > beyond for at, _ in checked):
        last = "the last reading of every feed"
    if newest is not None and newest.until > beyond:
        last = f"the latest edition ({newest.slug})"
    things = (
        _named(editions, "edition"),
        _named(slots, "slot"),
        _named(feeds, "feed"),
        _named([one.url for one in articles], "article"),
        _named([one.url for one in waiting], "entry", "entries"),
    )
    return Ahead(tuple(filter(None, things)), last)


def _named(names: Sequence[str], one: str, many: str = "") -> str:
    """``2 editions (a, b)``; empty where there is none."""
    if not names:
        return ""
    more = ", …" if names[3:] else ""
    return f"{len(names)} {one if len(names) == 1 else many or one + 's'} ({', '.join(names[:3])}{more})"

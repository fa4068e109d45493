"""How the program does: whether every edition came at its time and the feeds can be read.

It is told by what the store holds, so it can be asked of a daemon and of runs by cron alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from digest.errors import StoreError
from digest.slots import due_slot, next_slot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from digest.app import Digest
    from digest.models import FeedState, Plan, Slot

__all__ = ["EditionHealth", "FeedsHealth", "Health", "health_of"]

GRACE = timedelta(hours=1)
"""An edition is late when its slot is over by more: a failed one is tried again until 21 minutes after.

Chosen by reading; not measured.
"""
_EVER = timedelta(days=366)
"""A slot that was missed is told for a year, though it is caught up for hours only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionHealth:
    """How one edition of feeds.yaml does."""

    id: str
    last: Slot | None
    """The latest slot that is done; `None` before the first."""
    missed: Slot | None
    """The first slot after it that has come and is not done, if any."""
    next: Slot

    def late_by(self, now: datetime) -> timedelta:
        """How long ago the missed slot came; nothing where none was missed."""
        return now - self.missed.at if self.missed else timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedsHealth:
    """How many feeds there are, and which could not be read the last time they were asked."""

    known: int = 0
    failing: tuple[FeedState, ...] = ()
    asked_at: datetime | None = None
    """When a feed was last asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How the program does at a moment."""

    at: datetime
    editions: tuple[EditionHealth, ...] = ()
    feeds: FeedsHealth = FeedsHealth()
    waiting: int = 0
    """Letters that are still to be sent."""
    given_up: int = 0
    """Letters that are not tried any more (`digest deliver --status` names them)."""
    unreadable: str = ""
    """Why the store cannot be read."""

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong, in words; nothing when all is well. A few dead feeds are no fault."""
        return tuple(_faults(self))

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    def as_json(self) -> dict[str, Any]:
        """For monitors."""
        return {
            "ok": self.is_well,
            "at": _iso(self.at),
            "faults": list(self.faults),
            "editions": [
                {
                    "id": one.id,
                    "last": one.last.local if one.last else None,
                    "late_s": int(one.late_by(self.at).total_seconds()),
                    "next": _iso(one.next.at),
                }
                for one in self.editions
            ],
            "feeds": {
                "known": self.feeds.known,
                "failing": len(self.feeds.failing),
                "asked_at": _iso(self.feeds.asked_at) if self.feeds.asked_at else None,
            },
            "letters": {"waiting": self.waiting, "given_up": self.given_up},
        }


def _iso(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _faults(health: Health) -> Iterator[str]:
    if health.unreadable:
        yield health.unreadable
    for one in health.editions:
        late = one.late_by(health.at)
        if one.missed and late > GRACE:
            yield f"{one.id} of {one.missed.local} has not come: it is {_long(late)} late"
    feeds = health.feeds
    if feeds.known and len(feeds.failing) == feeds.known:
        yield f"no feed could be read the last time: {feeds.failing[0].url}: {feeds.failing[0].last_error}"


def _long(span: timedelta) -> str:
    hours = int(span.total_seconds() // 3600)
    return f"{hours} hours" if hours < 48 else f"{hours // 24} days"


def health_of(digest: Digest, *, since: datetime | None = None) -> Health:
    """Read from the store how the program does; a store that cannot be read is told, not raised.

    A paper that has never made an edition misses only slots that came after `since`, such as the daemon's
    start; none without it.
    """
    now = digest.clock.now()
    try:
        return _read(digest, now, since)
    except StoreError as error:
        return Health(at=now, unreadable=str(error))


def _read(digest: Digest, now: datetime, since: datetime | None) -> Health:
    settings = digest.settings
    timed = (plan for plan in settings.plans if plan.id in settings.times)
    states, letters = digest.feed_states().values(), digest.store.letters()
    asked = [state.checked_at for state in states if state.checked_at]
    return Health(
        at=now,
        editions=tuple(_edition(digest, plan, now, since) for plan in timed),
        feeds=FeedsHealth(
            known=len(settings.feeds),
            failing=tuple(state for state in states if state.last_error),
            asked_at=max(asked, default=None),
        ),
        waiting=sum(letter.state == "waiting" for letter in letters),
        given_up=sum(letter.state == "given up" for letter in letters),
    )


def _edition(digest: Digest, plan: Plan, now: datetime, since: datetime | None) -> EditionHealth:
    times = digest.settings.times[plan.id]
    last = digest.store.last_finished_slot(plan.id, until=now)
    missed = due_slot(plan.id, times, now=now, last=last, catch_up=_EVER)
    if missed and last:  # later ones may be over as well
        missed = next_slot(plan.id, times, after=last.at)
    elif missed and (since is None or missed.at < since):
        missed = None
    return EditionHealth(id=plan.id, last=last, missed=missed, next=next_slot(plan.id, times, after=now))

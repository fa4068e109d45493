"""When: windows of time, slots of the schedule, and what names an edition by them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

FIRST_REACH = timedelta(hours=24)
"""How far back the first edition of a plan reaches, and the first reading of a new feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Covers since ≤ t < until."""

    since: datetime
    until: datetime

    def __contains__(self, at: datetime) -> bool:
        return self.since <= at < self.until

    @property
    def first_reading_since(self) -> datetime:
        """How far back an edition of this window takes what a feed brings that was not read before."""
        return self.until - FIRST_REACH


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One local calendar time at which an edition is due: at most one run ever completes for it."""

    edition_id: str
    local: str
    """Wall-clock time in the plan's zone, ``2026-03-05T07:00``."""
    at: datetime
    """The same in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """When the editions of a plan are due, in local calendar time."""

    crons: tuple[str, ...]
    """Crontab expressions; a time that several of them name is one slot."""
    timezone: str = "UTC"
    skip: tuple[str, ...] = ()
    """Local days without a slot: dates, days of every year (``12-25``) and weekdays (``sat``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Which edition it is: all that follows from its slot, settled before anything is printed."""

    slug: str
    plan_id: str = ""
    slot: Slot | None = None
    mark: str = ""
    """See `Edition.mark`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the store knows of an edition without reading the whole of it."""

    slug: str
    plan_id: str
    slot: Slot | None
    until: datetime
    """Where the edition's window ends."""
    is_published: bool
    """Readers can find it (see `PUBLISHED`); no other edition counts for the next one's window and memory."""
    has_begun: bool
    """Sending it has begun: it is not made again, but completed."""
    number: int = 0
    """How-manieth it was kept, from 1, whatever the clock said then; 0 before this was counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """For which slot an edition is made, and on which terms."""

    slot: Slot
    line: str
    """The plan whose editions it follows on, or a variation of one that stands by itself."""
    at: datetime
    """When the run began."""
    catch_up: str = "7d"
    """How far back a ``since_last`` edition reaches at most, as a window's length."""
    slot_before: datetime | None = None
    """When the slot before it came: what came since then is no old news, however small `catch_up` is."""
    sends_empty: bool = False
    """Whether an edition without any story is published and sent as well."""

"""Words, numbers and times as readers see them: English, in the edition's own zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.errors import RenderError
from digest.render.context import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

WORDS_PER_MINUTE = 230
"""Silent reading of English non-fiction: 238 wpm in Brysbaert (2019), a little less on a screen."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def plural(count: int, one: str, many: str = "") -> str:
    """``1 article``, ``2 articles``, ``1,204 articles``; `many` for irregular words."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``; empty parts are left out."""
    kept = [part for part in parts if part]
    if len(kept) < 2:
        return "".join(kept)
    return f"{', '.join(kept[:-1])} {last} {kept[-1]}"


def word_count(texts: Iterable[str]) -> int:
    """How many words, parted by white space."""
    return sum(len(text.split()) for text in texts)


def minutes(words: int) -> int:
    """Reading time, rounded up; never less than a minute."""
    return max(1, -(-words // WORDS_PER_MINUTE))


def month_name(month: int) -> str:
    """``March`` for 3."""
    return _MONTHS[month - 1]


def zone_of(name: str) -> ZoneInfo:
    """The time zone of that name.

    Raises:
        RenderError: there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise RenderError(
            f"The time zone {name!r} is not known here; use a name such as Europe/Berlin."
        ) from error


@dataclass(frozen=True, slots=True)
class Calendar:
    """Dates and times in one zone, seen from one local day: times of that day need no date."""

    zone: ZoneInfo
    today: date

    @classmethod
    def of(cls, zone_name: str, at: datetime) -> Calendar:
        """The calendar of a zone on the local day of `at`."""
        zone = zone_of(zone_name)
        return cls(zone, at.astimezone(zone).date())

    def full_date(self, at: datetime) -> str:
        """``Thursday, 5 March 2026``."""
        local = at.astimezone(self.zone)
        return f"{_DAYS[local.weekday()]}, {local.day} {month_name(local.month)} {local.year}"

    def day(self, at: datetime) -> str:
        """``5 March``, with the year when it is another one."""
        local = at.astimezone(self.zone)
        year = "" if local.year == self.today.year else f" {local.year}"
        return f"{local.day} {month_name(local.month)}{year}"

    def weekday(self, at: datetime) -> str:
        """``Thursday`` within the last seven days, else ``26 February``."""
        local = at.astimezone(self.zone)
        is_near = 0 <= (self.today - local.date()).days < len(_DAYS)
        return _DAYS[local.weekday()] if is_near else self.day(at)

    def short_day(self, at: datetime) -> str:
        """``5 Mar``, with the year when it is another one."""
        local = at.astimezone(self.zone)
        year = "" if local.year == self.today.year else f" {local.year}"
        return f"{local.day} {month_name(local.month)[:3]}{year}"

    def clock(self, at: datetime) -> str:
        """``07:02``."""
        return at.astimezone(self.zone).strftime("%H:%M")

    def day_and_clock(self, at: datetime) -> str:
        """``4 Mar 07:00``."""
        return f"{self.short_day(at)} {self.clock(at)}"

    def span(self, since: datetime, until: datetime) -> str:
        """``4 Mar 07:00 to 5 Mar 07:00 Europe/Berlin``."""
        return f"{self.day_and_clock(since)} to {self.day_and_clock(until)} {self.zone.key}"

    def date_of(self, at: datetime) -> date:
        """The local date."""
        return at.astimezone(self.zone).date()

    def moment(self, at: datetime, *, is_day_only: bool = False) -> Moment:
        """``07:02`` today, ``4 Mar 07:02`` on another day, ``4 Mar`` when the hour is not known."""
        local = at.astimezone(self.zone)
        if is_day_only:
            return Moment(iso=local.date().isoformat(), text=self.short_day(at))
        iso = local.isoformat(timespec="minutes")
        text = self.clock(at) if local.date() == self.today else self.day_and_clock(at)
        return Moment(iso=iso, text=text)

"""What crontab(5) says of an expression, as plainly and slowly as it can be written down.

It shares no code with `digest.timetable`, which is measured against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]


@dataclass(frozen=True, slots=True)
class Expression:
    """The five fields, each as the set of all numbers that it matches."""

    minutes: set[int]
    hours: set[int]
    days: set[int]
    months: set[int]
    weekdays: set[int]
    """0 is Sunday; so is 7."""
    has_star: bool
    """The day of the month or the weekday begins with ``*``: then a day must match both."""

    @classmethod
    def of(cls, cron: str) -> Expression:
        """The expression as crontab(5) reads it."""
        minute, hour, day, month, weekday = cron.lower().split()
        return cls(
            _matched(minute, 0, 59),
            _matched(hour, 0, 23),
            _matched(day, 1, 31),
            _matched(month, 1, 12, {name: number for number, name in enumerate(_MONTHS, start=1)}),
            {number % 7 for number in _matched(weekday, 0, 7, {name: n for n, name in enumerate(_DAYS)})},
            day.startswith("*") or weekday.startswith("*"),
        )

    def is_day(self, at: datetime) -> bool:
        """Whether cron runs on that day."""
        by_day, by_weekday = at.day in self.days, at.isoweekday() % 7 in self.weekdays
        return at.month in self.months and (by_day and by_weekday if self.has_star else by_day or by_weekday)

    def after(self, moment: datetime, until: datetime) -> Iterator[datetime]:
        """The minutes after a moment at which cron runs, up to `until`."""
        midnight = moment.replace(hour=0, minute=0)
        while midnight <= until:
            if self.is_day(midnight):
                for hour in sorted(self.hours):
                    for minute in sorted(self.minutes):
                        at = midnight.replace(hour=hour, minute=minute)
                        if moment < at <= until:
                            yield at
            midnight += timedelta(days=1)


def _matched(field: str, low: int, high: int, names: dict[str, int] | None = None) -> set[int]:
    """The numbers from `low` to `high` that a list of ranges matches."""
    found: set[int] = set()
    for term in field.split(","):
        span, _, step = term.partition("/")
        first, _, last = span.partition("-")
        if first == "*":
            begin, end = low, high
        else:
            begin = _number(first, names or {})
            # crontab(5) has no "7/5"; cron libraries read 7-59/5
            end = _number(last, names or {}) if last else high if step else begin
        found |= {number for number in range(low, high + 1) if _is_step(number, begin, end, int(step or 1))}
    return found


def _is_step(number: int, begin: int, end: int, step: int) -> bool:
    return begin <= number <= end and (number - begin) % step == 0


def _number(text: str, names: dict[str, int]) -> int:
    return names[text] if text in names else int(text)

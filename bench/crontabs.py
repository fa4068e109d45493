"""Random crontabs read by us, by croniter and by crontab(5) itself: ``python -m bench crontabs``.

Each is asked for its times from a random day on; ours are asked backwards as well. What counts is the number
of crontabs of which any time differs from what crontab(5) says (`bench._crontab5`).
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from croniter import croniter

from bench._crontab5 import Expression
from digest.errors import ConfigError
from digest.timetable import check_cron, times_after, times_before

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NOTE = "crontabs: how many were read; differing: of how many a time differs from what crontab(5) says."
CRONTABS = 4000
"""Expressions of each set."""
TIMES = 40
"""Times of each that are compared, at most."""
_SPAN = timedelta(days=3 * 366)
_SEED = 14
_FIELDS = {"minute": (0, 59), "hour": (0, 23), "day": (1, 31), "month": (1, 12), "weekday": (0, 7)}
_MONTHS = ("jan", "feb", "Mar", "apr", "MAY", "jun", "jul", "aug", "sep", "Oct", "nov", "dec")
_WEEKDAYS = ("sun", "Mon", "tue", "wed", "thu", "FRI", "sat")


def crontabs(number: int, seed: int = _SEED) -> Iterable[tuple[str, datetime]]:
    """So many random expressions that have a time, each with a day to begin with."""
    chance = random.Random(seed)  # noqa: S311  (crontabs for a test)
    while number:
        cron = " ".join(_field(name, chance) for name in _FIELDS)
        start = datetime(2020, 1, 1) + timedelta(minutes=chance.randrange(10 * 366 * 24 * 60))  # noqa: DTZ001
        if any(Expression.of(cron).after(start, start + _SPAN)):
            number -= 1
            yield cron, start


def differs(cron: str, start: datetime) -> bool:
    """Whether any time of ours, forwards or backwards, is not crontab's."""
    expected = list(islice(Expression.of(cron).after(start, start + _SPAN), TIMES))
    try:
        check_cron(cron)
    except ConfigError:
        return True
    if list(islice(times_after([cron], (), start), len(expected))) != expected:
        return True
    back = islice(times_before([cron], (), expected[-1] + timedelta(minutes=1)), len(expected))
    return list(back)[::-1] != expected


def _peer_differs(cron: str, start: datetime) -> bool:
    expected = list(islice(Expression.of(cron).after(start, start + _SPAN), TIMES))
    try:
        peer = croniter(cron, start, implement_cron_bug=True)
        return [peer.get_next(datetime) for _ in expected] != expected
    except (ValueError, KeyError):
        return True


def measure(_data: Path) -> dict[str, dict[str, float]]:
    """Of how many crontabs a time differs."""
    given = list(crontabs(CRONTABS))
    return {
        "random": {
            "crontabs": len(given),
            "differing": sum(differs(*each) for each in given),
            "peer_croniter_differing": sum(_peer_differs(*each) for each in given),
        }
    }


def _field(name: str, chance: random.Random) -> str:
    low, high = _FIELDS[name]
    shape = chance.choices(["*", "*/n", "list"], [8 if name in {"day", "month", "weekday"} else 2, 1, 5])[0]
    if shape == "*":
        return "*"
    if shape == "*/n":
        return f"*/{chance.randint(1, high + 3)}"
    return ",".join(_term(name, low, high, chance) for _ in range(chance.choice([1, 1, 1, 2, 3])))


def _term(name: str, low: int, high: int, chance: random.Random) -> str:
    first, last = sorted(chance.choices(range(low, high + 1), k=2))
    step = chance.randint(1, high + 3)
    shapes = ["a", "a-b", "a-b/n", "a-a/n", "a/n", "*", "*/n"]
    shape = chance.choices(shapes, [6, 4, 3, 1, 1, 0.2, 0.5])[0]
    if shape in {"a", "a-b"} and name in {"month", "weekday"} and chance.random() < 0.5:
        names = _MONTHS if name == "month" else _WEEKDAYS
        first, last = sorted(chance.choices(range(len(names)), k=2))
        return names[first] if shape == "a" else f"{names[first]}-{names[last]}"
    return {
        "a": f"{first}",
        "a-b": f"{first}-{last}",
        "a-b/n": f"{first}-{last}/{step}",
        "a-a/n": f"{first}-{first}/{step}",
        "a/n": f"{first}/{step}",
        "*": "*",
        "*/n": f"*/{step}",
    }[shape]

"""Dates written by Babel in every language and read back: ``python -m bench dates``.

Each date of 2010 to 2029 is written in the CLDR's long forms, with and without its time, and read with the
language known and not known. What counts is that none comes back wrong.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date, format_datetime, format_time

from bench.make_date_words import LANGUAGES
from digest.dates.reading import Hint, reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOTE = (
    "minute: dates with a time read to the minute; day: dates read to their day at least; "
    "wrong: dates read as another; unhinted: the same without the language known."
)
DATES_A_LANGUAGE = 40
SEED = 10


@dataclass(frozen=True, slots=True)
class Case:
    """A date as a language writes it."""

    language: str
    text: str
    at: datetime
    has_time: bool
    form: str


def cases(languages: list[str], dates: int) -> Iterator[Case]:
    """So many dates of each language, in each form."""
    chance = random.Random(SEED)  # noqa: S311  (dates for a test)
    for language in languages:
        locale = Locale.parse(language)
        for _ in range(dates):
            at = datetime(2010, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(20 * 365 * 24 * 60))
            for form in ("full", "long", "medium"):
                day = format_date(at, form, locale=locale)
                yield Case(language, day, at, has_time=False, form=form)
                for clock in ("short", "medium"):
                    time = format_time(at, clock, locale=locale)
                    yield Case(language, f"{day} {time}", at, has_time=True, form=f"{form} {clock}")
            yield Case(
                language, format_datetime(at, "medium", locale=locale), at, has_time=True, form="medium"
            )


def outcome(case: Case, hint: Hint) -> str:
    """``minute``, ``day``, ``unknown`` or ``wrong``."""
    found = reading(case.text, hint)
    if found is None:
        return "unknown"
    if found.day != case.at.date():
        return "wrong"
    if found.clock is None:
        return "day"
    is_right = case.has_time and (found.clock.hour, found.clock.minute) == (case.at.hour, case.at.minute)
    return "minute" if is_right else "wrong"


def measure(data: Path | None = None, dates: int = DATES_A_LANGUAGE) -> dict[str, dict[str, float]]:  # noqa: ARG001
    """Shares of outcomes by language, and of all languages together."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases(LANGUAGES, dates):
        for hint, end in ((Hint(case.language), ""), (Hint(), "_unhinted")):
            for name in (case.language, "all"):
                counts[name][outcome(case, hint) + ("" if case.has_time else "_of_day") + end] += 1
    return {name: _shares(count) for name, count in sorted(counts.items())}


def _shares(count: Counter[str]) -> dict[str, float]:
    shares = {}
    for end in ("", "_unhinted"):
        timed = sum(count[f"{one}{end}"] for one in ("minute", "day", "unknown", "wrong"))
        bare = sum(count[f"{one}_of_day{end}"] for one in ("minute", "day", "unknown", "wrong"))
        read = count[f"minute{end}"] + count[f"day{end}"] + count[f"day_of_day{end}"]
        shares[f"minute{end}"] = count[f"minute{end}"] / timed
        shares[f"day{end}"] = read / (timed + bare)
        shares[f"wrong{end}"] = (count[f"wrong{end}"] + count[f"wrong_of_day{end}"]) / (timed + bare)
    return shares

"""Dates as pages and documents write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from digest.dates.reading import NO_HINT, reading

if TYPE_CHECKING:
    from digest.dates.reading import Hint, Written

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio",
            "february feb februar février fevrier febrero febbraio",
            "march mar märz maerz mars marzo",
            "april apr avril abril aprile",
            "may mai mayo maggio",
            "june jun juni juin junio giugno",
            "july jul juli juillet julio luglio",
            "august aug août aout agosto",
            "september sep sept septembre septiembre settembre",
            "october oct oktober okt octobre octubre ottobre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre decembre diciembre dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
"""The months of six languages, for patterns of whole lines; dates are read by `digest.dates`."""
_FOR_MACHINES = re.compile(r"\d{4}-?\d\d-?\d\d|[A-Za-z]{3}, \d|\d{10}|\d{1,2} [A-Za-z]{3} \d{4} \d")
_LONGEST = 100
"""Characters of a text that is a date."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in UTC; `is_day_only` when the time of day is not known (then it is midnight)."""

    at: datetime
    is_day_only: bool = False
    day: date | None = None
    """The calendar day where it was written, which can differ from that of `at`."""


def moment_from_text(text: str, hint: Hint = NO_HINT) -> Moment | None:
    """The date that `text` gives, if it gives one that can be read without guessing.

    In any language. A time without a zone is taken as UTC where it is written for machines, and is not known
    where it is written for people. Days that could be months (``03/04/2026``) are read as the language of
    `hint` has them, and are else no date; relative dates are none.
    """
    text = text.strip()[:_LONGEST]
    found = reading(text, hint)
    if found is None:
        return None
    is_timed = found.zone is not None or _FOR_MACHINES.match(text)
    return moment_from_written(found) if is_timed else moment_from_day(found.day)


def moment_from_written(found: Written) -> Moment:
    """The moment of a written date; without a zone its time is taken as UTC."""
    return Moment(found.at, is_day_only=found.clock is None, day=found.day)


def moment_from_day(day: date) -> Moment:
    """A day whose time is not known."""
    return Moment(datetime(day.year, day.month, day.day, tzinfo=UTC), is_day_only=True, day=day)

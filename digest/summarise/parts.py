"""Make the parts of a brief one by one: a part that fails is reported and left out, the rest is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from digest.errors import ItemError, SummaryError
from digest.faults import attempt

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.models import Story
    from digest.report import Report

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Parts:
    """Makes the parts of one story's brief, and tells the report which of them failed."""

    story: Story
    report: Report

    def of(self, name: str, make: Callable[[], T], otherwise: U) -> T | U:
        """What `make` returns for the part `name`; if it fails, `otherwise`, and the failure is reported."""
        made = attempt(make, SummaryError, self.story.id)
        if isinstance(made, ItemError):
            self.report.problem("summarise", SummaryError(self.story.id, f"its {name}: {made.reason}"))
            return otherwise
        return made

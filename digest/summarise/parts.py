"""The parts of a brief, each for itself: one that fails is told and left out, and the rest is printed."""

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
    """The story whose parts are made, and the report that is told of a part that fails."""

    story: Story
    report: Report

    def of(self, name: str, make: Callable[[], T], otherwise: U) -> T | U:
        """The part `name` as `make` gives it, or `otherwise` when that fails, which the report is told."""
        made = attempt(make, SummaryError, self.story.id)
        if isinstance(made, ItemError):
            self.report.problem("summarise", SummaryError(self.story.id, f"its {name}: {made.reason}"))
            return otherwise
        return made

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
    """What is made of one story, and where it is told when something of it fails."""

    story: Story
    report: Report

    def of(self, name: str, make: Callable[[], T], otherwise: U) -> T | U:
        """The part `name` as `make` gives it; `otherwise` when it fails, which is told."""
        made = attempt(make, SummaryError, self.story.id)
        if isinstance(made, ItemError):
            self.report.problem("summarise", SummaryError(self.story.id, f"its {name}: {made.reason}"))
            return otherwise
        return made

"""What happened during a run: counts, problems and fates. The one mutable noun."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from digest.errors import printable
from digest.tokens import text_without

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.errors import ItemError


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One failed item: at which stage, what, and why."""

    stage: str
    subject: str
    reason: str


def _silent(stage: str, done: int, total: int) -> None:
    """Watch nothing."""


@dataclass(slots=True)
class Report:
    """Counters are named ``stage/thing``. Safe to use from several threads.

    `watch(stage, done, total)` is called as long work goes on, for progress bars.
    """

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    """Where readers find what was published."""
    notes: list[str] = field(default_factory=list)
    """Sentences for a person: what was done instead of what was asked for."""
    watch: Callable[[str, int, int], None] = _silent
    _lock: Lock = field(default_factory=Lock, repr=False)

    def count(self, name: str, by: int = 1) -> None:
        """Add `by` to the counter `name`, ``stage/thing``."""
        with self._lock:
            self.counts[name] += by

    def problem(self, stage: str, error: ItemError) -> None:
        """Keep an item's failure, as one line that a terminal can show; the run goes on."""
        subject, reason = (text_without(printable(text)) for text in (error.subject, error.reason))
        kept = Problem(stage=stage, subject=subject, reason=reason)
        with self._lock:
            self.counts[f"{stage}/failed"] += 1
            self.problems.append(kept)

    def note(self, text: str) -> None:
        """Keep a sentence for a person who reads what the run did."""
        with self._lock:
            self.notes.append(text_without(printable(text)))

    def progress(self, stage: str, done: int, total: int) -> None:
        """Tell whoever watches that `done` of `total` items of `stage` are through."""
        self.watch(stage, done, total)

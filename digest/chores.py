"""What a daemon does beside its editions: read feeds, send letters that wait, back the store up, prune it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from digest.protocols import BackedUp
from digest.report import Report
from digest.schedule import Every

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.app import Digest
    from digest.protocols import Clock

BACKUP_EVERY_S = 3600.0
"""Seconds after which a daemon asks again whether the day has its backup. Chosen by reading; not measured."""
LETTERS_EVERY_S = 60.0
"""Seconds between two looks at the outbox: as long as the shortest pause after a failure."""
QUIET = frozenset({"letters", "backup"})
"""Chores so frequent that only a failure of theirs is worth a line."""


def chores_of(digest: Digest, say: Callable[[str], None]) -> Iterator[Every]:
    """Each chore with its pause; what waits for readers comes first."""
    yield Every(name="letters", seconds=LETTERS_EVERY_S, action=lambda: _post(digest, say))
    yield Every(name="feeds", seconds=digest.settings.gather_every.total_seconds(), action=digest.gather)
    store = digest.store
    if isinstance(store, BackedUp):
        yield Every(name="backup", seconds=BACKUP_EVERY_S, action=partial(_back_up, store, digest.clock))


def _back_up(store: BackedUp, clock: Clock) -> None:
    store.back_up(clock.now())


def _post(digest: Digest, say: Callable[[str], None]) -> None:
    """Send the letters whose time has come, and say what came of it; nothing where none has."""
    report = Report()
    sent = digest.post_letters(report)
    if sent:
        say(f"letters: {sent} sent")
    for problem in report.problems:
        say(f"letters: {problem.subject}: {problem.reason}")

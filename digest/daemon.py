"""``digest schedule``: the editions of feeds.yaml as jobs of the schedule, and what it says of them."""

from __future__ import annotations

import os
import socket
import threading
from typing import TYPE_CHECKING

from digest.app.alerts import Watch
from digest.errors import ConfigError, PublishError
from digest.report import Report
from digest.schedule import Every, Job, run_schedule
from digest.stopping import stopping_on_signals
from digest.summarise.write.server.spending import spending_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.app import Digest
    from digest.models import Plan, Slot
    from digest.schedule import Event


_LETTERS = "letters"
"""What looking at the outbox is called among the events of the schedule."""
_LETTERS_EVERY_S = 60.0
"""Seconds between two looks at the outbox: as long as the shortest pause after a failure."""


def run_daemon(digest: Digest, *, say: Callable[[str], None], stop: threading.Event | None = None) -> None:
    """Stay until `stop` is set or the process is asked to end, and make every edition at its time.

    Raises:
        ConfigError: no edition of feeds.yaml has a cron.
    """
    settings = digest.settings
    jobs = [
        _job(digest, plan, settings.crons[plan.id], say)
        for plan in settings.plans
        if plan.id in settings.crons
    ]
    if not jobs:
        example = 'editions: [{id: morning, cron: "0 7 * * *"}]'
        raise ConfigError(f"{settings.path}: no edition has a time; give one, as {example}")
    watch = Watch(digest, say)
    reading = Every(name="feeds", seconds=settings.gather_every.total_seconds(), action=watch)
    posting = Every(name=_LETTERS, seconds=_LETTERS_EVERY_S, action=lambda: _post(digest, say))
    stop = stop or threading.Event()
    with stopping_on_signals(stop):
        say(f"making the editions of {settings.path.name} at their times (Ctrl-C ends it)")
        run_schedule(
            jobs,
            digest.store,
            digest.clock,
            holder=f"{socket.gethostname()}:{os.getpid()}",
            every=[posting, reading],
            stop=stop,
            on_event=lambda event: _tell(event, say),
        )


def _post(digest: Digest, say: Callable[[str], None]) -> None:
    """Send the letters whose time has come, and say what came of it; nothing where none has."""
    report = Report()
    sent = digest.post_letters(report)
    if sent:
        say(f"letters: {sent} sent")
    for problem in report.problems:
        say(f"letters: {problem.subject}: {problem.reason}")


def _tell(event: Event, say: Callable[[str], None]) -> None:
    """Say what happened; that the outbox was looked at, every minute, is not worth a line."""
    if event.name != _LETTERS or event.kind == "failed":
        say(_told(event))


def _job(digest: Digest, plan: Plan, cron: str, say: Callable[[str], None]) -> Job:
    def action(slot: Slot) -> None:
        report = Report()
        edition = digest.run(plan.id, slot=slot, report=report)
        for note in report.notes:
            say(f"{slot.local} {note}")
        if report.counts["compose/editions"]:
            say(f"{slot.local} {edition.slug}: {edition.trust.shown} stories")
        for line in spending_in_words(report.counts):
            say(f"{slot.local} {line}")
        for problem in report.problems:
            if problem.stage == "deliver":
                say(f"{slot.local} {problem.subject}: {problem.reason}")
        if not digest.is_complete(slot):  # so that the slot is tried again
            raise PublishError(edition.slug, _left(report))

    return Job(edition_id=plan.id, cron=cron, timezone=plan.timezone, action=action)


def _left(report: Report) -> str:
    """Why an edition is not published."""
    reasons = (
        f"{problem.subject}: {problem.reason}" for problem in report.problems if problem.stage == "publish"
    )
    return next(reasons, "it was not published")


def _told(event: Event) -> str:
    slot = f" ({event.slot.local})" if event.slot else ""
    reason = f": {event.reason}" if event.reason else ""
    return f"{event.at:%Y-%m-%d %H:%M} {event.name}{slot} {event.kind}{reason}"

"""``digest schedule``: the editions of feeds.yaml as jobs of the schedule, and what it says of them."""

from __future__ import annotations

import os
import socket
import threading
from typing import TYPE_CHECKING

from digest.errors import ConfigError, PublishError
from digest.protocols import BackedUp
from digest.report import Report
from digest.schedule import Every, Job, run_schedule
from digest.stopping import stopping_on_signals
from digest.summarise.write.server.spending import spending_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.app import Digest
    from digest.models import Plan, Slot
    from digest.schedule import Event


BACKUP_EVERY_S = 3600.0
"""Seconds after which a daemon asks again whether the day has its backup. Chosen by reading; not measured."""


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
    reading = Every(name="feeds", seconds=settings.gather_every.total_seconds(), action=digest.gather)
    stop = stop or threading.Event()
    with stopping_on_signals(stop):
        say(f"making the editions of {settings.path.name} at their times (Ctrl-C ends it)")
        run_schedule(
            jobs,
            digest.store,
            digest.clock,
            holder=f"{socket.gethostname()}:{os.getpid()}",
            every=[reading, *_backing_up(digest)],
            stop=stop,
            on_event=lambda event: say(_told(event)),
        )


def _backing_up(digest: Digest) -> list[Every]:
    """A backup a day, also while the daemon runs for months; it is asked for every hour."""
    store = digest.store
    if not isinstance(store, BackedUp):
        return []

    def action() -> None:
        store.back_up(digest.clock.now())

    return [Every(name="backup", seconds=BACKUP_EVERY_S, action=action)]


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
        if not digest.is_complete(slot):  # so that the slot is tried again
            raise PublishError(edition.slug, _left(report))

    return Job(edition_id=plan.id, cron=cron, timezone=plan.timezone, action=action)


def _left(report: Report) -> str:
    """Why an edition is not wholly sent."""
    reasons = (
        f"{problem.subject}: {problem.reason}"
        for problem in report.problems
        if problem.stage in {"publish", "deliver"}
    )
    return next(reasons, "it was not published, or not sent to everybody")


def _told(event: Event) -> str:
    slot = f" ({event.slot.local})" if event.slot else ""
    reason = f": {event.reason}" if event.reason else ""
    return f"{event.at:%Y-%m-%d %H:%M} {event.name}{slot} {event.kind}{reason}"

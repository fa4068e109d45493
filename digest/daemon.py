"""``digest schedule``: the editions of feeds.yaml as jobs of the schedule, and what it says of them."""

from __future__ import annotations

import os
import socket
import threading
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from digest.chores import QUIET, chores_of
from digest.coming import need_times
from digest.errors import PublishError
from digest.health import health_of
from digest.health.page import health_page, metrics_if_there
from digest.log_context import log_context
from digest.report import Report
from digest.schedule import Job, run_schedule
from digest.stopping import stopping_on_signals
from digest.summarise.write.server.spending import spending_in_words
from digest.windows import zone_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.app import Digest
    from digest.health.metrics import Metrics
    from digest.models import Plan, Slot, Timetable
    from digest.schedule import Event


def run_daemon(digest: Digest, *, say: Callable[[str], None], stop: threading.Event | None = None) -> None:
    """Stay until `stop` is set or the process is asked to end, and make every edition at its time.

    Raises:
        ConfigError: no edition of feeds.yaml has a cron.
    """
    settings = digest.settings
    jobs = [
        _job(digest, plan, settings.times[plan.id], say)
        for plan in settings.plans
        if plan.id in settings.times
    ]
    need_times(settings)
    stop = stop or threading.Event()
    metrics = metrics_if_there()

    def on_event(event: Event) -> None:
        if metrics is not None:
            metrics.note(event)
        if event.name in QUIET and event.kind != "failed":
            return
        with log_context(edition=event.name) if event.slot else nullcontext():
            say(_told(event, settings.site.timezone))

    with stopping_on_signals(stop), _telling(digest, metrics, say):
        say(f"making the editions of {settings.path.name} at their times (Ctrl-C ends it)")
        run_schedule(
            jobs,
            digest.store,
            digest.clock,
            holder=f"{socket.gethostname()}:{os.getpid()}",
            every=list(chores_of(digest, say)),
            stop=stop,
            on_event=on_event,
        )


@contextmanager
def _telling(digest: Digest, metrics: Metrics | None, say: Callable[[str], None]) -> Iterator[None]:
    """Let monitors ask how the program does, where feeds.yaml says so."""
    address, since = digest.settings.health, digest.clock.now()
    if not address:
        yield
        return
    with health_page(address, lambda: health_of(digest, since=since), metrics) as where:
        say(f"how it does is told at {where}")
        yield


def _job(digest: Digest, plan: Plan, times: Timetable, say: Callable[[str], None]) -> Job:
    def action(slot: Slot) -> None:
        report = Report()
        edition = digest.run(plan.id, slot=slot, report=report)
        for note in report.notes:
            say(f"{slot.local} {note}")
        if report.counts["compose/editions"]:
            shown = edition.trust.shown
            say(f"{slot.local} {edition.slug}: {shown} {'story' if shown == 1 else 'stories'}")
        for line in spending_in_words(report.counts):
            say(f"{slot.local} {line}")
        for problem in report.problems:
            if problem.stage == "deliver":
                say(f"{slot.local} {problem.subject}: {problem.reason}")
        if not digest.is_complete(slot):  # so that the slot is tried again
            raise PublishError(edition.slug, _left(report))

    return Job(edition_id=plan.id, times=times, action=action)


def _left(report: Report) -> str:
    """Why an edition is not published."""
    reasons = (
        f"{problem.subject}: {problem.reason}" for problem in report.problems if problem.stage == "publish"
    )
    return next(reasons, "it was not published")


def _told(event: Event, timezone: str) -> str:
    slot = f" ({event.slot.local})" if event.slot else ""
    reason = f": {event.reason}" if event.reason else ""
    at = event.at.astimezone(zone_of(timezone))
    return f"{at:%Y-%m-%d %H:%M %Z} {event.name}{slot} {event.kind}{reason}"

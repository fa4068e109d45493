"""Alerts of one feeds.yaml: looked for after each gathering, by one run at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.alerting import alerts_due, is_quiet, send_alerts
from digest.app.turns import turn
from digest.coming import coming
from digest.errors import RunError
from digest.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.alerting import Sent
    from digest.app import Digest
    from digest.app.tools import Toolbox

_PATIENCE_S = 5.0
"""Seconds that another run's look for alerts is waited for: the next gathering looks again."""


def alert(box: Toolbox, report: Report, *, dry_run: bool = False) -> list[Sent]:
    """Send the stories that cross the bar of feeds.yaml; with `dry_run` only say which they are.

    Raises:
        RunError: another run is at it.
    """
    settings = box.settings
    if settings.alerts is None:
        return []
    asked = settings.alerts, settings.feeds, settings.plans, box.tools, box.options
    if dry_run:
        return alerts_due(*asked)
    with turn(box.store, "alerts", patience_s=_PATIENCE_S):
        return send_alerts(*asked, report)


class Watch:
    """Reads the feeds that are due, and looks for alerts where something new came.

    It looks in any case the first time, for what a run that was killed left, and once a quiet time is over.
    """

    def __init__(self, digest: Digest, say: Callable[[str], None]) -> None:
        self._digest = digest
        self._say = say
        self._is_waiting = True

    def _time_left(self) -> float:
        """Seconds until the next slot, or as long as reading may take: what is left is read for that slot."""
        settings, now = self._digest.settings, self._digest.clock.now()
        until = min((slot.at for slot in coming(settings, now, 1)), default=now + settings.deadline)
        return min(until - now, settings.deadline).total_seconds()

    def __call__(self) -> None:
        """One gathering."""
        report, terms = Report(), self._digest.settings.alerts
        self._digest.gather(report, deadline_s=self._time_left())
        if terms is None or not (self._is_waiting or report.counts["extract/articles"]):
            return
        self._is_waiting = True
        if is_quiet(terms, self._digest.clock.now()):
            return
        try:
            sent = self._digest.alert(report)
        except RunError as error:
            self._say(f"alerts: {error}")
            return
        self._is_waiting = False
        for one in sent:
            self._say(f"alert: {one.rendering.messages['subject']}")

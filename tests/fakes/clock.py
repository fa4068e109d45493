"""A clock that moves only when it is told to."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.builders import NOON


class FixedClock:
    """Says `moment` (noon of the builders' day unless told) until moved `forward`."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def forward(
        self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0
    ) -> datetime:
        """Move on, and say the new time."""
        self.moment += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        return self.moment

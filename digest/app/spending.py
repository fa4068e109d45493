"""What a model has cost today, kept in the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.models import Spent
    from digest.protocols import Clock, Store


@dataclass(frozen=True, slots=True)
class StoreTill:
    """A `digest.summarise.write.server.budget.Till` in the store.

    `store` is opened when money is spent; `zone` is the site's.
    """

    store: Callable[[], Store]
    clock: Clock
    zone: str

    def today(self) -> str:
        """The local date, as ``2026-03-05``."""
        return self.clock.now().astimezone(ZoneInfo(self.zone)).date().isoformat()

    def spend(self, day: str, cost: Spent) -> Spent:
        """Add to that day, and answer its sum."""
        return self.store().spend(day, cost)

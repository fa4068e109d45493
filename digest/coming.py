"""The slots that come next, of all editions of a feeds.yaml."""

from __future__ import annotations

from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING

from digest.errors import ConfigError
from digest.slots import coming_slots

if TYPE_CHECKING:
    from datetime import datetime

    from digest.models import Slot
    from digest.settings import Settings


def coming(settings: Settings, now: datetime, count: int) -> list[Slot]:
    """The next slots of all editions, in order; none where no edition has a time."""
    each = [coming_slots(plan_id, times, after=now) for plan_id, times in settings.times.items()]
    return list(islice(merge(*each, key=lambda slot: slot.at), count))


def need_times(settings: Settings) -> None:
    """See that an edition has a time.

    Raises:
        ConfigError: none has.
    """
    if not settings.times:
        example = 'editions: [{id: morning, cron: "0 7 * * *"}]'
        raise ConfigError(f"{settings.path}: no edition has a time; give one, as {example}")

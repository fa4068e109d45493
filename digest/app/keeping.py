"""Once a day the store is pruned as `keep` says, in steps so small that nobody has to wait for them."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.app.turns import claimed
from digest.errors import DigestError
from digest.models import Limits, Pruned, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from digest.models import Keep
    from digest.protocols import Store

STEP_ROWS = 400
"""Rows in one transaction, which takes some hundredths of a second (bench keeping)."""
BUDGET_S = 60.0
"""Seconds that a run spends on it at most: what is left then is left to the next run or reading.

Chosen by reading; not measured.
"""
FURTHEST = timedelta(days=7)
"""How much further one day's pruning reaches than the last: a clock once ahead does not empty a store.

Chosen by reading; not measured.
"""
LINE = "(keeping)"
"""What stands in the place of an edition's id in the run ledger; no edition can be called so."""

_log = logging.getLogger(__name__)


def limits_of(keep: Keep, now: datetime) -> Limits:
    """The moments before which things are too old at `now`."""
    return Limits(texts=_back(keep.texts_days, now), editions=_back(keep.editions_days, now))


def _back(days: int | None, now: datetime) -> datetime | None:
    return None if days is None else now - timedelta(days=days)


def tidy(store: Store, keep: Keep, now: datetime, *, budget_s: float = BUDGET_S) -> Pruned:
    """Prune the store unless that has been done today, by whomever; what was taken out.

    Nothing that goes wrong with it is more than a warning: editions are worth more.
    """
    last, today = store.last_finished_slot(LINE, until=now), f"{now:%Y-%m-%d}"
    if last is not None and last.local == today:
        return Pruned()
    until = now if last is None else min(now, last.at + FURTHEST)
    try:
        with claimed(store, Slot(edition_id=LINE, local=today, at=until), now) as claim:
            done, claim.is_done = prune(store, limits_of(keep, until), budget_s=budget_s)
            if claim.is_done:
                store.give_back()
    except DigestError as error:  # another run is at it, or the disk is full
        _log.warning("the store was not pruned: %s", error)
        return Pruned()
    _log.debug("pruned: %s", done)
    return done


def prune(
    store: Store,
    limits: Limits,
    *,
    budget_s: float = float("inf"),
    told: Callable[[Pruned], None] | None = None,
) -> tuple[Pruned, bool]:
    """Prune until nothing is left or the time is over: what was taken out, and whether that was all."""
    give_up_at = time.monotonic() + budget_s
    found = Pruned()
    while time.monotonic() < give_up_at:
        done = store.prune(limits, most=STEP_ROWS)
        if not done.total:
            return found, True
        found += done
        if told is not None:
            told(found)
    return found, False

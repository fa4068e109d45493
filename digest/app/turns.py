"""Who may make an edition now, and for which slot: one run of a plan at a time, and no slot twice.

A run holds its plan, and the slot that it makes, by leases in the store's run ledger; a thread lengthens
them while the run lasts. So a second run waits or is told, and after a kill the next one has to wait for
no longer than `LEASE_S`.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from digest.errors import RunError, StoreError
from digest.imprint import slot_now
from digest.models import Slot
from digest.slots import CATCH_UP, due_slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.models import Heading, Timetable
    from digest.protocols import Store

LEASE_S = 15.0
"""Seconds for which a run that no longer says that it goes on keeps others waiting."""
PATIENCE_S = 120.0
"""Seconds for which a run waits until another one of the same plan is through."""
_RENEWAL_S = 4.0
"""Seconds between two signs of life of a run."""
_LOOK_S = 0.25
"""Seconds between two looks at whether another run is done."""
_TURN = "a run"
"""What stands in the place of a slot's local time while a run of the plan goes on."""


@contextmanager
def turn(store: Store, line: str, *, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Hold off other runs of a line of editions; one that goes on already is waited for.

    This goes by the machine's own time, whatever clock the editions go by.

    Raises:
        RunError: another run is still at it after `patience_s` seconds.
    """
    holder = _holder()
    place = Slot(edition_id=line, local=_TURN, at=datetime.now(UTC))
    give_up_at = time.monotonic() + patience_s
    while not store.claim_slot(place, holder, datetime.now(UTC), LEASE_S):
        if time.monotonic() >= give_up_at:
            raise RunError(
                f"another run is making {line} now: nothing was done; run again when it is through"
            )
        time.sleep(_LOOK_S)
    with _renewed(store, place, holder, datetime.now(UTC)):
        try:
            yield
        finally:
            store.release_slot(place, holder)


@contextmanager
def claimed(store: Store, slot: Slot, now: datetime) -> Iterator[_Claim]:
    """Hold a slot: it is done for good when the claim says so in the end, and else given back.

    Raises:
        RunError: another run, such as a daemon's, has it.
    """
    holder = _holder()
    if not store.claim_slot(slot, holder, now, LEASE_S):
        raise RunError(
            f"{slot.edition_id} of {slot.local} is in the hands of another run, such as `digest schedule`: "
            "nothing was done; if that has been killed, run again in five minutes"
        )
    claim = _Claim()
    with _renewed(store, slot, holder, now):
        try:
            yield claim
        finally:
            if claim.is_done:
                store.finish_slot(slot, holder, now)
            else:
                store.release_slot(slot, holder)


class _Claim:
    """Whether the slot is done."""

    is_done = False


def due_by_hand(
    line: str, times: Timetable | None, store: Store, headings: Sequence[Heading], now: datetime
) -> Slot | None:
    """The slot of the schedule that a run by hand takes: the one that is due, unless it has been sent."""
    if times is None:
        return None
    last = store.last_finished_slot(line, until=now)
    slot = due_slot(line, times, now=now, last=last)
    begun = {heading.slot for heading in headings if heading.has_begun}
    return None if slot in begun else slot


def slot_by_hand(line: str, timezone: str, headings: Sequence[Heading], now: datetime) -> Slot:
    """The slot of a run between the times of the schedule: that of a run that broke off, or this minute's."""
    own = [heading for heading in headings if heading.plan_id == line and heading.until <= now]
    last = max(own, key=lambda heading: (heading.number, heading.until), default=None)
    if last and last.slot and not (last.has_begun or last.is_published) and last.slot.at > now - CATCH_UP:
        return last.slot
    return slot_now(line, timezone, now)


def is_complete(slot: Slot, store: Store) -> bool:
    """Whether nothing is left to do for a slot: its edition, if it has one, is published.

    Its letters are written down by then: those that failed, or wait for their hour, are the outbox's.
    """
    return all(heading.is_published for heading in store.headings() if heading.slot == slot)


@contextmanager
def _renewed(store: Store, slot: Slot, holder: str, since: datetime) -> Iterator[None]:
    """Lengthen a lease again and again; `since` is when it was taken, by the clock that it goes by."""
    over = threading.Event()
    began = time.monotonic()

    def renew() -> None:
        while not over.wait(_RENEWAL_S):
            now = since + timedelta(seconds=time.monotonic() - began)
            with suppress(StoreError):  # the store is away for a moment: the next sign of life will do
                store.claim_slot(slot, holder, now, LEASE_S)

    thread = threading.Thread(target=renew, name="digest-lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _holder() -> str:
    return f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex}"

"""The daemon: runs each edition once a slot, whatever clocks, restarts and other daemons do.

APScheduler is only the ticker. At each tick the pure `slots` say what is due and the store's run
ledger says who may run it, so a missed slot is found on the first look after a start, and two daemons
on one store never run a slot twice. Editions run one at a time, in a thread of their own, while the
ticks go on and lengthen the lease of what runs; a daemon that is killed loses its lease, and the
slot is run by the next one that looks.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from digest.errors import DigestError
from digest.slots import due_slot, next_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.models import Slot, Timetable
    from digest.protocols import Clock, Store

_log = logging.getLogger(__name__)

LEASE_S = 300.0
"""How long a slot stays with a daemon that no longer says that it runs."""
BACK_OFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15))
"""Pauses before a failed slot is tried again; after the last try it waits for the next slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An edition to make at the times of its timetable. `action` may raise; then it is tried again."""

    edition_id: str
    times: Timetable
    action: Callable[[Slot], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """Something to do at the start and again `seconds` after it was through, such as reading the feeds."""

    name: str
    seconds: float
    action: Callable[[], None]


EventKind = Literal["started", "finished", "failed", "gave up", "lost"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened to a job (`name` is the edition's id), an `Every`, or the schedule itself.

    A ``failed`` one is tried again, one that ``gave up`` waits for its next slot; ``lost`` means that
    the lease ran out while the job ran (the machine slept), so another daemon may run it as well.
    """

    kind: EventKind
    name: str
    at: datetime
    slot: Slot | None = None
    reason: str = ""


def _say_nothing(_event: Event) -> None:
    """Watch nothing."""


def run_schedule(
    jobs: Sequence[Job],
    store: Store,
    clock: Clock,
    *,
    holder: str,
    stop: threading.Event,
    every: Sequence[Every] = (),
    on_event: Callable[[Event], None] = _say_nothing,
    tick_s: float = 20,
    lease_s: float = LEASE_S,
) -> None:
    """Run what is due until `stop` is set; then let what runs come to its end, and return.

    `holder` names this daemon among all that share the store: a host name and a process number will
    do, the same one in two of them will not. `on_event` is called from other threads. When this is
    interrupted (a second Ctrl-C), what runs is left and its slot is given back.

    Raises:
        ConfigError: a job's expression or time zone is wrong.
    """
    for job in jobs:
        next_slot(job.edition_id, job.times, after=clock.now())
    desk = _Desk(jobs, every, store, clock, holder=holder, lease_s=lease_s, tell=on_event)
    desk.look()  # for a slot that was missed while no daemon ran
    ticker, tick = _ticker(desk.look, tick_s)
    try:
        while not stop.wait(tick_s):
            _unstick(tick, tick_s)
        desk.wind_up()
    finally:
        desk.close()
        ticker.shutdown(wait=False)


def _ticker(look: Callable[[], None], tick_s: float) -> tuple[Any, Any]:
    from apscheduler.schedulers.background import BackgroundScheduler

    ticker = BackgroundScheduler(timezone=UTC)
    tick = ticker.add_job(look, "interval", seconds=tick_s, coalesce=True, misfire_grace_time=None)
    ticker.start()
    return ticker, tick


def _unstick(tick: Any, tick_s: float) -> None:
    """A wall clock that was put back would keep APScheduler waiting until it has caught up."""
    now = datetime.now(UTC)
    if tick.next_run_time and tick.next_run_time > now + timedelta(seconds=2 * tick_s):
        tick.modify(next_run_time=now)


# ------------------------------------------------------------------------------ the desk


@dataclass(slots=True)
class _Trial:
    """How often a slot has failed here, and when it may be tried again."""

    slot: Slot
    failures: int = 0
    again_at: datetime = field(default_factory=lambda: datetime.max.replace(tzinfo=UTC))

    @property
    def is_over(self) -> bool:
        return self.failures > len(BACK_OFF)

    def fail(self, now: datetime) -> None:
        self.failures += 1
        if not self.is_over:
            self.again_at = now + BACK_OFF[self.failures - 1]

    def forbids(self, slot: Slot, now: datetime) -> bool:
        return slot == self.slot and (self.is_over or now < self.again_at)


class _Desk:
    """Where ticks put work and one thread takes it.

    Everything that decides holds `_lock`, so that a slot is never seen as neither held nor finished.
    """

    def __init__(
        self,
        jobs: Sequence[Job],
        every: Sequence[Every],
        store: Store,
        clock: Clock,
        *,
        holder: str,
        lease_s: float,
        tell: Callable[[Event], None],
    ) -> None:
        self._jobs, self._every, self._store, self._clock = jobs, every, store, clock
        self._holder, self._lease_s, self._tell = holder, lease_s, tell
        self._lock = threading.RLock()
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._held: dict[str, Slot] = {}
        self._lost: set[Slot] = set()
        self._trials: dict[str, _Trial] = {}
        self._done_at: dict[str, datetime | None] = {}
        self._running: Slot | None = None
        self._is_winding_up = self._is_closed = False
        # A daemon thread: after a second Ctrl-C the program ends though an edition is half made.
        self._thread = threading.Thread(target=self._run_work, name="digest-schedule", daemon=True)
        self._thread.start()

    # what a tick does ---------------------------------------------------------------------------

    def look(self) -> None:
        """Lengthen the leases of what is held, and put what is due to work."""
        try:
            with self._lock:
                if self._is_closed:
                    return
                now = self._clock.now()
                self._renew(now)
                if not self._is_winding_up:
                    self._take_jobs(now)
                    self._take_every(now)
        except DigestError as error:  # the store is away for a while: the next tick looks again
            self._say("failed", "schedule", reason=str(error))

    def _renew(self, now: datetime) -> None:
        for name, slot in self._held.items():
            if slot in self._lost or self._store.claim_slot(slot, self._holder, now, self._lease_s):
                continue
            self._lost.add(slot)
            self._say("lost", name, slot, "another daemon has taken it over")

    def _take_jobs(self, now: datetime) -> None:
        for job in self._jobs:
            if job.edition_id in self._held:
                continue
            # A slot of the future was done while the clock was ahead: it silences none that come before.
            last = self._store.last_finished_slot(job.edition_id, until=now)
            slot = due_slot(job.edition_id, job.times, now=now, last=last)
            if slot is None:
                continue
            if self._is_barred(slot, now):
                _log.debug("%s of %s waits after a failure", slot.edition_id, slot.local)
                continue
            if self._store.claim_slot(slot, self._holder, now, self._lease_s):
                _log.debug("%s of %s is due and taken", slot.edition_id, slot.local)
                self._held[job.edition_id] = slot
                self._work.put(lambda job=job, slot=slot: self._run_job(job, slot))  # type: ignore[misc]

    def _is_barred(self, slot: Slot, now: datetime) -> bool:
        trial = self._trials.get(slot.edition_id)
        return trial is not None and trial.forbids(slot, now)

    def _take_every(self, now: datetime) -> None:
        for one in self._every:
            if self._is_time(one, now):
                self._done_at[one.name] = None  # on the desk
                self._work.put(lambda one=one: self._run_every(one))  # type: ignore[misc]

    def _is_time(self, one: Every, now: datetime) -> bool:
        if one.name not in self._done_at:
            return True
        done_at = self._done_at[one.name]
        # The second part: the clock has been put back to before it was done.
        return done_at is not None and (now >= done_at + timedelta(seconds=one.seconds) or now < done_at)

    # what the thread does -----------------------------------------------------------------------

    def _run_work(self) -> None:
        while (work := self._work.get()) is not None:
            work()

    def _run_job(self, job: Job, slot: Slot) -> None:
        with self._lock:
            if self._held.get(job.edition_id) != slot:  # given back while it waited
                return
            self._running = slot
        self._say("started", job.edition_id, slot)
        reason = _attempt(lambda: job.action(slot))
        with self._lock:
            self._running = None
            reason = reason or _attempt(
                lambda: self._store.finish_slot(slot, self._holder, self._clock.now())
            )
            if reason:
                self._give_back(slot)
            self._held.pop(job.edition_id, None)
            self._lost.discard(slot)
            kind = self._verdict(slot, reason)
        self._say(kind, job.edition_id, slot, reason)

    def _verdict(self, slot: Slot, reason: str) -> EventKind:
        if not reason:
            self._trials.pop(slot.edition_id, None)
            return "finished"
        trial = self._trials.get(slot.edition_id)
        if trial is None or trial.slot != slot:
            trial = self._trials[slot.edition_id] = _Trial(slot)
        trial.fail(self._clock.now())
        return "gave up" if trial.is_over else "failed"

    def _run_every(self, one: Every) -> None:
        self._say("started", one.name)
        reason = _attempt(one.action)
        with self._lock:
            self._done_at[one.name] = self._clock.now()
        self._say("failed" if reason else "finished", one.name, reason=reason)

    def _give_back(self, slot: Slot) -> None:
        with contextlib.suppress(DigestError):  # else the lease runs out by itself
            self._store.release_slot(slot, self._holder)

    def _say(self, kind: EventKind, name: str, slot: Slot | None = None, reason: str = "") -> None:
        self._tell(Event(kind=kind, name=name, at=self._clock.now(), slot=slot, reason=reason))

    # the end ------------------------------------------------------------------------------------

    def wind_up(self) -> None:
        """Take nothing new, give back what has not begun, and wait for what runs."""
        with self._lock:
            self._is_winding_up = True
            for name, slot in list(self._held.items()):
                if slot != self._running:
                    self._give_back(slot)
                    del self._held[name]
            while not self._work.empty():
                self._work.get()
            self._work.put(None)
        self._thread.join()

    def close(self) -> None:
        """Give back whatever is held still."""
        with self._lock:
            self._is_closed = True
            self._work.put(None)
            for slot in self._held.values():
                self._give_back(slot)
            self._held.clear()


def _attempt(action: Callable[[], object]) -> str:
    """Why it failed; empty if it went well. A daemon outlives whatever an action raises."""
    try:
        action()
    except (Exception, SystemExit) as error:  # noqa: BLE001
        return str(error) or type(error).__name__
    return ""

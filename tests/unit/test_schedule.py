"""The daemon in this process, at a clock that is moved by hand."""

from __future__ import annotations

import queue
import signal
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from digest.errors import ConfigError, StoreError
from digest.models import Slot, Timetable
from digest.schedule import BACK_OFF, Event, Every, Job, _unstick, run_schedule
from digest.stopping import stopping_on_signals
from digest.store.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.protocols import Store

SEVEN = datetime(2026, 3, 5, 7, tzinfo=UTC)
PATIENCE_S = 60


class WatchedClock:
    """Moved by hand; knows how often it was asked, so that a test can wait for ticks."""

    def __init__(self, moment: datetime) -> None:
        self.moment, self.asked = moment, 0
        self._changed = threading.Condition()

    def now(self) -> datetime:
        with self._changed:
            self.asked += 1
            self._changed.notify_all()
            return self.moment

    def forward(self, **by: float) -> None:
        with self._changed:
            self.moment += timedelta(**by)

    def wait_for_looks(self, count: int = 4) -> None:
        with self._changed:
            until = self.asked + count
            assert self._changed.wait_for(lambda: self.asked >= until, PATIENCE_S)


class Daemon:
    """`run_schedule` in a thread."""

    def __init__(
        self,
        *jobs: Job,
        store: Store | None = None,
        clock: WatchedClock | None = None,
        holder: str = "one",
        every: tuple[Every, ...] = (),
    ) -> None:
        self.store, self.clock = store or MemoryStore(), clock or WatchedClock(SEVEN)
        self.stop = threading.Event()
        self.events: queue.Queue[Event] = queue.Queue()
        self._thread = threading.Thread(
            target=run_schedule,
            args=(jobs, self.store, self.clock),
            kwargs={
                "holder": holder,
                "stop": self.stop,
                "every": every,
                "on_event": self.events.put,
                "tick_s": 0.01,
                "lease_s": 300,
            },
        )
        self._thread.start()

    def wait_for(self, kind: str, name: str = "morning") -> Event:
        while True:
            event = self.events.get(timeout=PATIENCE_S)
            if (event.kind, event.name) == (kind, name):
                return event

    def end(self) -> None:
        self.stop.set()
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive()


@pytest.fixture
def daemon() -> Iterator[Callable[..., Daemon]]:
    started: list[Daemon] = []

    def start(*jobs: Job, **options: Any) -> Daemon:
        started.append(Daemon(*jobs, **options))
        return started[-1]

    yield start
    for one in started:
        one.end()


class Press:
    """An action that notes what it made; `fail` makes it fail, `hold` makes it wait for `go`."""

    def __init__(self, *, fail: int = 0, hold: bool = False) -> None:
        self.made: list[str] = []
        self.failures = fail
        self.began, self.go = threading.Event(), threading.Event()
        if not hold:
            self.go.set()

    def __call__(self, slot: Slot) -> None:
        self.began.set()
        assert self.go.wait(PATIENCE_S)
        if self.failures:
            self.failures -= 1
            raise RuntimeError("the press is jammed")
        self.made.append(slot.local)


def job(action: Callable[[Slot], None], cron: str = "0 7 * * *", edition_id: str = "morning") -> Job:
    return Job(edition_id=edition_id, times=Timetable(crons=(cron,)), action=action)


def test_an_edition_is_made_when_its_time_comes_and_not_again(daemon: Callable[..., Daemon]) -> None:
    press, clock = Press(), WatchedClock(SEVEN - timedelta(seconds=1))
    store = MemoryStore()
    store.finish_slot(
        Slot(edition_id="morning", local="2026-03-04T07:00", at=SEVEN - timedelta(days=1)), "x", SEVEN
    )
    one = daemon(job(press), store=store, clock=clock)
    clock.wait_for_looks()
    assert press.made == []
    clock.forward(seconds=1)
    event = one.wait_for("finished")
    assert (
        event.slot
        == store.last_finished_slot("morning")
        == Slot(edition_id="morning", local="2026-03-05T07:00", at=SEVEN)
    )
    clock.wait_for_looks()
    clock.forward(days=1)
    one.wait_for("finished")
    assert press.made == ["2026-03-05T07:00", "2026-03-06T07:00"]


def test_a_slot_missed_while_no_daemon_ran_is_caught_up_once(daemon: Callable[..., Daemon]) -> None:
    press, clock = Press(), WatchedClock(SEVEN + timedelta(hours=2))
    one = daemon(job(press), clock=clock)
    one.wait_for("finished")
    clock.wait_for_looks(10)
    assert press.made == ["2026-03-05T07:00"]


def test_a_slot_that_another_daemon_has_done_is_not_done_again(daemon: Callable[..., Daemon]) -> None:
    store, press = MemoryStore(), Press()
    daemon(job(press), store=store).wait_for("finished")
    second = daemon(job(press), store=store, holder="two")
    second.clock.wait_for_looks(10)
    assert press.made == ["2026-03-05T07:00"]


def test_the_lease_is_lengthened_as_long_as_an_edition_takes(daemon: Callable[..., Daemon]) -> None:
    press, store = Press(hold=True), MemoryStore()
    first = daemon(job(press), store=store)
    assert press.began.wait(PATIENCE_S)
    other = Press()
    second = daemon(job(other), store=store, holder="two")
    for _ in range(5):
        for one in (first, second):
            one.clock.forward(seconds=200)
            one.clock.wait_for_looks()
    press.go.set()
    first.wait_for("finished")
    second.clock.wait_for_looks(10)
    assert (press.made, other.made) == (["2026-03-05T07:00"], [])


def test_a_lease_lost_while_the_machine_slept_is_told(daemon: Callable[..., Daemon]) -> None:
    press, store, clock = Press(hold=True), MemoryStore(), WatchedClock(SEVEN)
    one = daemon(job(press), store=store, clock=clock)
    assert press.began.wait(PATIENCE_S)
    slot = Slot(edition_id="morning", local="2026-03-05T07:00", at=SEVEN)
    assert store.claim_slot(slot, "two", SEVEN + timedelta(hours=1), 300)
    assert one.wait_for("lost").slot == slot
    press.go.set()
    one.wait_for("finished")


def test_a_failed_edition_is_tried_again_after_a_pause(daemon: Callable[..., Daemon]) -> None:
    press = Press(fail=1)
    one = daemon(job(press))
    assert one.wait_for("failed").reason == "the press is jammed"
    one.clock.wait_for_looks(10)
    assert press.made == []
    one.clock.forward(seconds=BACK_OFF[0].total_seconds())
    one.wait_for("finished")
    assert press.made == ["2026-03-05T07:00"]


def test_after_three_more_tries_it_waits_for_the_next_slot(daemon: Callable[..., Daemon]) -> None:
    press = Press(fail=4)
    one = daemon(job(press))
    for pause in BACK_OFF:
        one.wait_for("failed")
        one.clock.forward(seconds=pause.total_seconds())
    one.wait_for("gave up")
    one.clock.forward(hours=5)
    one.clock.wait_for_looks(10)
    assert press.made == []
    one.clock.forward(hours=19)
    one.wait_for("finished")
    assert press.made == ["2026-03-06T07:00"]


def test_a_failed_slot_can_be_taken_by_another_daemon_at_once(daemon: Callable[..., Daemon]) -> None:
    store, good = MemoryStore(), Press()
    daemon(job(Press(fail=9)), store=store).wait_for("failed")
    daemon(job(good), store=store, holder="two").wait_for("finished")
    assert good.made == ["2026-03-05T07:00"]


def test_one_editions_failure_does_not_keep_another_from_its_readers(daemon: Callable[..., Daemon]) -> None:
    good = Press()
    one = daemon(job(Press(fail=9)), job(good, edition_id="weekly"))
    one.wait_for("finished", "weekly")
    assert good.made == ["2026-03-05T07:00"]


def test_an_action_that_leaves_the_program_is_a_failure_like_any_other(
    daemon: Callable[..., Daemon],
) -> None:
    def leave(_slot: Slot) -> None:
        raise SystemExit(1)

    assert daemon(job(leave)).wait_for("failed").reason == "1"


def test_feeds_are_read_at_the_start_and_every_so_often(daemon: Callable[..., Daemon]) -> None:
    read: list[int] = []
    one = daemon(every=(Every(name="gather", seconds=900, action=lambda: read.append(1)),))
    one.wait_for("finished", "gather")
    one.clock.forward(seconds=899)
    one.clock.wait_for_looks(10)
    assert len(read) == 1
    one.clock.forward(seconds=1)
    one.wait_for("finished", "gather")
    one.clock.forward(days=-1)  # the clock is put back
    one.wait_for("finished", "gather")


def test_a_failed_reading_is_told_and_tried_again_next_time(daemon: Callable[..., Daemon]) -> None:
    def fail() -> None:
        raise OSError("no network")

    one = daemon(every=(Every(name="gather", seconds=900, action=fail),))
    assert one.wait_for("failed", "gather").reason == "no network"
    one.clock.forward(seconds=900)
    assert one.wait_for("failed", "gather").reason == "no network"


def test_stopping_waits_for_the_edition_that_is_being_made(daemon: Callable[..., Daemon]) -> None:
    press, store = Press(hold=True), MemoryStore()
    one = daemon(job(press), store=store)
    assert press.began.wait(PATIENCE_S)
    one.stop.set()
    one.clock.wait_for_looks(10)  # ticks go on and keep the lease
    assert store.last_finished_slot("morning") is None
    press.go.set()
    one.end()
    assert press.made == ["2026-03-05T07:00"]
    assert store.last_finished_slot("morning")


def test_stopping_gives_back_what_has_not_begun(daemon: Callable[..., Daemon]) -> None:
    press, waiting, store = Press(hold=True), Press(), MemoryStore()
    one = daemon(job(press), job(waiting, edition_id="weekly"), store=store)
    assert press.began.wait(PATIENCE_S)
    one.clock.wait_for_looks()
    one.stop.set()
    one.clock.wait_for_looks()
    press.go.set()
    one.end()
    assert waiting.made == []
    slot = Slot(edition_id="weekly", local="2026-03-05T07:00", at=SEVEN)
    assert store.claim_slot(slot, "two", SEVEN, 300)


class AwayStore(MemoryStore):
    """A store that cannot be reached for its first few questions."""

    def __init__(self) -> None:
        super().__init__()
        self.silent = 3

    def last_finished_slot(self, edition_id: str, *, until: datetime | None = None) -> Slot | None:
        if self.silent:
            self.silent -= 1
            raise StoreError("the database is locked")
        return super().last_finished_slot(edition_id, until=until)


def test_a_store_that_is_away_for_a_while_only_delays_the_edition(daemon: Callable[..., Daemon]) -> None:
    press = Press()
    one = daemon(job(press), store=AwayStore())
    assert one.wait_for("failed", "schedule").reason == "the database is locked"
    one.wait_for("finished")
    assert press.made == ["2026-03-05T07:00"]


class Tick:
    """What APScheduler's job shows of itself."""

    def __init__(self, next_run_time: datetime) -> None:
        self.next_run_time = next_run_time

    def modify(self, *, next_run_time: datetime) -> None:
        self.next_run_time = next_run_time


def test_the_ticks_go_on_after_the_wall_clock_is_put_back() -> None:
    soon, late = datetime.now(UTC) + timedelta(seconds=19), datetime.now(UTC) + timedelta(hours=1)
    ticks = [Tick(soon), Tick(late)]
    for tick in ticks:
        _unstick(tick, 20)
    assert ticks[0].next_run_time == soon
    assert ticks[1].next_run_time <= datetime.now(UTC)


@pytest.mark.parametrize(("cron", "zone"), [("0 7 * *", "UTC"), ("0 7 * * *", "Europe/Atlantis")])
def test_a_bad_schedule_is_said_before_anything_runs(cron: str, zone: str) -> None:
    press = Press()
    bad = Job(edition_id="morning", times=Timetable(crons=(cron,), timezone=zone), action=press)
    with pytest.raises(ConfigError):
        run_schedule(
            [job(press), bad], MemoryStore(), WatchedClock(SEVEN), holder="one", stop=threading.Event()
        )
    assert press.made == []


def test_the_first_signal_asks_and_the_second_one_interrupts() -> None:
    before = signal.getsignal(signal.SIGTERM)
    stop = threading.Event()
    with stopping_on_signals(stop):
        signal.raise_signal(signal.SIGTERM)
        assert stop.wait(PATIENCE_S)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGTERM) is before


def test_an_interrupt_gives_back_what_runs_and_ends_at_once() -> None:
    press, store = Press(hold=True), MemoryStore()

    class Interrupted(threading.Event):
        """Ctrl-C twice, as soon as the edition is being made."""

        def wait(self, timeout: float | None = None) -> bool:
            assert press.began.wait(PATIENCE_S)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_schedule([job(press)], store, WatchedClock(SEVEN), holder="one", stop=Interrupted(), tick_s=0.01)
    slot = Slot(edition_id="morning", local="2026-03-05T07:00", at=SEVEN)
    assert store.claim_slot(slot, "two", SEVEN, 300)
    press.go.set()

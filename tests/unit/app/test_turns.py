"""One run of a plan at a time."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from digest.app.turns import LEASE_S, claimed, turn
from digest.errors import RunError
from digest.models import Slot
from digest.store.memory import MemoryStore
from tests.builders import NOON, SEVEN_IN_BERLIN, at


def test_a_second_run_of_a_plan_is_told_and_one_of_another_plan_goes_on() -> None:
    store = MemoryStore()
    with turn(store, "morning"):
        with turn(store, "weekly"):
            pass
        with (
            pytest.raises(RunError, match="another run is making morning now"),
            turn(store, "morning", patience_s=0.01),
        ):
            pass
    with turn(store, "morning", patience_s=0.01):
        pass


def test_a_run_waits_until_the_other_is_through() -> None:
    store, order = MemoryStore(), []
    inside, go = threading.Event(), threading.Event()

    def first() -> None:
        with turn(store, "morning"):
            inside.set()
            go.wait(10)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    inside.wait(10)
    go.set()
    with turn(store, "morning", patience_s=10):
        order.append("second")
    thread.join()
    assert order == ["first", "second"]


def test_a_killed_run_keeps_others_waiting_for_its_lease_at_most() -> None:
    store = MemoryStore()
    long_ago = datetime.now(UTC) - timedelta(seconds=LEASE_S + 1)
    store.claim_slot(Slot(edition_id="morning", local="a run", at=long_ago), "killed", long_ago, LEASE_S)
    with turn(store, "morning", patience_s=0.01):
        pass


def test_a_slot_is_done_only_when_the_run_says_so() -> None:
    store = MemoryStore()
    with (
        claimed(store, SEVEN_IN_BERLIN, NOON),
        pytest.raises(RunError, match="in the hands of another run"),
        claimed(store, SEVEN_IN_BERLIN, NOON),
    ):
        pass
    assert store.last_finished_slot("morning") is None
    with claimed(store, SEVEN_IN_BERLIN, at(1)) as claim:
        claim.is_done = True
    assert store.last_finished_slot("morning") == SEVEN_IN_BERLIN

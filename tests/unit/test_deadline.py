"""A deadline between items: what is ready is kept, and nobody waits for the rest."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from digest.deadline import NEVER, Deadline, LateError

if TYPE_CHECKING:
    from collections.abc import Iterator


def hanging(ready: int, hold: threading.Event) -> Iterator[int]:
    yield from range(ready)
    hold.wait(10)
    yield ready


@pytest.fixture
def hold() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_what_comes_in_time_is_kept_and_what_hangs_is_left(hold: threading.Event) -> None:
    began = time.monotonic()
    assert list(Deadline.after(0.3).items(hanging(3, hold))) == [0, 1, 2]
    assert time.monotonic() - began < 5


def test_all_items_come_in_order_where_there_is_time() -> None:
    assert list(Deadline.after(60).items(range(1000))) == list(range(1000))
    assert list(NEVER.items(range(5))) == [0, 1, 2, 3, 4]


def test_nothing_is_begun_after_the_deadline() -> None:
    begun: list[int] = []
    late = Deadline.after(-1)
    assert late.is_over

    def numbers() -> Iterator[int]:
        begun.append(1)
        yield 1

    assert list(late.items(numbers())) == []
    with pytest.raises(LateError):
        late.within(lambda: begun.append(9))
    assert begun == []


def test_what_an_item_raises_is_raised_where_the_items_are_waited_for() -> None:
    def breaking() -> Iterator[int]:
        yield 1
        raise KeyError("two")

    found: list[int] = []
    with pytest.raises(KeyError, match="two"):
        found.extend(Deadline.after(60).items(breaking()))


def test_at_most_two_items_are_made_ahead_of_the_one_that_is_worked_on() -> None:
    made: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(100):
            made.append(number)
            yield number

    items = iter(Deadline.after(60).items(numbers()))
    assert next(items) == 0
    time.sleep(0.2)
    assert len(made) <= 3


def test_a_consumer_that_leaves_off_lets_the_maker_go() -> None:
    closed = threading.Event()

    def numbers() -> Iterator[int]:
        try:
            yield from range(10**9)
        finally:
            closed.set()

    items = Deadline.after(60).items(numbers())
    assert next(items) == 0
    items.close()  # type: ignore[attr-defined]
    assert closed.wait(5)


def test_a_result_in_time_is_given_and_a_late_one_is_not(hold: threading.Event) -> None:
    assert Deadline.after(60).within(lambda: 7) == 7
    with pytest.raises(LateError):
        Deadline.after(0.2).within(lambda: hold.wait(10))
    with pytest.raises(ZeroDivisionError):
        Deadline.after(60).within(lambda: 1 // 0)


def test_a_share_of_the_time_is_that_of_what_is_left() -> None:
    assert 4.5 < Deadline.after(10).share(0.5).left_s <= 5
    assert NEVER.share(0.5) == NEVER
    assert Deadline.after(-5).share(0.5).is_over

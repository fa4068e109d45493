"""A fault becomes a value, and a step that takes all items at once does those that it can."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

import pytest

from digest.errors import DeliveryError, ItemError, PublishError, RenderError, StoreError, SummaryError
from digest.faults import attempt, name_of, reason_of, sifted

if TYPE_CHECKING:
    from collections.abc import Sequence


def raising(error: BaseException) -> NoReturn:
    raise error


def failure(error: BaseException) -> ItemError:
    failed = attempt(lambda: raising(error), SummaryError, "the bridge")
    assert isinstance(failed, ItemError)
    return failed


def test_what_goes_well_is_given_back() -> None:
    assert attempt(lambda: 42, SummaryError, "the bridge") == 42


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ZeroDivisionError("division by zero"), "ZeroDivisionError: division by zero"),
        (KeyError("url"), "KeyError: 'url'"),
        (RecursionError("too deep"), "RecursionError: too deep"),
        (MemoryError(), "MemoryError:"),
        (RenderError("The page is broken."), "The page is broken."),
        (SystemExit(3), "it asked the program to end (3)"),
        (SystemExit(), "it asked the program to end (no reason given)"),
        (ValueError("first\nsecond"), "ValueError: first"),
    ],
)
def test_whatever_is_raised_becomes_the_failure_of_the_item_in_one_line(
    error: BaseException, reason: str
) -> None:
    failed = failure(error)
    assert (type(failed), failed.subject, failed.reason) == (SummaryError, "the bridge", reason)


def test_a_failure_that_says_what_failed_is_kept() -> None:
    known = DeliveryError("me@example.org", "no such address")
    assert failure(known) is known


def test_a_plug_ins_failure_without_words_gets_some() -> None:
    failed = failure(PublishError(None, None))  # type: ignore[arg-type]
    assert (failed.subject, failed.reason) == ("the bridge", "None: None")


def test_an_error_that_cannot_be_printed_is_named() -> None:
    class UnspeakableError(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    assert reason_of(UnspeakableError()) == "UnspeakableError, which cannot be put into words"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), GeneratorExit(), StoreError("the disk is full")])
def test_ctrl_c_and_a_broken_store_still_end_the_run(error: BaseException) -> None:
    with pytest.raises(type(error)):
        attempt(lambda: raising(error), SummaryError, "the bridge")


def test_a_tool_without_a_name_is_called_by_its_class() -> None:
    class Nameless:
        @property
        def broken(self) -> str:
            raise OSError("no")

        number = 7
        name = "sound"

    assert [name_of(Nameless(), each) for each in ("name", "broken", "number", "missing")] == [
        "sound",
        "Nameless",
        "Nameless",
        "Nameless",
    ]


# ------------------------------------------------------------------------------ sifted


def adding(numbers: Sequence[object]) -> int:
    return sum(numbers)  # type: ignore[arg-type]


@pytest.mark.parametrize("place", [0, 3, 9])
def test_the_one_that_breaks_a_step_is_found_wherever_it_stands(place: int) -> None:
    items: list[object] = list(range(9))
    items.insert(place, "nine")
    found = sifted(adding, items)
    assert sorted(map(str, found.kept)) == sorted(map(str, range(9)))
    assert [culprit for culprit, _ in found.culprits] == ["nine"]
    assert "TypeError" in found.culprits[0][1]


def test_several_are_found_and_the_order_stays() -> None:
    found = sifted(adding, [1, "two", 3, None, 4])
    assert (found.kept, [culprit for culprit, _ in found.culprits]) == ((1, 3, 4), ["two", None])


def test_a_step_that_always_fails_keeps_nothing() -> None:
    found = sifted(lambda _: raising(OSError("down")), [1, 2])
    assert (found.kept, len(found.culprits)) == ((), 2)


@pytest.mark.parametrize("place", [0, 4])
def test_where_items_fail_only_together_the_many_are_kept(place: int) -> None:
    dates = [datetime(2026, 3, day, tzinfo=UTC) for day in range(1, 5)]
    dates.insert(place, datetime(2026, 3, 9))  # noqa: DTZ001  (the one without a zone)
    found = sifted(max, dates)
    assert len(found.kept) == 4
    assert [culprit.tzinfo for culprit, _ in found.culprits] == [None]


def test_a_step_is_tried_few_times() -> None:
    tried = 0

    def step(items: Sequence[int]) -> None:
        nonlocal tried
        tried += 1
        if 700 in items:
            raise ValueError

    assert len(sifted(step, range(1000)).kept) == 999
    assert tried <= 25

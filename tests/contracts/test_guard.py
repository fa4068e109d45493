"""What every guard keeps to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.errors import FetchError, LimitError, ParseError
from digest.protocols import Guard
from digest.run.guard import ChildGuard, InlineGuard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def double(number: int) -> int:
    return 2 * number


def join(*words: str) -> str:
    return " ".join(words)


def not_a_feed(url: str) -> None:
    raise ParseError(url, "not a feed")


def not_found(url: str) -> None:
    raise FetchError(url, "gone", status=410, retry_after_s=5.0, refused=True)


def stumble() -> None:
    raise KeyError("a bug in a parser")


def recurse() -> None:
    recurse()


MAKERS: dict[str, Callable[[], Guard]] = {
    "inline": InlineGuard,
    "children": lambda: ChildGuard(processes=1, cpu_s=2.0),
}


@pytest.fixture(params=MAKERS, scope="module")
def guard(request: pytest.FixtureRequest) -> Iterator[Guard]:
    guard = MAKERS[request.param]()
    yield guard
    guard.close()
    guard.close()


def test_it_is_a_guard(guard: Guard) -> None:
    assert isinstance(guard, Guard)


def test_it_answers_what_the_function_returns(guard: Guard) -> None:
    assert guard.call(double, 21) == 42
    assert guard.call(join, "a", "b") == "a b"


def test_an_item_error_comes_back_as_itself(guard: Guard) -> None:
    with pytest.raises(ParseError) as caught:
        guard.call(not_a_feed, "https://wire.example/rss")
    assert (caught.value.subject, caught.value.reason) == ("https://wire.example/rss", "not a feed")
    assert str(caught.value) == "https://wire.example/rss: not a feed"


def test_an_errors_attributes_come_back_too(guard: Guard) -> None:
    with pytest.raises(FetchError) as caught:
        guard.call(not_found, "https://wire.example/rss")
    assert (caught.value.status, caught.value.retry_after_s, caught.value.refused) == (410, 5.0, True)


@pytest.mark.parametrize("fn", [stumble, recurse])
def test_any_other_exception_is_a_limit_error_and_the_next_call_is_fine(
    guard: Guard, fn: Callable[[], None]
) -> None:
    with pytest.raises(LimitError, match="broke its parser"):
        guard.call(fn)
    assert guard.call(double, 1) == 2

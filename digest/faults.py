"""A fault stays with its item: the one place where an exception becomes a value.

`attempt` is for one item: whatever a call raises comes back as an `ItemError`, which the caller reports.
`sifted` is for a step that takes all items at once: it finds those with which the step fails, so that the
step can be done with the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from digest.errors import DigestError, ItemError, StoreError, first_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

CONTAINED = (Exception, SystemExit)
"""What one item may raise without ending the run; a plug-in that calls `sys.exit` ends only its own work.

Ctrl-C and the like still end the run, and so does a `StoreError`: without memory no run can go on.
"""


def attempt(fn: Callable[[], R], kind: Callable[[str, str], ItemError], subject: str) -> R | ItemError:
    """What `fn()` returns, or why it failed: its own `ItemError`, or else one of `kind` about `subject`.

    Raises:
        StoreError: `fn` raised it; it ends the run.
    """
    try:
        return fn()
    except StoreError:
        raise
    except CONTAINED as error:
        return blamed(error, kind, subject)


def blamed(error: BaseException, kind: Callable[[str, str], ItemError], subject: str) -> ItemError:
    """`error` as the failure of `subject`; an `ItemError` that says what failed is kept as it is."""
    if isinstance(error, ItemError) and isinstance(error.subject, str) and isinstance(error.reason, str):
        return error
    return kind(subject, reason_of(error))


def reason_of(error: BaseException) -> str:
    """Why it failed, in one line: our own errors in their words, others with their kind."""
    try:
        said = str(error)
    except CONTAINED:  # a plug-in's error may not even be printed
        return f"{type(error).__name__}, which cannot be put into words"
    if isinstance(error, DigestError) and said:
        return said.partition("\n")[0]
    if isinstance(error, SystemExit):
        return f"it asked the program to end ({said or 'no reason given'})"
    return first_line(error)


def name_of(tool: Any, attribute: str = "name") -> str:
    """What a tool calls itself; the name of its class where it has no name, or none that is text."""
    named = attempt(lambda: getattr(tool, attribute), ItemError, "")
    return named if isinstance(named, str) and named else type(tool).__name__


# --------------------------------------------------------------------------- items that others work on


def mapped(
    run: Callable[..., Iterable[Any]],
    fn: Callable[[T], R],
    items: Iterable[T],
    tell: Callable[[ItemError], None],
) -> Iterator[R]:
    """The results of `fn` over `items` by means of `run`, an executor's `map`: each exactly once.

    What an executor that breaks, or forgets an item, has left undone is done here, one after the other, and
    told. `fn` must not raise, and may run twice on an item that was under way.

    Raises:
        StoreError: `items` raised it.
    """
    waiting: dict[int, T] = {}
    source = enumerate(items)
    try:
        yield from _by_others(run, fn, source, waiting)
    except StoreError:
        raise
    except CONTAINED as error:
        reason = f"{reason_of(error)}; what it left undone is done one after the other"
        tell(ItemError("the executor", reason))
    for item in [*waiting.values()]:
        yield fn(item)
    for _, item in source:
        yield fn(item)


def _by_others(
    run: Callable[..., Iterable[Any]],
    fn: Callable[[T], R],
    source: Iterator[tuple[int, T]],
    waiting: dict[int, T],
) -> Iterator[R]:
    """The results as `run` gives them; an item that is taken waits in `waiting` for its own."""

    def taken() -> Iterator[tuple[int, T]]:
        for number, item in source:
            waiting[number] = item
            yield number, item

    for number, result in run(_Numbered(fn), taken()):
        if number in waiting:
            del waiting[number]
            yield result


@dataclass(frozen=True, slots=True)
class _Numbered(Generic[T, R]):
    """`fn` over numbered items: each result beside the number of its item. It can be pickled if `fn` can."""

    fn: Callable[[T], R]

    def __call__(self, numbered: tuple[int, T]) -> tuple[int, R]:
        number, item = numbered
        return number, self.fn(item)


# --------------------------------------------------------------------------- all items at once


@dataclass(frozen=True, slots=True)
class Sifted(Generic[T]):
    """The items that a step can do together, and those with which it fails, each with the reason."""

    kept: tuple[T, ...]
    culprits: tuple[tuple[T, str], ...] = ()


def sifted(step: Callable[[Sequence[T]], object], items: Iterable[T]) -> Sifted[T]:
    """Sort `items` into those that `step` can be called with together, and the others.

    `step` must be harmless to call many times: about 2 · log2(number of items) times for each culprit. Where
    items fail only together, such as dates with and without a zone, the larger party is kept.

    Raises:
        StoreError: `step` raised it.
    """
    given = tuple(items)
    forward = _joined(step, (), given)
    if 2 * len(forward.kept) >= len(given):
        return forward
    backward = _joined(step, (), given[::-1])
    if len(backward.kept) <= len(forward.kept):
        return forward
    return Sifted(backward.kept[::-1], backward.culprits[::-1])


def _joined(step: Callable[[Sequence[T]], object], kept: tuple[T, ...], items: tuple[T, ...]) -> Sifted[T]:
    """`kept` with those of `items` that can join it."""
    if not items:
        return Sifted(kept)
    failure = attempt(lambda: _done(step, kept + items), ItemError, "")
    if not isinstance(failure, ItemError):
        return Sifted(kept + items)
    if len(items) == 1:
        return Sifted(kept, ((items[0], failure.reason),))
    half = len(items) // 2
    left = _joined(step, kept, items[:half])
    right = _joined(step, left.kept, items[half:])
    return Sifted(right.kept, left.culprits + right.culprits)


def _done(step: Callable[[Sequence[T]], object], items: tuple[T, ...]) -> None:
    step(items)

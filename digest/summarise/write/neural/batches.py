"""Group prompts into batches that are answered together, and halve a batch that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from digest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")


def in_batches(
    items: Sequence[T],
    length: Callable[[T], int],
    group: Callable[[T], Hashable],
    *,
    most: int,
    most_tokens: int,
) -> Iterator[list[T]]:
    """Batches of items of the same group and of similar length, the longest first.

    A batch has at most `most` items, and at most `most_tokens` tokens when all items are padded to its
    longest; an item that is longer than that is a batch of its own.
    """
    batch: list[T] = []
    for item in sorted(items, key=lambda one: (str(group(one)), -length(one))):
        is_alike = bool(batch) and group(item) == group(batch[0])
        is_small = len(batch) < most and (len(batch) + 1) * length(batch[0] if batch else item) <= most_tokens
        if batch and not (is_alike and is_small):
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def answered(
    batch: Sequence[T], answer: Callable[[Sequence[T]], Sequence[R]], relieve: Callable[[], None]
) -> Iterator[tuple[T, R | Exception]]:
    """Each item with its answer, or with the reason why there is none.

    A batch that fails, for example because memory ran out, is halved again and again down to single items;
    before each new try, `relieve` frees what memory it can.
    """
    try:
        answers = list(answer(batch))
    except ConfigError as error:
        yield from ((item, error) for item in batch)
        return
    except Exception as error:  # noqa: BLE001  out of memory, a broken kernel …
        problem = error
    else:
        yield from zip(batch, answers, strict=True)
        return
    problem.__traceback__ = None  # it would keep alive what filled the memory
    relieve()
    if len(batch) == 1:
        yield batch[0], problem
        return
    middle = len(batch) // 2
    yield from answered(batch[:middle], answer, relieve)
    yield from answered(batch[middle:], answer, relieve)

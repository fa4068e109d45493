"""Which prompts are answered together, and which answers a failing batch still gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import ConfigError
from digest.summarise.write.neural.batches import answered, in_batches

if TYPE_CHECKING:
    from collections.abc import Sequence


def batches(items: list[str], most: int = 4, most_tokens: int = 1000) -> list[list[str]]:
    return list(in_batches(items, len, lambda one: one[0], most=most, most_tokens=most_tokens))


def test_like_lengths_go_together() -> None:
    assert batches(["a" * 9, "a", "a" * 8, "aa"], most=2) == [["a" * 9, "a" * 8], ["aa", "a"]]


def test_a_batch_has_no_more_tokens_than_fit_once_all_are_as_long_as_the_longest() -> None:
    assert batches(["aaaa", "aaa", "aa"], most_tokens=8) == [["aaaa", "aaa"], ["aa"]]


def test_one_that_is_longer_than_all_may_be_is_tried_alone() -> None:
    assert batches(["a" * 50, "a"], most_tokens=8) == [["a" * 50], ["a"]]


def test_groups_are_kept_apart() -> None:
    assert batches(["a", "b", "a"]) == [["a", "a"], ["b"]]


def test_nothing_gives_no_batch() -> None:
    assert batches([]) == []


class Full:
    """A model with memory for so many prompts at once."""

    def __init__(self, room: int) -> None:
        self.room, self.tries, self.relieved = room, [], 0  # type: ignore[var-annotated]

    def answer(self, batch: Sequence[str]) -> list[str]:
        self.tries.append(len(batch))
        if len(batch) > self.room:
            raise MemoryError("out of memory")
        return [one.upper() for one in batch]

    def relieve(self) -> None:
        self.relieved += 1


def test_a_batch_that_does_not_fit_is_halved_until_it_does() -> None:
    model = Full(room=2)
    found = list(answered(["a", "b", "c", "d", "e"], model.answer, model.relieve))
    assert found == [(one, one.upper()) for one in "abcde"]
    assert model.tries == [5, 2, 3, 1, 2]
    assert model.relieved == 2


def test_one_that_does_not_fit_alone_fails_and_the_others_go_on() -> None:
    model = Full(room=0)
    found = list(answered(["a", "b"], model.answer, model.relieve))
    assert [one for one, _ in found] == ["a", "b"]
    assert all(isinstance(problem, MemoryError) for _, problem in found)


def test_a_model_that_cannot_be_loaded_is_not_tried_again_for_each() -> None:
    calls = []

    def answer(batch: Sequence[str]) -> list[str]:
        calls.append(batch)
        raise ConfigError("no such device")

    found = list(answered(["a", "b"], answer, lambda: None))
    assert len(calls) == 1
    assert [str(problem) for _, problem in found] == ["no such device"] * 2

"""Each text is asked about once, whatever comes between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from digest.embed.kept import LONGEST, Kept
from digest.errors import EmbedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray


class Letters:
    """Gives the counts of a, b and c; remembers what it was asked."""

    def __init__(self, width: int = 3) -> None:
        self.asked: list[str] = []
        self.width = width
        self.fails_at = ""

    def __call__(self, texts: Sequence[str]) -> Iterator[NDArray[np.float32]]:
        for text in texts:
            if self.fails_at and self.fails_at in text:
                raise EmbedError("letters", "the server went away")
            self.asked.append(text)
            yield np.array([text.count(letter) for letter in "abcdefgh"[: self.width]], np.float32)


def test_a_text_is_asked_about_once_in_all_runs(tmp_path: Path) -> None:
    first, second = Letters(), Letters()
    rows = Kept(first, "letters", tmp_path).rows(["aab", "c", "aab"])
    again = Kept(second, "letters", tmp_path).rows(["c", "aab"])
    assert first.asked == ["aab", "c"]
    assert second.asked == []
    assert np.array_equal(rows[[1, 0]], again)


def test_what_another_model_gave_is_asked_for_anew(tmp_path: Path) -> None:
    Kept(Letters(), "letters", tmp_path).rows(["a"])
    for kept in (("others", ""), ("letters", " with a prompt")):
        other = Letters()
        Kept(other, kept[0], tmp_path, kept[1]).rows(["a"])
        assert other.asked == ["a"]


def test_what_came_before_a_failure_is_not_asked_for_again(tmp_path: Path) -> None:
    letters = Letters()
    letters.fails_at = "c"
    texts = ["aaaa", "bbb", "cc"]
    with pytest.raises(EmbedError):
        Kept(letters, "letters", tmp_path).rows(texts)
    letters.fails_at = ""
    assert Kept(letters, "letters", tmp_path).rows(texts).shape == (3, 3)
    assert letters.asked == ["aaaa", "bbb", "cc"]


def test_a_model_that_was_replaced_under_its_name_is_asked_about_all_texts_again(tmp_path: Path) -> None:
    Kept(Letters(3), "letters", tmp_path).rows(["a", "b"])
    wider = Letters(5)
    assert Kept(wider, "letters", tmp_path).rows(["a", "b", "c"]).shape == (3, 5)
    assert sorted(wider.asked) == ["a", "b", "c", "c"]
    later = Letters(5)
    assert Kept(later, "letters", tmp_path).rows(["a", "b", "c"]).shape == (3, 5)
    assert later.asked == []


def test_vectors_of_different_lengths_are_told() -> None:
    def odd(texts: Sequence[str]) -> list[NDArray[np.float32]]:
        return [np.ones(len(text), np.float32) for text in texts]

    with pytest.raises(EmbedError, match="letters: it gave vectors of 1 and 2 numbers"):
        Kept(odd, "letters").rows(["a", "bb"])


def test_a_text_without_a_vector_gives_zeros_and_is_asked_about_in_the_next_run(tmp_path: Path) -> None:
    letters = Letters()
    rows = Kept(letters, "letters", tmp_path).rows(["x", "a"])
    assert rows.tolist() == [[0, 0, 0], [1, 0, 0]]
    assert Kept(letters, "letters", tmp_path).rows(["x"]).tolist() == [[0]]
    assert letters.asked == ["a", "x", "x"] or letters.asked == ["x", "a", "x"]


def test_only_the_start_of_a_very_long_text_is_looked_at() -> None:
    letters = Letters()
    Kept(letters, "letters").rows(["a" * 10 * LONGEST])
    assert [len(text) for text in letters.asked] == [LONGEST]


def test_batches_do_not_depend_on_the_order_of_the_texts() -> None:
    forth, back = Letters(), Letters()
    texts = ["a", "bb", "ccc", "abc", "b"]
    Kept(forth, "letters").rows(texts)
    Kept(back, "letters").rows(texts[::-1])
    assert forth.asked == back.asked

"""Where a model stops writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.summarise.write.neural.stopping import Goal, Row, whole
from digest.summarise.write.prose import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

PIECES = [
    "The", "council", "approved", "a", "bridge.", "It", "will", "cost", "Dr.", "Lund", "3.5", "million.", "So", "be",
    "it.",
]  # fmt: skip


def said(tokens: Sequence[int], opened: bool) -> str | None:
    text = " ".join(PIECES[token % len(PIECES)] for token in tokens)
    return None if opened and "So" not in text else text


def stopped(tokens: Sequence[int], goal: Goal) -> int | None:
    """How many of the tokens are kept when they are given one by one."""
    row = Row(goal, said)
    for count in range(1, len(tokens) + 1):
        if row.is_done(tokens[:count]):
            return row.length
    return None


def test_a_model_stops_soon_after_the_sentence_with_which_it_has_its_words() -> None:
    ended = stopped(range(200), Goal(words=15, room=500))
    assert ended is not None
    assert 15 < ended <= 15 + 4 + 1
    assert whole(said(range(ended), False) or "", ends_sentence).endswith("So be it.")


def test_fewer_words_than_asked_for_stop_nothing() -> None:
    assert stopped(range(14), Goal(words=15, room=500)) is None


def test_a_full_stop_within_a_sentence_does_not_end_it() -> None:
    ended = stopped(range(200), Goal(words=8, room=500))
    assert ended is not None
    assert ended > 12


def test_a_model_stops_at_the_end_of_its_room() -> None:
    assert stopped(range(200), Goal(words=400, room=37)) == 37


@pytest.mark.parametrize("period", [1, 2, 7, 24, 40])
def test_a_model_that_goes_round_in_a_loop_stops_and_says_it_once(period: int) -> None:
    start = [1000 + number for number in range(10)]
    loop = [2000 + number for number in range(period)]
    ended = stopped([*start, *loop * 60], Goal(words=900, room=5000))
    assert ended is not None
    assert ended == len(start) + period or (ended > len(start) and (ended - len(start)) % period == 0)


def test_a_name_or_a_phrase_said_twice_is_no_loop() -> None:
    phrase = [3000 + number for number in range(20)]
    tokens = [*phrase, 1, 2, 3, *phrase, 4, 5, 6, *phrase]
    assert stopped(tokens, Goal(words=900, room=5000)) is None


def test_words_count_only_once_the_thought_is_over() -> None:
    tokens = [0, 1, 2, 3, 5, 6, 7, 8] * 2 + list(range(30))
    ended = stopped(tokens, Goal(words=5, room=500, opened=True))
    assert ended is not None
    assert ended > 16 + 12


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It rained. The river rose.", "It rained. The river rose."),
        ("It rained. The river ro", "It rained."),
        ("It rained.\n\nThe river rose. Then", "It rained.\n\nThe river rose."),
        ("It rain", ""),
        ("", ""),
        ("雨が降った。川が増", "雨が降った。"),
    ],
)
def test_a_sentence_that_was_begun_and_not_ended_is_left_out(text: str, kept: str) -> None:
    assert whole(text, ends_sentence) == kept

"""The end of an answer: a whole sentence once its words are reached, a loop, or the end of its room.

Only the generated text is looked at, never the prompt: a model may repeat any words of its sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.text.scripts import word_count
from digest.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EVERY = 4
"""Tokens between two looks at the text: a look takes about a hundredth of the time of a token (chosen for
that; not measured by a bench)."""
_LOOP = 24
"""Tokens that repeat the tokens right before them, from which that is a loop (decision 0011)."""


@dataclass(frozen=True, slots=True)
class Goal:
    """The words and the room of one answer."""

    words: int
    room: int
    """Tokens of its answer at most."""
    opened: bool = False
    """Whether the prompt ends within a thought."""


class Row:
    """One answer in the making."""

    def __init__(self, goal: Goal, text_of: Callable[[Sequence[int], bool], str | None]) -> None:
        self._goal, self._text_of = goal, text_of
        self._seen: list[int] = []
        self._runs: dict[int, int] = {}
        self.length: int | None = None
        """How many of its tokens count, once it was stopped here."""

    def is_done(self, tokens: Sequence[int]) -> bool:
        """Whether the answer goes no further; `tokens` is all that was generated for it."""
        if self.length is None:
            for token in tokens[len(self._seen) :]:
                self._take(int(token))
            self.length = self._end()
        return self.length is not None

    def _take(self, token: int) -> None:
        """Count, for each distance, how far the text repeats the text so far before it."""
        seen = self._seen
        seen.append(token)
        last = len(seen) - 1
        earlier = (last - place for place in range(last) if seen[place] == token)
        self._runs = {distance: self._runs.get(distance, 0) + 1 for distance in earlier}

    def _end(self) -> int | None:
        count = len(self._seen)
        for distance, run in self._runs.items():
            if run >= max(distance, _LOOP):
                return count - run
        if count >= self._goal.room:
            return count
        is_time = count % _EVERY == 0 and count >= self._goal.words // 2
        return count if is_time and self._is_enough() else None

    def _is_enough(self) -> bool:
        """Whether whole sentences have the words asked for; another one begun shows that they are whole."""
        text = self._text_of(self._seen, self._goal.opened)
        if text is None or word_count(text) <= self._goal.words:
            return False
        return word_count(" ".join(sentences(text)[:-1])) >= self._goal.words


class Stopping:
    """The criterion that `generate` asks after each token: a row of booleans, one for each answer."""

    def __init__(self, rows: Sequence[Row], start: int) -> None:
        self._rows, self._start = rows, start

    def __call__(self, input_ids: Any, scores: Any, **_: object) -> Any:  # noqa: ARG002  generate gives them
        """Which of the answers go no further."""
        import torch

        written = input_ids[:, self._start :].tolist()
        done = [row.is_done(tokens) for row, tokens in zip(self._rows, written, strict=True)]
        return torch.tensor(done, dtype=torch.bool, device=input_ids.device)


def whole(text: str, ends: Callable[[str], bool]) -> str:
    """`text` without the sentence that was begun and not ended."""
    lines = text.rstrip().splitlines()
    if not lines or ends(lines[-1]):
        return text
    kept = sentences(lines[-1])[:-1]
    return "\n".join([*lines[:-1], " ".join(kept)]).rstrip()

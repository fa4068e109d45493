"""Stop an answer when it has enough whole sentences, when it loops, or when its tokens are used up.

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
"""Tokens between two checks of whether the text is long enough: a check takes about a hundredth of the time
of a token (chosen for that; not measured by a bench)."""
_LOOP = 24
"""An answer loops if at least this many tokens repeat the tokens right before them (decision 0011)."""


@dataclass(frozen=True, slots=True)
class Goal:
    """The length of one answer: the words to reach, and the tokens not to exceed."""

    words: int
    room: int
    """Most tokens of the answer."""
    opened: bool = False
    """Whether the prompt ends inside a thought, which the answer then continues."""


class Row:
    """One answer while it is generated."""

    def __init__(self, goal: Goal, text_of: Callable[[Sequence[int], bool], str | None]) -> None:
        self._goal, self._text_of = goal, text_of
        self._seen: list[int] = []
        self._runs: dict[int, int] = {}
        self.length: int | None = None
        """How many of its tokens are kept; `None` until it is stopped here."""

    def is_done(self, tokens: Sequence[int]) -> bool:
        """Whether the answer is to stop; `tokens` are all that were generated for it so far."""
        if self.length is None:
            for token in tokens[len(self._seen) :]:
                self._take(int(token))
            self.length = self._end()
        return self.length is not None

    def _take(self, token: int) -> None:
        """Add a token and update, for each distance, how long the text has been repeating itself.

        At distance d the text repeats itself for as many of its last tokens as equal the token d places
        earlier.
        """
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
        """Whether whole sentences have the words asked for; a sentence is whole once another has begun."""
        text = self._text_of(self._seen, self._goal.opened)
        if text is None or word_count(text) <= self._goal.words:
            return False
        return word_count(" ".join(sentences(text)[:-1])) >= self._goal.words


class Stopping:
    """The stopping criterion that `generate` calls after each token: one boolean for each answer."""

    def __init__(self, rows: Sequence[Row], start: int) -> None:
        self._rows, self._start = rows, start

    def __call__(self, input_ids: Any, scores: Any, **_: object) -> Any:  # noqa: ARG002  generate gives them
        """For each answer, whether it is to stop."""
        import torch

        written = input_ids[:, self._start :].tolist()
        done = [row.is_done(tokens) for row, tokens in zip(self._rows, written, strict=True)]
        return torch.tensor(done, dtype=torch.bool, device=input_ids.device)


def whole(text: str, ends: Callable[[str], bool]) -> str:
    """`text` without an unfinished last sentence."""
    lines = text.rstrip().splitlines()
    if not lines or ends(lines[-1]):
        return text
    kept = sentences(lines[-1])[:-1]
    return "\n".join([*lines[:-1], " ".join(kept)]).rstrip()

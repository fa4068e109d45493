"""Models for which nobody waits after a deadline: a story without its answer by then is left to others.

A summariser that knows deadlines itself (`protocols.Punctual`) keeps what is ready; of any other one a whole
call is lost when it is late. What was called goes on in a thread that nobody waits for.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from digest.deadline import LATE, NEVER, LateError
from digest.errors import EmbedError, SummaryError, UnaskedError
from digest.faults import name_of
from digest.protocols import Asking, Punctual, Spending, Styling

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from digest.deadline import Deadline
    from digest.models import Story, Style, Summary
    from digest.protocols import Embedder, Summariser

GRACE_S = 15.0
"""Seconds after the deadline that one gets which stops by itself. Chosen by reading; not measured."""


@contextmanager
def timely_summariser(summariser: Summariser, deadline: Deadline) -> Iterator[Summariser]:
    """The summariser, held to the deadline while the block lasts."""
    kind = _TimelyAsking if isinstance(summariser, Asking) else _Timely
    if deadline.ends_at == math.inf:
        yield summariser
    elif not isinstance(summariser, Punctual):
        yield kind(summariser, deadline)
    else:
        summariser.hold(deadline)
        try:
            yield kind(summariser, deadline.later(GRACE_S))
        finally:
            summariser.hold(NEVER)


def timely_embedder(embedder: Embedder | None, deadline: Deadline) -> Embedder | None:
    """The embedder, held to the deadline."""
    if embedder is None or deadline.ends_at == math.inf:
        return embedder
    return _TimelyEmbedder(embedder, deadline)


class _Timely:
    """A summariser, each of whose calls is given up when the deadline passes."""

    def __init__(self, summariser: Summariser, deadline: Deadline) -> None:
        self.name = name_of(summariser)
        self._summariser: Any = summariser
        self._deadline = deadline

    @property
    def styles(self) -> Collection[Style]:
        """The summariser's own; none where it knows none."""
        return self._summariser.styles if isinstance(self._summariser, Styling) else ()

    def spent(self) -> Mapping[str, int]:
        """What the summariser says."""
        return self._summariser.spent() if isinstance(self._summariser, Spending) else {}

    def summarise(self, stories: Sequence[Story], *, words: int, **more: Any) -> list[Summary | SummaryError]:
        """The summariser's summaries; where they are late, an error for each story."""
        try:
            return self._deadline.within(
                lambda: _read(self._summariser.summarise(stories, words=words, **more))
            )
        except LateError:
            return [UnaskedError(story.id, LATE) for story in stories]


class _TimelyAsking(_Timely):
    """The same, of one that answers questions."""

    def ask(self, requests: Sequence[str]) -> Sequence[str | SummaryError]:
        """The model's answers; where they are late, an error for each request."""
        try:
            return self._deadline.within(lambda: list(self._summariser.ask(requests)))
        except LateError:
            return [UnaskedError("", LATE) for _ in requests]


class _TimelyEmbedder:
    """An embedder that is given up when the deadline passes.

    Raises:
        EmbedError: from `embed`, when the vectors are late.
    """

    def __init__(self, embedder: Embedder, deadline: Deadline) -> None:
        self.name = name_of(embedder)
        self._embedder = embedder
        self._deadline = deadline

    @property
    def gauge(self) -> Any:
        """The embedder's own, where it has one."""
        return getattr(self._embedder, "gauge", None)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text."""
        try:
            return self._deadline.within(lambda: self._embedder.embed(texts))
        except LateError:
            raise EmbedError(self.name, f"{LATE}; the edition is made without an embedder") from None


def _read(given: Any) -> Any:
    """The same; a generator is read here, where it may take its time."""
    return list(given) if isinstance(given, Iterator) else given

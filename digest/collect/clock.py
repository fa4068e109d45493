"""This machine's clock beside those of the servers that answer: whether it may be behind."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from digest.models import Response

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from digest.errors import ItemError

K = TypeVar("K")

BEHIND = timedelta(hours=1)
"""A clock that all servers say is further behind is wrong: reading takes minutes, and zones are no matter.

Chosen by reading; not measured."""


class ClockBeside:
    """What the answers say of a clock that showed `now` when they were asked for."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._behind: list[bool] = []

    def watched(
        self, answers: Iterable[tuple[K, Response | ItemError]]
    ) -> Iterator[tuple[K, Response | ItemError]]:
        """The same answers; the time that each tells is looked at on the way."""
        for key, answer in answers:
            if isinstance(answer, Response):
                self._behind.append(answer.sent_at is not None and answer.sent_at > self._now + BEHIND)
            yield key, answer

    @property
    def is_right(self) -> bool:
        """Whether anybody answered, and not all say that the clock is behind.

        Then what is stored of later times is of a clock that was ahead, and not of a right one before this
        was put back.
        """
        return not all(self._behind)

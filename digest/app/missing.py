"""What stands in for a tool that cannot be made: it says so where that would have been used, no sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from digest.errors import DeliveryError, EmbedError, PublishError, SummaryError
from digest.summarise.write.extractive import ExtractiveSummariser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Rendering, Story, Summary


class MissingSummariser:
    """Fails on every story, so that the extractive summariser stands in; it bears that one's name."""

    name = ExtractiveSummariser.name

    def __init__(self, _: str, reason: str) -> None:
        self._reason = reason

    def summarise(self, stories: Sequence[Story], *, words: int) -> list[Summary | SummaryError]:
        """Why there is none, for each story."""
        del words
        return [SummaryError(story.id, f"{self._reason}; the extractive one stands in") for story in stories]


class MissingEmbedder:
    """Fails on every text, so that the edition is made without an embedder."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self._reason = reason

    def embed(self, texts: Sequence[str]) -> NoReturn:
        """Say why there is none."""
        del texts
        raise EmbedError(self.name, self._reason)


class MissingPublisher:
    """Publishes nothing, and says why."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self._reason = reason

    def publish(self, rendering: Rendering) -> NoReturn:
        """Say why there is none."""
        del rendering
        raise PublishError(self.name, self._reason)


class MissingDeliverer:
    """Has nobody to send to, and says why."""

    def __init__(self, name: str, reason: str) -> None:
        self.channel = name
        self._reason = reason

    def targets(self) -> NoReturn:
        """Say why there are none."""
        raise DeliveryError(self.channel, self._reason)

    def deliver(self, rendering: Rendering, target: str) -> NoReturn:
        """Say why nothing is sent."""
        del rendering
        raise DeliveryError(target, self._reason)

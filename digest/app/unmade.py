"""What stands in for a publisher or a channel that cannot be made: it fails alone, and the run goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from digest.errors import DeliveryError, PublishError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Rendering


class UnmadePublisher:
    """Publishes nothing, and says why."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self._reason = reason

    def publish(self, rendering: Rendering) -> NoReturn:  # noqa: ARG002  (the protocol's name)
        """Fail.

        Raises:
            PublishError: always.
        """
        raise PublishError(self.name, self._reason)


class UnmadeDeliverer:
    """Sends nothing, and says why; it has one target, named like the channel."""

    def __init__(self, channel: str, reason: str) -> None:
        self.channel = channel
        self._reason = reason

    def targets(self) -> Sequence[str]:
        """The channel itself."""
        return (self.channel,)

    def deliver(self, rendering: Rendering, target: str) -> NoReturn:  # noqa: ARG002  (likewise)
        """Fail.

        Raises:
            DeliveryError: always.
        """
        raise DeliveryError(target, self._reason)

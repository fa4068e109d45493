"""A deliverer together with what its readers want: for any of ours and any plug-in alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.faults import name_of
from digest.protocols import Probing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Rendering, Subscription
    from digest.protocols import Deliverer


def subscribed(deliverer: Deliverer, subscription: Subscription) -> Deliverer:
    """The deliverer with a `subscription`, and with `probe` where it offers that itself."""
    kind = _Probed if isinstance(deliverer, Probing) else _Subscribed
    return kind(deliverer, subscription)


class _Subscribed:
    """Hands everything on to the deliverer within; only `subscription` is its own."""

    def __init__(self, deliverer: Deliverer, subscription: Subscription) -> None:
        self._deliverer = deliverer
        self.channel = name_of(deliverer, "channel")
        self.subscription = subscription

    def targets(self) -> Sequence[str]:
        """Whom the deliverer sends to."""
        return self._deliverer.targets()

    def deliver(self, rendering: Rendering, target: str) -> None:
        """Send it as the deliverer does."""
        self._deliverer.deliver(rendering, target)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._deliverer, name)

    def __repr__(self) -> str:
        return repr(self._deliverer)


class _Probed(_Subscribed):
    """The same for a deliverer that can be asked whether it would serve."""

    def probe(self) -> str:
        """What the deliverer finds."""
        found: str = self._deliverer.probe()  # type: ignore[attr-defined]
        return found

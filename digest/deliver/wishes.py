"""What a channel's readers want of an edition: whether, what, and from when on. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.models import Subscription

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from digest.models import Edition, Rendering
    from digest.protocols import Deliverer


def subscription_of(deliverer: Deliverer) -> Subscription:
    """What the readers of a deliverer want; the usual when it says nothing."""
    found = getattr(deliverer, "subscription", None)
    return found if isinstance(found, Subscription) else Subscription()


def is_wanted(edition: Edition, subscription: Subscription) -> bool:
    """Whether an edition goes to the readers of that subscription at all."""
    return not subscription.editions or edition.plan_id in subscription.editions


def not_before(edition: Edition, subscription: Subscription) -> datetime | None:
    """The moment before which the edition is not sent to them; `None` when it may go at once."""
    del edition, subscription
    return None


def bodies_for(rendering: Rendering, subscription: Subscription) -> Mapping[str, str]:
    """The bodies of the letters that go to that subscription."""
    return rendering.letters.get(subscription.id, rendering.messages)

"""What a channel's readers want of an edition: whether, what, and from when on. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.models import Subscription

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from digest.models import Edition, Rendering
    from digest.protocols import Deliverer


def subscription_of(deliverer: Deliverer) -> Subscription:
    """What the readers of a deliverer want; the usual when it says nothing."""
    found = getattr(deliverer, "subscription", None)
    return found if isinstance(found, Subscription) else Subscription()


def is_wanted(edition: Edition, subscription: Subscription) -> bool:
    """Whether an edition goes to the readers of that subscription at all.

    It is asked about editions of plans alone: an alert or a notice to the operator is nobody's edition.
    """
    if subscription.editions and edition.plan_id not in subscription.editions:
        return False
    if subscription.topics:
        return subscription.when_empty == "send" or _has_story(edition, subscription.topics)
    return subscription.when_empty != "skip" or bool(edition.briefs or edition.views)


def _has_story(edition: Edition, topics: Collection[str]) -> bool:
    return any(section.briefs for section in edition.sections if section.topic in topics)


def not_before(edition: Edition, subscription: Subscription) -> datetime | None:
    """The moment before which the edition is not sent to them; `None` when it may go at once.

    It is the hour they chose, on the day on which the edition's slot falls where they are. An edition that
    is made after that hour goes at once, for that moment has passed. An hour that a clock change skips comes
    as much later (02:30 is then 03:30), and of one that is repeated the first counts (RFC 5545, 3.3.5).
    """
    if not subscription.at:
        return None
    hour, _, zone_name = subscription.at.partition(" ")
    zone = ZoneInfo(zone_name or edition.timezone)
    day = edition.dated.astimezone(zone).date()
    return datetime.combine(day, time.fromisoformat(hour), tzinfo=zone).astimezone(UTC)


def bodies_for(rendering: Rendering, subscription: Subscription) -> Mapping[str, str]:
    """The bodies of the letters that go to that subscription."""
    return rendering.letters.get(subscription.id, rendering.messages)

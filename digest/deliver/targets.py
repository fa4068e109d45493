"""Whom the channels send to, and what a channel is called."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from digest.errors import DeliveryError, ItemError
from digest.faults import attempt, name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.protocols import Deliverer
    from digest.report import Report


def channel_of(deliverer: Deliverer) -> str:
    """What the deliverer calls its channel; the name of its class where it does not say."""
    return name_of(deliverer, "channel")


def wanted(deliverers: Sequence[Deliverer], report: Report) -> list[tuple[Deliverer, str]]:
    """Every target with its deliverer; one that cannot say whom it sends to is a problem."""
    found: list[tuple[Deliverer, str]] = []
    for deliverer in deliverers:
        targets = attempt(partial(_targets, deliverer), DeliveryError, channel_of(deliverer))
        if isinstance(targets, ItemError):
            report.problem("deliver", targets)
        else:
            found += [(deliverer, target) for target in targets]
    return found


def _targets(deliverer: Deliverer) -> list[str]:
    """The deliverer's targets.

    Raises:
        DeliveryError: they are not a list of texts.
    """
    given: object = deliverer.targets()
    if isinstance(given, Iterable) and not isinstance(given, str | bytes):
        targets = list(given)
        if all(isinstance(target, str) for target in targets):
            return targets
    kind = type(given).__name__
    raise DeliveryError(channel_of(deliverer), f"it names whom it sends to as {kind}, not as a list of texts")

"""A rendering → people, once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import DeliveryError
from digest.models import Edition, Owed, Receipt, Rendering, Window

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from digest.protocols import Deliverer, Store
    from digest.report import Report

__all__ = ["deliver", "deliver_test", "owing"]


def deliver(
    rendering: Rendering,
    deliverers: Sequence[Deliverer],
    store: Store,
    *,
    now: datetime,
    report: Report,
    only: Collection[tuple[str, str]] | None = None,
) -> list[Receipt]:
    """Send a rendering to every target that has no receipt for its edition; the new receipts.

    With `only`, to no other than these (each a channel and a target): what an earlier run still owes.

    Targets are independent: one's failure is a problem in the report and is tried again next time. Each
    receipt is kept before the next target is begun, so that a run killed between leaves at most one
    target to be sent the same letter twice.

    Raises:
        StoreError: a receipt cannot be kept. Nothing more is sent, for it could not be remembered.
    """
    slug = rendering.edition.slug
    had = {(receipt.channel, receipt.target) for receipt in store.receipts(slug)}
    wanted = [
        (deliverer, target)
        for deliverer in deliverers
        for target in deliverer.targets()
        if only is None or (deliverer.channel, target) in only
    ]
    receipts: list[Receipt] = []
    for done, (deliverer, target) in enumerate(wanted, start=1):
        if (deliverer.channel, target) in had:
            report.count("deliver/had it already")
        elif _sent(rendering, deliverer, target, report):
            receipt = Receipt(edition_slug=slug, channel=deliverer.channel, target=target, at=now)
            store.add_receipt(receipt)
            receipts.append(receipt)
            had.add((deliverer.channel, target))
        report.progress("deliver", done, len(wanted))
    return receipts


def owing(slug: str, deliverers: Sequence[Deliverer]) -> list[Owed]:
    """Every letter of an edition that is to go out."""
    return [
        Owed(edition_slug=slug, channel=deliverer.channel, target=target)
        for deliverer in deliverers
        for target in deliverer.targets()
    ]


def deliver_test(deliverers: Sequence[Deliverer], *, now: datetime, report: Report) -> list[str]:
    """Send a short letter to every target, to see that it arrives; whom it was sent to.

    It is not an edition: no receipt is kept, and each one sent is a new letter.
    """
    letter = _test_letter(now)
    return [
        target
        for deliverer in deliverers
        for target in deliverer.targets()
        if _sent(letter, deliverer, target, report)
    ]


def _sent(rendering: Rendering, deliverer: Deliverer, target: str, report: Report) -> bool:
    try:
        deliverer.deliver(rendering, target)
    except DeliveryError as error:
        report.problem("deliver", error)
        return False
    report.count("deliver/sent")
    return True


def _test_letter(now: datetime) -> Rendering:
    edition = Edition(
        slug=f"test/{now:%Y-%m-%dT%H:%M:%S.%f}",
        plan_id="test",
        title="Digest",
        label="Test",
        language="en",
        timezone="UTC",
        window=Window(since=now, until=now),
        made_at=now.replace(microsecond=0),
        sections=(),
    )
    text = f"This is a test from Digest, sent {now:%d %B %Y, %H:%M} UTC. If you can read it, delivery works."
    messages = {
        "subject": "Digest: a test letter",
        "text": text + "\n",
        "short": text,
        "html": f'<!doctype html><html lang="en"><body><p>{text}</p></body></html>',
    }
    return Rendering(edition=edition, files={}, messages=messages)

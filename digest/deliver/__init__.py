"""A rendering → people, once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.deadline import LateError
from digest.deliver.hangup import within
from digest.deliver.outbox import forget_letters, send_letters
from digest.deliver.patience import LIMITS
from digest.deliver.targets import channel_of, wanted
from digest.deliver.writing import write_down
from digest.errors import DeliveryError, ItemError
from digest.faults import attempt
from digest.models import Edition, Rendering, Window

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from digest.deliver.patience import Limits
    from digest.models import Receipt
    from digest.protocols import Deliverer, Store
    from digest.report import Report

__all__ = [
    "channel_of",
    "deliver",
    "deliver_test",
    "forget_letters",
    "post",
    "send_letters",
    "write_down",
]


def deliver(
    rendering: Rendering,
    deliverers: Sequence[Deliverer],
    store: Store,
    *,
    now: datetime,
    report: Report,
    limits: Limits = LIMITS,
) -> list[Receipt]:
    """Send a rendering to every target that has no receipt for its edition; the new receipts.

    It is written down before anything is sent: what this run cannot send waits in the outbox (see
    `send_letters`), and whatever is rendered later, the letter stays the same to the byte.

    Raises:
        StoreError: a letter or a receipt cannot be kept. Nothing more is sent.
    """
    write_down(rendering, deliverers, store, now=now, report=report)
    return send_letters(store, deliverers, now=now, report=report, slug=rendering.edition.slug, limits=limits)


def post(
    rendering: Rendering, deliverers: Sequence[Deliverer], store: Store, *, now: datetime, report: Report
) -> list[Receipt]:
    """Send what is no kept edition, such as an alert or a notice; the new receipts.

    `rendering.edition` is its head: the slug, which no other letter has, title, plan, language and when it
    was made. The store needs no edition of that slug. It goes to every target at once, whatever its readers
    want of editions; for the rest it is as `deliver`: once a target, however often it is posted.

    Raises:
        StoreError: see `deliver`.
    """
    write_down(rendering, deliverers, store, now=now, report=report, is_edition=False)
    return send_letters(store, deliverers, now=now, report=report, slug=rendering.edition.slug)


def deliver_test(deliverers: Sequence[Deliverer], *, now: datetime, report: Report) -> list[str]:
    """Send a short letter to every target, to see that it arrives; whom it was sent to.

    It is not an edition: no receipt is kept, and each one sent is a new letter.
    """
    letter = _test_letter(now)
    return [
        target for deliverer, target in wanted(deliverers, report) if _sent(letter, deliverer, target, report)
    ]


def _sent(rendering: Rendering, deliverer: Deliverer, target: str, report: Report) -> bool:
    try:
        failure = within(
            LIMITS.letter_s,
            lambda: attempt(lambda: deliverer.deliver(rendering, target), DeliveryError, target),
        )
    except LateError:
        failure = DeliveryError(target, f"it was not through after {LIMITS.letter_s:g} seconds")
    if isinstance(failure, ItemError):
        report.problem("deliver", failure)
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

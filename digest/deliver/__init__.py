"""A rendering → people, once each."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from digest.errors import DeliveryError, ItemError
from digest.faults import attempt, name_of
from digest.models import Edition, Owed, Receipt, Rendering, Window
from digest.report import Report

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from digest.protocols import Deliverer, Store

__all__ = ["deliver", "deliver_test", "owing", "post", "still_owed"]

_log = logging.getLogger(__name__)


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

    Targets are independent: one's failure, whatever is raised, is a problem in the report and is tried again
    next time, and so is that of a channel that cannot say whom it sends to. Each receipt is kept before the
    next target is begun, so that a run killed between leaves at most one target to be sent the same letter
    twice.

    Raises:
        StoreError: a receipt cannot be kept. Nothing more is sent, for it could not be remembered.
    """
    slug = rendering.edition.slug
    had = {(receipt.channel, receipt.target) for receipt in store.receipts(slug)}
    wanted = [
        (deliverer, target)
        for deliverer, target in _wanted(deliverers, report)
        if only is None or (channel_of(deliverer), target) in only
    ]
    receipts: list[Receipt] = []
    for done, (deliverer, target) in enumerate(wanted, start=1):
        channel = channel_of(deliverer)
        if (channel, target) in had:
            _log.debug("passed over: %s has a receipt of %s for %s", channel, slug, target)
            report.count("deliver/had it already")
        elif _sent(rendering, deliverer, target, report):
            receipt = Receipt(edition_slug=slug, channel=channel, target=target, at=now)
            store.add_receipt(receipt)
            receipts.append(receipt)
            _log.debug("sent: %s by %s to %s", slug, channel, target)
            had.add((channel, target))
        report.progress("deliver", done, len(wanted))
    return receipts


def post(
    rendering: Rendering, deliverers: Sequence[Deliverer], store: Store, *, now: datetime, report: Report
) -> list[Receipt]:
    """Send what is no kept edition, such as an alert or a notice; the new receipts.

    `rendering.edition` is its head: the slug, which no other letter has, title, plan, language and when it
    was made. The store needs no edition of that slug. For the rest it is as `deliver`: once a target, however
    often it is posted.

    Raises:
        StoreError: a receipt cannot be kept.
    """
    return deliver(rendering, deliverers, store, now=now, report=report)


def owing(slug: str, deliverers: Sequence[Deliverer]) -> list[Owed]:
    """Every letter of an edition that is to go out; a channel that cannot say whom it sends to owes none.

    Its failure is reported when the edition is delivered.
    """
    wanted = _wanted(deliverers, Report())
    return [
        Owed(edition_slug=slug, channel=channel_of(deliverer), target=target) for deliverer, target in wanted
    ]


def still_owed(store: Store, deliverers: Sequence[Deliverer]) -> list[Owed]:
    """The letters that somebody waits for: readers who left feeds.yaml since are owed nothing.

    What is owed to a variable that held nobody then is owed to whom it holds now. A channel that cannot say
    now whom it sends to keeps all of its letters.
    """
    waiting: list[tuple[str, str]] = []
    unclear: set[str] = set()
    for deliverer in deliverers:
        channel = channel_of(deliverer)
        targets = attempt(partial(_targets, deliverer), DeliveryError, channel)
        if isinstance(targets, ItemError):
            unclear.add(channel)
        else:
            waiting += [(channel, target) for target in targets]
    letters = store.owed()
    had = {
        (slug, receipt.channel, receipt.target)
        for slug in {letter.edition_slug for letter in letters}
        for receipt in store.receipts(slug)
    }
    owed = [letter for letter in letters if letter.channel in unclear]
    for letter in letters:
        meant = (target for channel, target in waiting if _is_meant(letter, channel, target))
        owed += [replace(letter, target=target) for target in meant]
    return [letter for letter in owed if (letter.edition_slug, letter.channel, letter.target) not in had]


def _is_meant(letter: Owed, channel: str, target: str) -> bool:
    """Whether a letter is owed to that reader, or to the variable that the reader comes from."""
    return channel == letter.channel and (target == letter.target or target.startswith(f"{letter.target} "))


def deliver_test(deliverers: Sequence[Deliverer], *, now: datetime, report: Report) -> list[str]:
    """Send a short letter to every target, to see that it arrives; whom it was sent to.

    It is not an edition: no receipt is kept, and each one sent is a new letter.
    """
    letter = _test_letter(now)
    return [
        target
        for deliverer, target in _wanted(deliverers, report)
        if _sent(letter, deliverer, target, report)
    ]


def channel_of(deliverer: Deliverer) -> str:
    """What the deliverer calls its channel; the name of its class where it does not say."""
    return name_of(deliverer, "channel")


def _wanted(deliverers: Sequence[Deliverer], report: Report) -> list[tuple[Deliverer, str]]:
    """Every target with its deliverer; one that cannot say whom it sends to is a problem."""
    wanted: list[tuple[Deliverer, str]] = []
    for deliverer in deliverers:
        targets = attempt(partial(_targets, deliverer), DeliveryError, channel_of(deliverer))
        if isinstance(targets, ItemError):
            report.problem("deliver", targets)
        else:
            wanted += [(deliverer, target) for target in targets]
    return wanted


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


def _sent(rendering: Rendering, deliverer: Deliverer, target: str, report: Report) -> bool:
    failure = attempt(lambda: deliverer.deliver(rendering, target), DeliveryError, target)
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

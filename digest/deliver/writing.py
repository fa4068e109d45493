"""A rendering → what is written down of it before anything is sent, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.deliver.targets import channel_of, wanted
from digest.deliver.wishes import bodies_for, is_wanted, not_before, subscription_of
from digest.models import Ledger, Letter, Mailing, Rendering

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from digest.models import Edition
    from digest.protocols import Deliverer, Store
    from digest.report import Report


def write_down(
    rendering: Rendering,
    deliverers: Sequence[Deliverer],
    store: Store,
    *,
    now: datetime,
    report: Report,
    is_edition: bool = True,
) -> None:
    """Keep the bodies of a rendering and a letter for each target that wants it, before any is sent.

    What is written down already stays as it is: an edition made or rendered again changes no letter. What is
    no edition, such as an alert, goes to everybody at once, whatever they want of editions.

    Raises:
        StoreError: they cannot be kept.
    """
    slug = rendering.edition.slug
    mailings, letters = written(rendering, deliverers, now=now, report=report, is_edition=is_edition)
    had = {(receipt.channel, receipt.target) for receipt in store.receipts(slug)}
    left = [letter for letter in letters if (letter.channel, letter.target) not in had]
    if len(left) < len(letters):
        report.count("deliver/had it already", len(letters) - len(left))
    known = {letter.subscription for letter in store.letters(slug)} - {each.subscription for each in mailings}
    older = [_mailing(rendering, id_, rendering.messages, now) for id_ in sorted(known)]
    store.write_down([*mailings, *older], left)


def written(
    rendering: Rendering,
    deliverers: Sequence[Deliverer],
    *,
    now: datetime,
    report: Report,
    is_edition: bool = True,
) -> tuple[list[Mailing], list[Letter]]:
    """What each subscription is sent, and a letter for each target, but for those that want nothing of it.

    A channel that cannot say whom it sends to is a problem.
    """
    edition = rendering.edition
    mailings: dict[str, Mailing] = {}
    letters: dict[tuple[str, str, str], Letter] = {}
    for deliverer, target in wanted(deliverers, report):
        subscription = subscription_of(deliverer)
        bodies = bodies_for(rendering, subscription)
        is_nothing = not bodies and subscription.id in rendering.letters
        if is_edition and (is_nothing or not is_wanted(edition, subscription)):
            continue
        mailings.setdefault(subscription.id, _mailing(rendering, subscription.id, bodies, now))
        letter = Letter(
            edition_slug=edition.slug,
            channel=channel_of(deliverer),
            target=target,
            subscription=subscription.id,
            written_at=now,
            not_before=not_before(edition, subscription) if is_edition else None,
            next_at=now,
        )
        letters.setdefault(letter.key, letter)
    return list(mailings.values()), list(letters.values())


def head_of(edition: Edition) -> Edition:
    """The edition without what stands in the bodies of its letters."""
    return replace(
        edition,
        sections=(),
        minute=None,
        in_brief=(),
        views=(),
        developing=(),
        quiet=(),
        turns=(),
        records=(),
        ledger=Ledger(),
        manifest=None,
    )


def rendering_from(mailing: Mailing, store: Store) -> Rendering:
    """What a deliverer is handed: the stored bodies, and the edition where it is kept as it was then.

    Where the edition has been made again since, or is none that is kept, it is the stored head alone.
    """
    kept = store.edition(mailing.edition_slug)
    edition = kept if kept is not None and head_of(kept) == mailing.head else mailing.head
    return Rendering(edition=edition, files={}, messages=mailing.bodies)


def _mailing(rendering: Rendering, subscription: str, bodies: Mapping[str, str], now: datetime) -> Mailing:
    return Mailing(
        edition_slug=rendering.edition.slug,
        subscription=subscription,
        at=now,
        head=head_of(rendering.edition),
        bodies=dict(bodies),
    )

"""An edition goes out: rendered, published, delivered once a reader; and what was left of earlier ones."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from digest.deliver import forget_letters, send_letters, write_down
from digest.errors import PublishError, RenderError
from digest.models import PUBLISHED, Receipt
from digest.publish import publish
from digest.render import render
from digest.salvage import Sheets, salvaged_rendering
from digest.windows import floor, unfinished

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from digest.models import Edition, Heading, Occasion, Rendering
    from digest.protocols import Publisher, Store
    from digest.render import Options as RenderOptions
    from digest.report import Report
    from digest.tools import Options, Tools


def send(edition: Edition, tools: Tools, options: Options, report: Report) -> None:
    """Render an edition, publish it, and deliver it once to each target that has not had it.

    Its letters are written down before anything goes out: what fails is sent later, the very same.
    """
    now = tools.clock.now()
    rendering = rendered(edition, tools.store, options, now, report)
    write_down(rendering, tools.deliverers, tools.store, now=now, report=report)
    report.places += publish(rendering, tools.publishers, tools.store, now=now, report=report)
    send_letters(tools.store, tools.deliverers, now=now, report=report, slug=edition.slug)
    _note_delivery(edition.slug, tools, now)
    forget_letters(tools.store, now)


def complete(occasion: Occasion, tools: Tools, options: Options, report: Report) -> None:
    """Publish what earlier runs of that line of editions left, the oldest first; then send all that waits.

    Once one cannot be published, the others of this run are not tried there.
    """
    store = tools.store
    since = floor(occasion.catch_up, occasion.at, slot_before=occasion.slot_before)
    publishers, tried = tools.publishers, set()
    for heading in unfinished(store.headings(), line=occasion.line, since=since):
        if not publishers and tools.publishers:
            break
        tried.add(heading.slug)
        try:
            places = _published(heading, publishers, tools, options, report)
        except RenderError as error:  # an old edition does not stand in the way of the new one
            report.problem("publish", PublishError(heading.slug, str(error)))
        else:
            publishers = publishers if places else ()
    tried |= {letter.edition_slug for letter in post_letters(tools, options, report)}
    for heading in reversed(store.headings()):
        if heading.slug in tried:
            report.note(f"{heading.slug} was not complete: what was left of it was tried again")


def post_letters(
    tools: Tools, options: Options, report: Report, *, is_patient: bool = False
) -> list[Receipt]:
    """Send what waits in the outbox, of all editions and of all else that was posted; the new receipts.

    With `is_patient` only what has waited for long enough after it failed: for a daemon, between editions.
    """
    store, now = tools.store, tools.clock.now()
    _write_what_was_owed(tools, options, now, report)
    receipts = send_letters(store, tools.deliverers, now=now, report=report, is_patient=is_patient)
    if not tools.publishers:
        for slug in sorted({receipt.edition_slug for receipt in receipts}):
            _note_delivery(slug, tools, now)
    return receipts


def _write_what_was_owed(tools: Tools, options: Options, now: datetime, report: Report) -> None:
    """Write down the bodies of letters that an older Digest owed, without keeping what they say."""
    store = tools.store
    waiting = {(letter.edition_slug, letter.subscription) for letter in store.letters()}
    for slug, subscription in sorted(waiting):
        edition = store.edition(slug) if store.mailing(slug, subscription) is None else None
        if edition is not None:
            write_down(rendered(edition, store, options, now, report), (), store, now=now, report=report)


def _published(
    heading: Heading, publishers: Sequence[Publisher], tools: Tools, options: Options, report: Report
) -> list[str]:
    """Publish an edition through these; where it can be looked at."""
    edition = tools.store.edition(heading.slug)
    if edition is None:
        return []
    now = tools.clock.now()
    rendering = rendered(edition, tools.store, options, now, report)
    places = publish(rendering, publishers, tools.store, now=now, report=report)
    _note_delivery(edition.slug, tools, now)
    report.places += places
    return places


def _note_delivery(slug: str, tools: Tools, now: datetime) -> None:
    """Where nothing publishes, an edition counts as published when somebody has got it."""
    if not tools.publishers and (tools.store.receipts(slug) or not tools.deliverers):
        receipt = Receipt(edition_slug=slug, channel=PUBLISHED, target="by delivery alone", at=now)
        tools.store.add_receipt(receipt)


def rendered(edition: Edition, store: Store, options: Options, now: datetime, report: Report) -> Rendering:
    """The edition as files, with links to the published ones before and after it.

    What cannot be printed is left out. Editions that end after `now`, of a clock that was ahead, are left out
    until their time has come.
    """
    earlier = tuple(each for each in store.editions(published=True) if each.window.until <= now)
    sheets = Sheets(edition=edition, earlier=earlier, pages=options.render.pages)
    return salvaged_rendering(partial(_printed, options=options.render), sheets, report)


def _printed(sheets: Sheets, options: RenderOptions) -> Rendering:
    return render(sheets.edition, earlier=sheets.earlier, options=replace(options, pages=sheets.pages))

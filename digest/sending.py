"""An edition goes out: rendered, published, delivered once a reader; and what was left of earlier ones."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from digest.deliver import deliver, owing, still_owed
from digest.errors import PublishError, RenderError
from digest.models import PUBLISHED, Receipt
from digest.publish import publish
from digest.render import needed, render, turned_to
from digest.salvage import Sheets, salvaged_rendering
from digest.windows import floor, unfinished

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from digest.models import Edition, Heading, Occasion, Rendering, Spine
    from digest.protocols import Publisher, Store
    from digest.render import Options as RenderOptions
    from digest.report import Report
    from digest.tools import Options, Tools


def send(edition: Edition, tools: Tools, options: Options, report: Report) -> None:
    """Render an edition, publish it, and deliver it once to each target that has not had it.

    The letters are written down as owed before anything goes out, so a later run can send those that fail.
    """
    now = tools.clock.now()
    rendering = rendered(edition, tools.store, options, now, report)
    tools.store.owe(owing(edition.slug, tools.deliverers))
    report.places += publish(rendering, tools.publishers, tools.store, now=now, report=report)
    deliver(rendering, tools.deliverers, tools.store, now=now, report=report)
    _note_delivery(edition.slug, tools, now)


def complete(occasion: Occasion, tools: Tools, options: Options, report: Report) -> None:
    """Publish and deliver what earlier runs of that line of editions left unfinished, the oldest first.

    Once one cannot be published, the others of this run are not tried there: only their letters are.
    """
    store, owed = tools.store, still_owed(tools.store, tools.deliverers)
    since = floor(occasion.catch_up, occasion.at, slot_before=occasion.slot_before)
    publishers = tools.publishers
    for heading in unfinished(store.headings(), owed, line=occasion.line, since=since):
        letters = {(letter.channel, letter.target) for letter in owed if letter.edition_slug == heading.slug}
        asked = () if heading.is_published else publishers
        if not (asked or letters or not tools.publishers):
            continue
        try:
            places = _complete(heading, asked, letters, tools, options, report)
        except RenderError as error:  # an old edition does not stand in the way of the new one
            report.problem("publish", PublishError(heading.slug, str(error)))
        else:
            publishers = publishers if places or not asked else ()


def _complete(
    heading: Heading,
    publishers: Sequence[Publisher],
    letters: Collection[tuple[str, str]],
    tools: Tools,
    options: Options,
    report: Report,
) -> list[str]:
    """Publish through these, and send these letters; where it can be looked at."""
    edition = tools.store.edition(heading.slug)
    if edition is None:
        return []
    now = tools.clock.now()
    rendering = rendered(edition, tools.store, options, now, report)
    places = publish(rendering, publishers, tools.store, now=now, report=report)
    deliver(rendering, tools.deliverers, tools.store, now=now, report=report, only=letters)
    _note_delivery(edition.slug, tools, now)
    report.places += places
    report.note(f"{edition.slug} was not complete: what was left of it was tried again")
    return places


def _note_delivery(slug: str, tools: Tools, now: datetime) -> None:
    """Where nothing publishes, an edition counts as published when somebody has got it."""
    if not tools.publishers and (tools.store.receipts(slug) or not tools.deliverers):
        receipt = Receipt(edition_slug=slug, channel=PUBLISHED, target="by delivery alone", at=now)
        tools.store.add_receipt(receipt)


def rendered(edition: Edition, store: Store, options: Options, now: datetime, report: Report) -> Rendering:
    """The edition as files, with links to the published ones before and after it.

    Only those are read of which a page shows something, so that it costs the same however many there are.
    What cannot be printed is left out. Editions that end after `now`, of a clock that was ahead, are left out
    until their time has come.
    """
    spines = tuple(spine for spine in store.spines() if spine.until <= now)
    earlier = _shown(edition, spines, store, options.render.feed_entries)
    sheets = Sheets(edition=edition, earlier=earlier, spines=spines, pages=options.render.pages)
    return salvaged_rendering(partial(_printed, options=options.render), sheets, report)


def _shown(edition: Edition, spines: Sequence[Spine], store: Store, feed_entries: int) -> tuple[Edition, ...]:
    """The editions of which a page shows something once `edition` is out."""
    slugs = needed(edition, spines, feed_entries=feed_entries)
    found = store.editions_of(slugs)
    more = set(turned_to([edition, *found], spines)).difference(slugs, [edition.slug])
    return (*found, *store.editions_of(more))


def _printed(sheets: Sheets, options: RenderOptions) -> Rendering:
    options = replace(options, pages=sheets.pages)
    return render(sheets.edition, earlier=sheets.earlier, spines=sheets.spines, options=options)

"""Which edition it is: address and mark follow from the slot, and never move (pure).

The first edition of a plan on a local day has the short address, ``2026/11/30/news``; a later one has its
slot's local time in it, ``2026/11/30/news_1800``. An id in feeds.yaml cannot hold an underscore, so no
plan's short address can ever be another's long one; whatever is taken already is passed over all the same.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.models import Imprint, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from digest.models import Edition, Heading


def imprint_of(slot: Slot, headings: Sequence[Heading]) -> Imprint:
    """The imprint of the edition of a slot, beside all that are kept: its own when it is one of them."""
    for heading in headings:
        if heading.slot == slot and heading.plan_id == slot.edition_id:
            return Imprint(slug=heading.slug, plan_id=slot.edition_id, slot=slot, mark=_mark(heading, slot))
    taken = {heading.slug for heading in headings}
    mark = next(mark for mark in _marks(slot) if edition_slug(slot, mark) not in taken)
    return Imprint(slug=edition_slug(slot, mark), plan_id=slot.edition_id, slot=slot, mark=mark)


def imprint_again(edition: Edition) -> Imprint:
    """The imprint of an edition that is made again."""
    return Imprint(slug=edition.slug, plan_id=edition.plan_id, slot=edition.slot, mark=edition.mark)


def edition_slug(slot: Slot, mark: str = "") -> str:
    """The address of the edition of a slot: its local day, the plan, and what marks it on that day."""
    day = slot.local[:10].replace("-", "/")
    ending = mark.replace(":", "").replace(" (", "-").replace(")", "")
    return f"{day}/{slot.edition_id}" + (f"_{ending}" if ending else "")


def slot_now(edition_id: str, timezone: str, now: datetime) -> Slot:
    """The slot of an edition that is made between the times of its plan: this very minute."""
    return Slot(edition_id=edition_id, local=f"{now.astimezone(ZoneInfo(timezone)):%Y-%m-%dT%H:%M}", at=now)


def _mark(heading: Heading, slot: Slot) -> str:
    """The mark that the address of a kept edition was made with."""
    return next(mark for mark in _marks(slot) if edition_slug(slot, mark) == heading.slug)


def _marks(slot: Slot) -> Iterator[str]:
    """None, then the local time, then the time with a number, for an hour that is repeated."""
    clock = slot.local[11:]
    yield ""
    yield clock
    yield from (f"{clock} ({number})" for number in count(2))

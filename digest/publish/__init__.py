"""A rendering → files where readers find them."""

from __future__ import annotations

import logging
from functools import partial
from os import PathLike
from typing import TYPE_CHECKING

from digest.errors import ItemError, PublishError
from digest.faults import attempt, name_of
from digest.models import PUBLISHED, Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from digest.models import Rendering
    from digest.protocols import Publisher, Store
    from digest.report import Report

__all__ = ["publish"]

_log = logging.getLogger(__name__)


def publish(
    rendering: Rendering, publishers: Sequence[Publisher], store: Store, *, now: datetime, report: Report
) -> list[str]:
    """Put a rendering out through each publisher; where it can be looked at (paths, addresses).

    One publisher's failure, whatever it raises or answers, is a problem in the report; the others still get
    the rendering. A receipt is kept of each that went well: with one the edition counts as published.
    """
    places: list[str] = []
    slug = rendering.edition.slug
    for done, publisher in enumerate(publishers, start=1):
        place = attempt(partial(_place, publisher, rendering), PublishError, name_of(publisher))
        if isinstance(place, ItemError):
            report.problem("publish", place)
        else:
            places.append(place)
            _log.debug("published: %s by %s at %s", slug, name_of(publisher), place)
            store.add_receipt(
                Receipt(edition_slug=slug, channel=PUBLISHED, target=name_of(publisher), at=now)
            )
            report.count("publish/published")
        report.progress("publish", done, len(publishers))
    return places


def _place(publisher: Publisher, rendering: Rendering) -> str:
    """Where the publisher put it.

    Raises:
        PublishError: it does not say where.
    """
    place: object = publisher.publish(rendering)
    if isinstance(place, str | PathLike):
        return str(place)
    name = name_of(publisher)
    raise PublishError(name, f"it answered {type(place).__name__} instead of where the edition can be seen")

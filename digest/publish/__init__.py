"""A rendering → files where readers find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import PublishError
from digest.models import PUBLISHED, Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from digest.models import Rendering
    from digest.protocols import Publisher, Store
    from digest.report import Report

__all__ = ["publish"]


def publish(
    rendering: Rendering, publishers: Sequence[Publisher], store: Store, *, now: datetime, report: Report
) -> list[str]:
    """Put a rendering out through each publisher; where it can be looked at (paths, addresses).

    One publisher's failure is a problem in the report; the others still get the rendering. A receipt is
    kept of each that went well: with one the edition counts as published.
    """
    places: list[str] = []
    slug = rendering.edition.slug
    for done, publisher in enumerate(publishers, start=1):
        try:
            places.append(publisher.publish(rendering))
        except PublishError as error:
            report.problem("publish", error)
        else:
            store.add_receipt(Receipt(edition_slug=slug, channel=PUBLISHED, target=publisher.name, at=now))
            report.count("publish/published")
        report.progress("publish", done, len(publishers))
    return places

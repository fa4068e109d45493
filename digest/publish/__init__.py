"""A rendering → files where readers find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Rendering
    from digest.protocols import Publisher
    from digest.report import Report

__all__ = ["publish"]


def publish(rendering: Rendering, publishers: Sequence[Publisher], *, report: Report) -> list[str]:
    """Put a rendering out through each publisher; where it can be looked at (paths, addresses).

    One publisher's failure is a problem in the report; the others still get the rendering.
    """
    places: list[str] = []
    for done, publisher in enumerate(publishers, start=1):
        try:
            places.append(publisher.publish(rendering))
        except PublishError as error:
            report.problem("publish", error)
        else:
            report.count("publish/published")
        report.progress("publish", done, len(publishers))
    return places

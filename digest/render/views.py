"""The pieces under "Views" as a page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.render.context import Moment, ViewLine
from digest.render.escape import one_line
from digest.render.links import host, outward
from digest.render.stories import headline_of

if TYPE_CHECKING:
    from digest.models import Edition, View
    from digest.render.words import Calendar


def views_of(edition: Edition, calendar: Calendar) -> tuple[ViewLine, ...]:
    """The edition's pieces of opinion and analysis, in its order."""
    return tuple(_line(view, calendar) for view in edition.views)


def _line(view: View, calendar: Calendar) -> ViewLine:
    at = calendar.moment(view.at, is_day_only=view.is_day_only)
    author, outlet = one_line(view.byline), one_line(view.publisher) or host(view.url)
    return ViewLine(
        headline=headline_of(view.headline),
        href=outward(view.url),
        author=author if author.casefold() != outlet.casefold() else "",
        outlet=outlet,
        at=Moment(iso=at.iso, text="undated") if view.is_undated else at,
        kind=view.kind.value,
    )

"""Which stories of a rollup go on when its window ends. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from digest.models import Thread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Brief, Story, Window

OPEN = timedelta(hours=24)
"""A story is open if it has a report of the last hours of the window, this many. Chosen by reading; not
measured."""
OPEN_DAYS = 2
"""Local days on which an open story was reported at least, by definition: one of a day has no course."""
THREADS = 6
"""Most lines under "still open", as under "still developing". Chosen by reading; not measured."""


def still_open(
    stories: Sequence[Story], shown: Sequence[Brief], window: Window, timezone: str
) -> tuple[Thread, ...]:
    """A line on each story of several days that was reported on until the end; printed ones first, by rank.

    One that is not printed is named if more than one origin reports it.
    """
    printed = {brief.story.id: brief.summary.headline for brief in shown}
    running = [
        story
        for story in stories
        if (story.id in printed or story.independent > 1) and _is_open(story, window, timezone)
    ]
    ranked = sorted(running, key=lambda story: (story.id not in printed, -story.rank.score, story.id))
    return tuple(
        Thread(
            story_id=story.id,
            headline=printed.get(story.id, story.lead.headline),
            last_edition="",
            last_seen=story.updated,
        )
        for story in ranked[:THREADS]
    )


def _is_open(story: Story, window: Window, timezone: str) -> bool:
    zone = ZoneInfo(timezone)
    dated = [article.at for article in story.tellers if article.published is not None]
    days = {at.astimezone(zone).date() for at in dated}
    return len(days) >= OPEN_DAYS and max(dated) + OPEN >= window.until

"""What lists, links and feeds say of an edition: what stands on its spine, so to speak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from digest.models.editions import Edition

HEADLINES = 3
"""How many of an edition's headlines stand in lists of editions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spine:
    """An edition without its stories: all that pages say of it that are not about it."""

    slug: str
    plan_id: str
    label: str
    mark: str
    timezone: str
    until: datetime
    """Where its window ends."""
    dated: datetime
    """See `Edition.dated`."""
    made_at: datetime
    is_partial: bool
    headlines: tuple[str, ...]
    """Of its first stories."""
    stories: int
    """How many it prints."""
    story_ids: tuple[str, ...]
    """Those that it prints, each once."""
    turned: tuple[str, ...]
    """The stories of its turns (see `Turn.story_id`)."""
    topics: tuple[tuple[str, str], ...]
    """Topic and name of each of its sections that has a topic, in order."""


def spine_of(edition: Edition) -> Spine:
    """The spine of an edition."""
    briefs = edition.briefs
    return Spine(
        slug=edition.slug,
        plan_id=edition.plan_id,
        label=edition.label,
        mark=edition.mark,
        timezone=edition.timezone,
        until=edition.window.until,
        dated=edition.dated,
        made_at=edition.made_at,
        is_partial=edition.is_partial,
        headlines=tuple(brief.summary.title for brief in briefs[:HEADLINES]),
        stories=len(briefs),
        story_ids=tuple(dict.fromkeys(brief.story.id for brief in briefs)),
        turned=tuple(dict.fromkeys(turn.story_id for turn in edition.turns)),
        topics=tuple((section.topic, section.name) for section in edition.sections if section.topic),
    )

"""All stored editions, the one being rendered among them: who comes before, who after, who printed what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.errors import RenderError
from digest.render.escape import path_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Brief, Edition


def _order(edition: Edition) -> tuple[object, str]:
    return edition.window.until, edition.slug


@dataclass(frozen=True, slots=True)
class Shelf:
    """Editions, newest first, each slug once."""

    editions: tuple[Edition, ...]

    @classmethod
    def of(cls, edition: Edition, earlier: Sequence[Edition]) -> Shelf:
        """The shelf with `edition` in place of any stored one of its slug.

        Raises:
            RenderError: a slug is not a harmless path.
        """
        by_slug = {other.slug: other for other in earlier} | {edition.slug: edition}
        for slug in by_slug:
            if any(part != path_part(part) for part in slug.split("/")):
                raise RenderError(
                    f"The edition {slug!r} cannot be a path; slugs look like 2026/03/05/morning."
                )
        return cls(tuple(sorted(by_slug.values(), key=_order, reverse=True)))

    @property
    def latest(self) -> Edition:
        """The newest edition of all."""
        return self.editions[0]

    def find(self, slug: str) -> Edition | None:
        """The edition of that slug."""
        return next((edition for edition in self.editions if edition.slug == slug), None)

    def neighbours(self, edition: Edition) -> tuple[Edition | None, Edition | None]:
        """The editions of the same plan just before and just after."""
        line = [other for other in self.editions if other.plan_id == edition.plan_id]
        place = next(index for index, other in enumerate(line) if other.slug == edition.slug)
        before = line[place + 1] if place + 1 < len(line) else None
        after = line[place - 1] if place > 0 else None
        return before, after

    def printings(self, story_id: str) -> tuple[tuple[Edition, Brief], ...]:
        """What each edition printed of a story, newest first; the fullest brief where there are two."""
        found = []
        for edition in self.editions:
            briefs = [brief for brief in edition.briefs if brief.story.id == story_id]
            if briefs:
                found.append((edition, max(briefs, key=lambda brief: len(brief.summary.sentences))))
        return tuple(found)

    def has_story(self, story_id: str) -> bool:
        """Whether any edition printed that story, so that it has a page."""
        return any(brief.story.id == story_id for edition in self.editions for brief in edition.briefs)

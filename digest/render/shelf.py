"""All published editions, the one being rendered among them: who comes before, who after, who printed what.

Most of them are known by their spines alone, which say enough for lists and links. Whole are those that a
page shows something of (`needed`): as many however many there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.errors import RenderError
from digest.models import spine_of
from digest.render.escape import path_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.models import Brief, Edition, Spine

TOPIC_EDITIONS = 14
"""Editions listed on a topic's page; the archive has them all."""
THREAD_EDITIONS = 60
"""Editions of which a story's page tells what they printed, the latest. Chosen by reading; not measured."""


def _order(spine: Spine) -> tuple[object, str]:
    return spine.until, spine.slug


@dataclass(frozen=True, slots=True)
class Shelf:
    """Editions, newest first, each slug once."""

    spines: tuple[Spine, ...]
    whole: Mapping[str, Edition]
    """Those that are known whole, by slug."""
    by_slug: Mapping[str, Spine]
    story_ids: frozenset[str]
    """Every story that any edition printed."""

    @classmethod
    def of(cls, edition: Edition, earlier: Sequence[Edition], spines: Iterable[Spine] = ()) -> Shelf:
        """The shelf with `edition` in place of any stored one of its slug; of others, `spines` are there.

        Raises:
            RenderError: a slug is not a harmless path.
        """
        whole = {other.slug: other for other in earlier} | {edition.slug: edition}
        by_slug = {spine.slug: spine for spine in spines}
        by_slug |= {slug: spine_of(each) for slug, each in whole.items()}
        for slug in by_slug:
            if any(part != path_part(part) for part in slug.split("/")):
                raise RenderError(
                    f"The edition {slug!r} cannot be a path; slugs look like 2026/03/05/morning."
                )
        printed = frozenset(id_ for spine in by_slug.values() for id_ in spine.story_ids)
        return cls(tuple(sorted(by_slug.values(), key=_order, reverse=True)), whole, by_slug, printed)

    @property
    def latest(self) -> Edition:
        """The newest edition of all that are known whole."""
        return next(self.editions(self.spines))

    def editions(self, spines: Iterable[Spine]) -> Iterator[Edition]:
        """Those of the editions that are known whole."""
        return (self.whole[spine.slug] for spine in spines if spine.slug in self.whole)

    def find(self, slug: str) -> Spine | None:
        """The edition of that slug."""
        return self.by_slug.get(slug)

    def neighbours(self, edition: Edition) -> tuple[Spine | None, Spine | None]:
        """The editions of the same plan just before and just after."""
        return _neighbours(edition.slug, edition.plan_id, self.spines)

    def of_topic(self, topic: str) -> list[Spine]:
        """The editions that have a section of that topic."""
        return [spine for spine in self.spines if topic in dict(spine.topics)]

    def printings(self, story_id: str) -> tuple[tuple[Edition, Brief], ...]:
        """What each edition printed of a story, newest first; the fullest brief where there are two.

        Of a story that goes on for longer, what the latest `THREAD_EDITIONS` printed.
        """
        found = []
        for edition in self.editions(_printing(story_id, self.spines)):
            briefs = [brief for brief in edition.briefs if brief.story.id == story_id]
            if briefs:
                found.append((edition, max(briefs, key=lambda brief: len(brief.summary.sentences))))
        return tuple(found)

    def turning(self, story_id: str) -> Iterator[Edition]:
        """The editions in which that story went into another, or came off one."""
        return self.editions(spine for spine in self.spines if story_id in spine.turned)

    def has_story(self, story_id: str) -> bool:
        """Whether any edition printed that story, so that it has a page."""
        return story_id in self.story_ids


def _neighbours(slug: str, plan_id: str, spines: Sequence[Spine]) -> tuple[Spine | None, Spine | None]:
    line = [spine for spine in spines if spine.plan_id == plan_id]
    place = next(index for index, spine in enumerate(line) if spine.slug == slug)
    before = line[place + 1] if place + 1 < len(line) else None
    return before, line[place - 1] if place > 0 else None


def _printing(story_id: str, spines: Iterable[Spine]) -> list[Spine]:
    return [spine for spine in spines if story_id in spine.story_ids][:THREAD_EDITIONS]


def needed(edition: Edition, others: Iterable[Spine], *, feed_entries: int) -> list[str]:
    """The slugs of the editions that must be whole, beside `edition`, to print all that it changes.

    Those of which a page, a feed or a story's thread shows something: the newest, those of each topic,
    the one before it, and those that printed, merged or split a story that `edition` names.
    """
    by_slug = {spine.slug: spine for spine in others} | {edition.slug: spine_of(edition)}
    spines = sorted(by_slug.values(), key=_order, reverse=True)
    before, _ = _neighbours(edition.slug, edition.plan_id, spines)
    wanted = [*spines[: max(1, feed_entries)], *([before] if before else [])]
    for topic in dict.fromkeys(topic for spine in spines for topic, _ in spine.topics):
        carrying = [spine for spine in spines if topic in dict(spine.topics)]
        wanted += carrying[: max(TOPIC_EDITIONS, feed_entries)]
    for story_id in stories_named(edition):
        wanted += _printing(story_id, spines)
        wanted += [spine for spine in spines if story_id in spine.turned]
    slugs = dict.fromkeys(spine.slug for spine in wanted)
    return [slug for slug in slugs if slug != edition.slug]


def turned_to(editions: Iterable[Edition], others: Sequence[Spine]) -> list[str]:
    """The slugs of the editions that printed last the stories that turns of `editions` lead to."""
    ids = dict.fromkeys(turn.other_id for edition in editions for turn in edition.turns)
    newest = sorted(others, key=_order, reverse=True)
    return [spine.slug for id_ in ids for spine in _printing(id_, newest)[:1]]


def stories_named(edition: Edition) -> tuple[str, ...]:
    """The stories that have something new on their page: printed, mentioned, merged or split, each once."""
    printed = [brief.story.id for brief in edition.briefs]
    mentioned = [thread.story_id for thread in edition.developing + edition.quiet]
    turned = [turn.story_id for turn in edition.turns]
    return tuple(dict.fromkeys(printed + mentioned + turned))

"""How much of a section one outlet, or one owner's outlets together, may fill. Pure.

A story told by k outlets counts 1/k for each of them, so what many report hardly counts for any. A story is
refused when every one of its outlets (or owners) has had its share: then others have not told it. Where few
outlets have anything to tell, each may fill its fair part of the section: a paper of one feed is full.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from digest.origins.independence import PRINTED, outlet_of, source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Self

    from digest.models import Article, Story

_ROUNDING = 1e-9


def owner_of(article: Article) -> str:
    """Who owns the outlet of an article, as feeds.yaml or the page says; the outlet where neither does."""
    return source(article, PRINTED)


@dataclass(slots=True)
class _Share:
    """One kind of cap, on outlets or on owners, and what has been taken of it."""

    words: str
    name_of: Callable[[Article], str]
    most: float
    """Stories' worth that one name may have."""
    taken: dict[str, float] = field(default_factory=dict)

    def names(self, story: Story) -> set[str]:
        """Who tells the story, copies aside."""
        return {self.name_of(article) for article in story.originals}

    def refusal(self, story: Story) -> str:
        """Why the story has no room, in words; empty when it has."""
        names, most = self.names(story), self.most
        if not names or any(self.taken.get(name, 0.0) + 1 / len(names) <= most + _ROUNDING for name in names):
            return ""
        return (
            f"by cap: at most {most:g} stories of {self.words}{' and '.join(sorted(names)[:3])} in a section"
        )

    def take(self, story: Story) -> None:
        """Count the story for each of its names."""
        names = self.names(story)
        for name in names:
            self.taken[name] = self.taken.get(name, 0.0) + 1 / len(names)


@dataclass(slots=True)
class Caps:
    """The caps of some places while they are filled; `refused` says which story had no room, and why."""

    shares: tuple[_Share, ...]
    refused: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, stories: Sequence[Story], places: int, *, outlet: int, owner: int) -> Self:
        """The caps of so many `places` for which `stories` stand in line; 0 is no cap."""
        kinds = (("", outlet_of, outlet), ("the outlets of ", owner_of, owner))
        return cls(
            shares=tuple(_share(words, name_of, cap, stories, places) for words, name_of, cap in kinds if cap)
        )

    def admit(self, stories: Sequence[Story], places: int) -> list[Story]:
        """The first of `stories` that have room, so many as there are places."""
        admitted: list[Story] = []
        for story in stories:
            if len(admitted) == places:
                break
            refusal = next(filter(None, (share.refusal(story) for share in self.shares)), "")
            if refusal:
                self.refused[story.id] = refusal
                continue
            for share in self.shares:
                share.take(story)
            admitted.append(story)
        return admitted


def _share(
    words: str, name_of: Callable[[Article], str], cap: int, stories: Sequence[Story], places: int
) -> _Share:
    share = _Share(words=words, name_of=name_of, most=cap)
    names = {name for story in stories for name in share.names(story)}
    return replace(share, most=max(cap, math.ceil(places / max(len(names), 1))))

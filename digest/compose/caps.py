"""How much of a section one outlet, or one owner's outlets together, may fill. Pure.

A story reported by k outlets counts 1/k for each, so a story that many report hardly uses up anybody's share.
A story is refused only if every one of its outlets (or owners) has used up its share. If there are few
outlets, each may fill an equal part of the section, so an edition of a single feed is not cut short.
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
"""Tolerance, in stories, for rounding errors in sums of fractions 1/k."""


def owner_of(article: Article) -> str:
    """The owner of an article's outlet, from feeds.yaml or the page; the outlet if neither names one."""
    return source(article, PRINTED)


@dataclass(slots=True)
class _Share:
    """One kind of cap, on outlets or on owners, with how much of it each name has used."""

    words: str
    name_of: Callable[[Article], str]
    most: float
    """Most stories, as a sum of fractions 1/k, for one outlet or owner."""
    taken: dict[str, float] = field(default_factory=dict)

    def names(self, story: Story) -> set[str]:
        """The outlets (or owners) that report the story; those that only copy do not count."""
        return {self.name_of(article) for article in story.originals}

    def refusal(self, story: Story) -> str:
        """Why the cap refuses the story, as the ledger prints it; empty if it does not."""
        names, most = self.names(story), self.most
        if not names or any(self.taken.get(name, 0.0) + 1 / len(names) <= most + _ROUNDING for name in names):
            return ""
        return (
            f"by cap: at most {most:g} stories of {self.words}{' and '.join(sorted(names)[:3])} in a section"
        )

    def take(self, story: Story) -> None:
        """Add the story, 1/k each, to what its outlets (or owners) have used."""
        names = self.names(story)
        for name in names:
            self.taken[name] = self.taken.get(name, 0.0) + 1 / len(names)


@dataclass(slots=True)
class Caps:
    """The caps while a section is filled; `refused` maps the id of a refused story to the reason."""

    shares: tuple[_Share, ...]
    refused: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, stories: Sequence[Story], places: int, *, outlet: int, owner: int) -> Self:
        """The caps for `places` places and the candidates `stories`; 0 as `outlet` or `owner` is no cap."""
        kinds = (("", outlet_of, outlet), ("the outlets of ", owner_of, owner))
        return cls(
            shares=tuple(_share(words, name_of, cap, stories, places) for words, name_of, cap in kinds if cap)
        )

    def admit(self, stories: Sequence[Story], places: int) -> list[Story]:
        """The first `places` of `stories` that no cap refuses."""
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

"""What later reports of the same story supersede: counts, announcements, conditional statements. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.summarise.compare.announcements import is_superseded_announcement, superseded_announcements
from digest.summarise.compare.figures import differing, groups, has_grown, vocabularies
from digest.summarise.compare.slots import LATER
from digest.summarise.read.figures import figures
from digest.summarise.redundancy import repeats

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from digest.models import Article
    from digest.summarise.compare.measures import Measure
    from digest.summarise.read.passages import Passage


@dataclass(frozen=True, slots=True)
class Superseded:
    """What later reports supersede in a story. The two tuples are in the order of the story's passages."""

    announcements: tuple[bool, ...]
    """Whether each passage announces what has happened since, or makes a condition of what is settled now."""
    counts: tuple[bool, ...]
    """Whether each passage gives a count that has grown since."""
    headlines: frozenset[str]
    """The URLs of the articles whose headline is a superseded announcement or has a superseded count."""
    figures: frozenset[str]
    """The counts that have grown since, in the digits in which text has them."""


def superseded(passages: Sequence[Passage]) -> Superseded:
    """What later reports supersede in the passages of a story, and in the headlines of their articles."""
    articles = list({passage.article.url: passage.article for passage in passages}.values())
    if not articles or _time_between(articles) < LATER:
        nothing = (False,) * len(passages)
        return Superseded(nothing, nothing, frozenset(), frozenset())
    announcing, grown = superseded_announcements(articles), superseded_counts(passages)
    old = {measure.passage.citation for measure in grown}
    counts = frozenset(f"{measure.value:g}" for measure in grown)
    outdated = {one.url for one in articles if not counts.isdisjoint(figures(one.headline))}
    return Superseded(
        announcements=tuple(
            is_superseded_announcement(one.text, one.article, articles, announcing)
            or _is_settled(one, passages)
            for one in passages
        ),
        counts=tuple(passage.citation in old for passage in passages),
        headlines=announcing | outdated,
        figures=counts,
    )


def superseded_counts(found: Sequence[Passage]) -> list[Measure]:
    """The counts that have grown, according to a later report of another independent source (voice)."""
    known = vocabularies(found)
    return [measure for group in groups(found) for measure in _below_the_last(differing(group, known))]


def _below_the_last(ordered: Sequence[Measure]) -> list[Measure]:
    """The measures that are smaller than the last one, if they are one count that has grown."""
    if not ordered or not has_grown(ordered):
        return []
    return [measure for measure in ordered if measure.value < ordered[-1].value]


def _is_settled(passage: Passage, passages: Sequence[Passage]) -> bool:
    """Whether a later report says without a condition what `passage` says with one."""
    return passage.analysis.is_conditional and any(
        other.article.at >= passage.article.at + LATER
        and repeats(passage, other)
        and not other.analysis.is_conditional
        for other in passages
    )


def _time_between(articles: Sequence[Article]) -> timedelta:
    """The time between the first article and the last."""
    times = [article.at for article in articles]
    return max(times) - min(times)

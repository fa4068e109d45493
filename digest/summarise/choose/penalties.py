"""What a sentence keeps of its worth for the way it is put, whatever it tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from digest.summarise.compare.announcements import is_superseded_announcement, superseded_announcements
from digest.summarise.compare.figures import LATER
from digest.summarise.compare.superseded import superseded_counts
from digest.summarise.read.figures import figures
from digest.summarise.redundancy import repeats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.models import Article
    from digest.summarise.read.passages import Passage

_DAYS_APART = timedelta(hours=36)
"""Articles so far apart mean different days by "yesterday"."""
_HEARSAY, _UNCLEAR_DAY, _UNCLEAR_PLACE, _LOUD, _LONG_SINCE, _STALE, _OUTDATED = (
    0.6,
    0.7,
    0.7,
    0.4,
    0.6,
    0.2,
    0.6,
)
"""What is kept by one that begins with where it was read; whose "yesterday" or "here" is unclear; that
cheers, or stands in a list; that tells what has been so for years; that announces what has come by now; whose
count has grown since."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """What of a story a later report of it has left behind."""

    announced: list[bool]
    """Whether each passage announces what has come, or been settled, by now."""
    counted: list[bool]
    """Whether each passage gives a count that has grown since."""
    headlines: frozenset[str]
    """Addresses of the articles whose headline does the one or the other."""
    figures: frozenset[str]
    """The counts that have grown, as text has them."""


def outdated(passages: Sequence[Passage]) -> Outdated:
    """What is out of date in the passages of a story, and in the headlines above them."""
    articles = list({passage.article.url: passage.article for passage in passages}.values())
    if not articles or _between(articles) < LATER:
        nothing = [False] * len(passages)
        return Outdated(nothing, nothing, frozenset(), frozenset())
    passed, grown = superseded_announcements(articles), superseded_counts(passages)
    old = {measure.passage.citation for measure in grown}
    counts = frozenset(f"{measure.value:g}" for measure in grown)
    return Outdated(
        announced=[
            is_superseded_announcement(one.text, one.article, articles, passed) or _is_settled(one, passages)
            for one in passages
        ],
        counted=[passage.citation in old for passage in passages],
        headlines=passed | {one.url for one in articles if not counts.isdisjoint(figures(one.headline))},
        figures=counts,
    )


def _is_settled(passage: Passage, passages: Sequence[Passage]) -> bool:
    """Whether what hangs on something in `passage` does so no more in a later report."""
    return passage.analysis.is_conditional and any(
        other.article.at >= passage.article.at + LATER
        and repeats(passage, other)
        and not other.analysis.is_conditional
        for other in passages
    )


def _between(articles: Sequence[Article]) -> timedelta:
    times = [article.at for article in articles]
    return max(times) - min(times)


def manner(passages: Sequence[Passage], behind: Outdated) -> NDArray[np.float64]:
    """The share of its worth that each passage keeps."""
    is_apart = bool(passages) and _between([passage.article for passage in passages]) > _DAYS_APART
    kept = [
        (_HEARSAY if passage.analysis.is_hearsay else 1.0)
        * (_UNCLEAR_DAY if is_apart and passage.analysis.names_a_relative_day else 1.0)
        * (_UNCLEAR_PLACE if passage.analysis.names_where_it_was_written else 1.0)
        * (_LOUD if passage.analysis.is_cheer_or_item else 1.0)
        * (_LONG_SINCE if passage.analysis.has_been_so_for_years else 1.0)
        for passage in passages
    ]
    return np.array(kept) * np.where(behind.announced, _STALE, 1.0) * np.where(behind.counted, _OUTDATED, 1.0)

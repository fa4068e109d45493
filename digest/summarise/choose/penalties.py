"""What a sentence keeps of its worth for the way it is put, whatever it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from digest.summarise.compare.announcements import is_superseded_announcement, superseded_announcements
from digest.summarise.compare.figures import LATER
from digest.summarise.compare.superseded import superseded_counts
from digest.summarise.read.figures import figures
from digest.summarise.read.lexicon import HEARSAY, RELATIVE_DAY, WHERE_IT_WAS_WRITTEN
from digest.summarise.read.quotations import QUOTED
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
_IS_LOUD_OR_LISTED = re.compile(r"^\d{1,2}[.)] (?=[A-Z])|^[•–—*-] |(?<![”\"])!$")
"""An item of a list with its number, or a cheer: "The zoo has done it again!"."""
_STARTS_WITH_HEARSAY = re.compile(HEARSAY)
_HANGS_ON = re.compile(r"\b(?:may|might|could)\b[^.;]*\b(?:if|unless|once|pending|subject to)\b")
"""It "may reopen if engineers approve": a later report that tells the same without an "if" knows more."""
_TELLS_WHAT_HAS_BEEN = re.compile(r"\b(?:have|has)\b[^.;]{0,80}\bsince (?:19|20)\d\d\b")
_SPEAKS_OF_A_PLACE = re.compile(WHERE_IT_WAS_WRITTEN)
_SPEAKS_OF_A_DAY = re.compile(RELATIVE_DAY)


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
    return _HANGS_ON.search(passage.text) is not None and any(
        other.article.at >= passage.article.at + LATER
        and repeats(passage, other)
        and not _HANGS_ON.search(other.text)
        for other in passages
    )


def _between(articles: Sequence[Article]) -> timedelta:
    times = [article.at for article in articles]
    return max(times) - min(times)


def begins_with_hearsay(text: str) -> bool:
    """Whether it says first where it was read: "As the Courier reported, …"."""
    return _STARTS_WITH_HEARSAY.match(text) is not None


def _speaks_of_a_place(text: str) -> bool:
    """Whether it says "here" in the outlet's own voice."""
    return bool(_SPEAKS_OF_A_PLACE.search(text) and _SPEAKS_OF_A_PLACE.search(QUOTED.sub("“”", text)))


def manner(passages: Sequence[Passage], behind: Outdated) -> NDArray[np.float64]:
    """The share of its worth that each passage keeps."""
    is_apart = bool(passages) and _between([passage.article for passage in passages]) > _DAYS_APART
    kept = [
        (_HEARSAY if begins_with_hearsay(passage.text) else 1.0)
        * (_UNCLEAR_DAY if is_apart and _SPEAKS_OF_A_DAY.search(passage.text) else 1.0)
        * (_UNCLEAR_PLACE if _speaks_of_a_place(passage.text) else 1.0)
        * (_LOUD if _IS_LOUD_OR_LISTED.search(passage.text) else 1.0)
        * (_LONG_SINCE if _TELLS_WHAT_HAS_BEEN.search(passage.text) else 1.0)
        for passage in passages
    ]
    return np.array(kept) * np.where(behind.announced, _STALE, 1.0) * np.where(behind.counted, _OUTDATED, 1.0)

"""What a sentence keeps of its worth for the way it is put, whatever it tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from digest.summarise.lexicon import HEARSAY, RELATIVE_DAY
from digest.summarise.overtaken import is_overtaken, overtaken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.summarise.passages import Passage

_DAYS_APART_S = 36 * 3600
"""Articles so far apart mean different days by "yesterday"."""
_HEARSAY, _UNCLEAR_DAY, _STALE = 0.6, 0.7, 0.2
"""What is kept by one that begins with where it was read; whose "yesterday" is unclear; that announces what
has come by now."""

_STARTS_WITH_HEARSAY = re.compile(HEARSAY)
_SPEAKS_OF_A_DAY = re.compile(RELATIVE_DAY)


def stale(passages: Sequence[Passage]) -> list[bool]:
    """Whether each passage announces what a later report of the story has as happened."""
    articles = list({passage.article.url: passage.article for passage in passages}.values())
    passed = overtaken(articles)
    return [is_overtaken(passage.text, passage.article, articles, passed) for passage in passages]


def begins_with_hearsay(text: str) -> bool:
    """Whether it says first where it was read: "As the Courier reported, …"."""
    return _STARTS_WITH_HEARSAY.match(text) is not None


def manner(passages: Sequence[Passage], is_stale: Sequence[bool]) -> NDArray[np.float64]:
    """The share of its worth that each passage keeps."""
    times = [passage.article.at for passage in passages]
    is_apart = (max(times) - min(times)).total_seconds() > _DAYS_APART_S if times else False
    return np.array(
        [
            (_HEARSAY if begins_with_hearsay(passage.text) else 1.0)
            * (_UNCLEAR_DAY if is_apart and _SPEAKS_OF_A_DAY.search(passage.text) else 1.0)
            * (_STALE if overtaken_by else 1.0)
            for passage, overtaken_by in zip(passages, is_stale, strict=True)
        ]
    )

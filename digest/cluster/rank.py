"""Which story comes first, and why: a sum of terms that every story carries with it.

==================  ============================================================================
independent         log2(1 + independent origins): copies and one owner's outlets count once
freshness           1.5 · 0.5^(hours since the newest original / 18), counted from the newest article of all;
                    an article that does not say its date is never fresh
sources             ln of the mean weight of the origins' feeds, between -1 and 1
novelty             -0.8 · (1 - share of articles not in earlier editions), for stories printed before
full text           0.3 when at least one original could be read in full
round-up            -1.0 when nothing but round-ups and live blogs tells it
==================  ============================================================================

There is no clock: the newest article is the present. Copies add to no term, and outlets of one owner are one
origin, so puppets that repeat each other move nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.cluster.independence import origin
from digest.models import Evidence, Rank

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from digest.models import Article

HALF_LIFE_HOURS = 18.0
FRESHNESS = 1.5
REPEATED = 0.8
FULL_TEXT = 0.3
ROUND_UP = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What ranking looks at in a story."""

    originals: Sequence[Article]
    """Its articles that repeat no other."""
    independent: int
    known_urls: Collection[str]
    """Addresses of the articles that earlier editions knew of it."""
    was_printed: bool
    is_round_up: bool


def rank(candidate: Candidate, newest: datetime, weights: Mapping[str, float]) -> Rank:
    """The receipt: each term with its value, and their sum."""
    terms = (
        ("independent", math.log2(1 + candidate.independent)),
        ("freshness", _freshness(candidate.originals, newest)),
        ("sources", _sources(candidate.originals, weights)),
        ("novelty", _novelty(candidate)),
        ("full text", FULL_TEXT if any(a.evidence is Evidence.FULL for a in candidate.originals) else 0.0),
        ("round-up", -ROUND_UP if candidate.is_round_up else 0.0),
    )
    rounded = tuple((name, round(value, 4)) for name, value in terms)
    return Rank(score=round(sum(value for _, value in rounded), 4), terms=rounded)


def _freshness(originals: Sequence[Article], newest: datetime) -> float:
    dated = [article.at for article in originals if article.published is not None]
    if not dated:
        return 0.0
    hours = (newest - max(dated)).total_seconds() / 3600
    return float(FRESHNESS * 0.5 ** (max(hours, 0.0) / HALF_LIFE_HOURS))


def _sources(originals: Sequence[Article], weights: Mapping[str, float]) -> float:
    best: dict[str, float] = {}
    for article in originals:
        weight = max((weights.get(url, 1.0) for url in article.feed_urls), default=1.0)
        best[origin(article)] = max(weight, best.get(origin(article), 0.0))
    mean = sum(best.values()) / len(best)
    return max(-1.0, min(1.0, math.log(mean))) if mean > 0 else -1.0


def _novelty(candidate: Candidate) -> float:
    if not candidate.was_printed:
        return 0.0
    new = sum(article.url not in candidate.known_urls for article in candidate.originals)
    return -REPEATED * (1 - new / len(candidate.originals))

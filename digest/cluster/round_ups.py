"""Whether an article is a round-up (it reports many events) or a live blog (one event as it unfolds)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest import language
from digest.models import Assessment, Kind

if TYPE_CHECKING:
    from digest.models import Article

MOST_SEMICOLONS = 1
"""A headline with more semicolons than this lists several events. Chosen by reading; not measured."""
SURE = 0.6
"""The probability from which on an article is taken for a round-up or a live page, of whatever language.
Chosen by reading; not measured."""


_UNKNOWN = Assessment()


def is_round_up(article: Article, judged: Assessment = _UNKNOWN) -> bool:
    """Whether its kind, as far as it was `judged`, or the headline shows a round-up or a live page."""
    if judged.kind in {Kind.ROUNDUP, Kind.LIVE} and judged.likely >= SURE:
        return True
    announced = language.of(article.language).outlets.round_up.search(article.headline)
    return announced is not None or article.headline.count(";") > MOST_SEMICOLONS

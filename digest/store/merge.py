"""Two makings of one article become one (pure)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from digest.models import Article

_WHOLE = 0.8
"""Share of a text's length; what is shorter may be a page that was cut off this time."""


def merged(standing: Article, new: Article, *, is_remade: bool) -> Article:
    """The article that stands after `new` came for the same address.

    The longer text wins and brings its headline, byline and labels along. Feed addresses and tags
    are united, the earlier dates and a stated kind are kept. `is_remade` says that the very entry that
    made `standing` was read again: then the new wording wins unless much of the text, or of its evidence,
    is lost, so that a correction counts though it is a little shorter.
    """
    published, is_day_only = _published(standing, new)
    return replace(
        _longer(standing, new, is_remade=is_remade),
        published=published,
        is_day_only=is_day_only,
        first_seen=min(standing.first_seen, new.first_seen),
        feed_urls=tuple(sorted({*standing.feed_urls, *new.feed_urls})),
        tags=tuple(sorted({*standing.tags, *new.tags})),
        stated_kind=standing.stated_kind or new.stated_kind,
    )


def _longer(standing: Article, new: Article, *, is_remade: bool) -> Article:
    is_whole = new.evidence is standing.evidence and len(new.text) >= _WHOLE * len(standing.text)
    if is_remade and is_whole:
        return new
    if len(standing.text) != len(new.text):
        return max(standing, new, key=lambda article: len(article.text))
    # The same page reached through two feeds is the usual tie: which of them came first must not
    # decide the headline, or two runs over the same feeds would differ.
    return min(standing, new, key=lambda article: (article.at, article.publisher, article.headline))


def _published(standing: Article, new: Article) -> tuple[datetime | None, bool]:
    """The earlier of the dates the outlets give, and whether it is known to the day only."""
    dated = [article for article in (standing, new) if article.published is not None]
    if not dated:
        return None, False
    earliest = min(dated, key=lambda article: (article.published, article.is_day_only))
    return earliest.published, earliest.is_day_only

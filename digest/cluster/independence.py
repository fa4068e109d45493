"""articles → how many origins tell a story: copies, one owner's outlets and one agency count once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article, Copy


def origin(article: Article) -> str:
    """Who an article counts for: the agency it credits, else the owner, else the outlet, else the site."""
    return (
        article.credit or article.owner or article.publisher or urlsplit(article.url).hostname or ""
    ).casefold()


def count_independent(articles: Sequence[Article], copies: Sequence[Copy]) -> int:
    """How many origins are left when copies, and the outlets of one owner or of one site, count once."""
    repeated = {copy.article_url for copy in copies}
    return max(1, len({origin(article) for article in articles if article.url not in repeated}))

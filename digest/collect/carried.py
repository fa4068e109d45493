"""Which stored articles and entries come from the current feeds, not from feeds removed from feeds.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.web.urls import canonical_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.models import Article, Feed, LedgerLine
    from digest.protocols import Store


@dataclass(frozen=True, slots=True)
class Carried:
    """Decides whether an article or entry comes from the current feeds.

    A feed is recognised under other spellings of its address, and under an address that it has moved to.
    """

    names: frozenset[str]
    """The normalised addresses of the feeds (`_name`)."""
    moved: frozenset[str]
    """Earlier addresses of these feeds."""

    def article(self, article: Article) -> bool:
        """Whether one of the feeds carried the article; true for an article that names no feed."""
        urls = _feeds_of(article)
        return not urls or any(map(self._is_of, urls))

    def line(self, line: LedgerLine) -> bool:
        """Whether the entry came from one of the feeds; true for a line that names no feed."""
        return not line.feed_url or self._is_of(line.feed_url)

    def _is_of(self, url: str) -> bool:
        return _name(url) in self.names or url in self.moved


def carried_by(
    feeds: Iterable[Feed], articles: Iterable[Article], lines: Iterable[LedgerLine], store: Store
) -> Carried:
    """The `Carried` for `feeds`, prepared for these articles and ledger lines."""
    names = frozenset(_name(feed.url) for feed in feeds)
    asked = {url for article in articles for url in _feeds_of(article)} | {line.feed_url for line in lines}
    others = [url for url in sorted(asked) if _name(url) not in names]
    states = store.feed_states(others) if others else {}
    moved = frozenset(url for url, state in states.items() if _name(state.moved_to) in names)
    return Carried(names, moved)


def _feeds_of(article: Article) -> list[str]:
    """The feeds that carried the article; none if the stored value is not a list of texts."""
    urls: object = article.feed_urls
    return [url for url in urls if isinstance(url, str)] if isinstance(urls, tuple | list) else []


def _name(url: str) -> str:
    """An address without scheme, ``www.`` and final slash: users change these and mean the same feed."""
    _, _, rest = (canonical_url(url) or url).partition("://")
    return (rest or url).removeprefix("www.").rstrip("/")

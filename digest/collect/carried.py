"""What the feeds of feeds.yaml carried, out of all that is stored: a feed taken out is read no more."""

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
    """Tells what comes from the feeds that are read now.

    A feed is known again under another spelling of its address, and under the one that it has moved to.
    """

    names: frozenset[str]
    """What the feeds are known by."""
    moved: frozenset[str]
    """Earlier addresses of these feeds."""

    def article(self, article: Article) -> bool:
        """Whether one of the feeds carried the article; so does each where no feed is named at all."""
        urls = _feeds_of(article)
        return not urls or any(map(self._is_of, urls))

    def line(self, line: LedgerLine) -> bool:
        """Whether the entry came from one of the feeds, or from none."""
        return not line.feed_url or self._is_of(line.feed_url)

    def _is_of(self, url: str) -> bool:
        return _name(url) in self.names or url in self.moved


def carried_by(
    feeds: Iterable[Feed], articles: Iterable[Article], lines: Iterable[LedgerLine], store: Store
) -> Carried:
    """What tells, of these articles and entries, which came from `feeds`."""
    names = frozenset(_name(feed.url) for feed in feeds)
    asked = {url for article in articles for url in _feeds_of(article)} | {line.feed_url for line in lines}
    others = [url for url in sorted(asked) if _name(url) not in names]
    states = store.feed_states(others) if others else {}
    moved = frozenset(url for url, state in states.items() if _name(state.moved_to) in names)
    return Carried(names, moved)


def _feeds_of(article: Article) -> list[str]:
    """The feeds that carried it; none where what is kept of them is no list of texts."""
    urls: object = article.feed_urls
    return [url for url in urls if isinstance(url, str)] if isinstance(urls, tuple | list) else []


def _name(url: str) -> str:
    """An address without scheme, ``www.`` and last slash: people correct these, and mean the same feed."""
    _, _, rest = (canonical_url(url) or url).partition("://")
    return (rest or url).removeprefix("www.").rstrip("/")

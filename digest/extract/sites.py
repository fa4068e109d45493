"""Articles of a site are kept together, so that the lines they share are known before one is stored."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from digest.errors import ExtractError
from digest.extract.assemble import trimmed
from digest.extract.chrome import marks_of, site_lines, without_site_lines
from digest.faults import attempt
from digest.models import Article
from digest.web.urls import host_of, registrable_domain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from digest.extract.chrome import Spread
    from digest.models import Entry, FeedState
    from digest.protocols import Guard, Store

MOST_HELD = 500
"""Results that wait for others of their site, some 5 kB each; what a killed run held is read again."""
REMEMBERED = timedelta(days=30)
TEXTS_OF_A_SITE = 200
"""Texts remembered of each site, half a kB each."""

T = TypeVar("T")


def site_of_entry(entry: Entry) -> str:
    """Where an entry is read, as far as one can tell beforehand."""
    return _site(entry.url) or _site(entry.feed_url)


def titles_by_site(states: Iterable[FeedState]) -> dict[str, tuple[str, ...]]:
    """Site → the titles of the feeds that it has among `states`, in order of their addresses."""
    found: dict[str, list[str]] = defaultdict(list)
    for state in sorted(states, key=lambda state: state.url):
        if state.title:
            found[_site(state.site_url) or _site(state.url)].append(state.title)
    return {site: tuple(titles) for site, titles in found.items()}


def _site(url: str) -> str:
    return registrable_domain(url) or host_of(url)


def together(results: Iterable[T], sites: Counter[str], site_of: Callable[[T], str]) -> Iterator[list[T]]:
    """The results in lists: those of a site when the last of it has come, or earlier when too many wait.

    `sites` says how many are to come of each.
    """
    held: dict[str, list[T]] = defaultdict(list)
    left = sites.copy()
    for result in results:
        site = site_of(result)
        held[site].append(result)
        left[site] -= 1
        if left[site] <= 0:
            yield held.pop(site)
        elif sum(map(len, held.values())) >= MOST_HELD:
            yield held.pop(max(held, key=lambda name: len(held[name])))
    yield from held.values()


def without_chrome(articles: Sequence[Article], store: Store, guard: Guard, now: datetime) -> list[Article]:
    """The articles without their sites' own lines, after the store has learnt from them."""
    urls: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for article in articles:
        if article.text:
            urls[_site(article.url)][article.url] = marks_of(article.text)
    known = {}
    for site, texts in urls.items():
        store.record_site_texts(site, texts, at=now, since=now - REMEMBERED, limit=TEXTS_OF_A_SITE)
        known[site] = site_lines(store.site_texts(site))
    return [_trimmed(article, known.get(_site(article.url), {}), guard) for article in articles]


def _trimmed(article: Article, known: Mapping[str, Spread], guard: Guard) -> Article:
    text = without_site_lines(article.text, known, article.headline) if known else article.text
    if text == article.text:
        return article
    less = attempt(lambda: guard.call(trimmed, article, text), ExtractError, article.url)
    return less if isinstance(less, Article) else article  # too much to clean once more: it stays as it was

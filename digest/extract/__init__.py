"""Entries become articles: the text in full, from the feed or the page, without the site around it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.errors import ExtractError, ItemError, LimitError
from digest.extract.assemble import Reading, article_from_reading, is_complete
from digest.extract.page import PageText, read_page, text_from_html
from digest.extract.sites import site_of_entry, titles_by_site, together, without_chrome
from digest.models import Evidence, Feed, FeedState, Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from digest.models import Article, Entry
    from digest.protocols import Executor, Fetcher, Guard, Store
    from digest.report import Report

FRESH = timedelta(days=30)
"""Pages of older entries are not asked for: no edition covers them, and a new feed may list hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    """What became of an entry: an article or none, and what went wrong on the way."""

    entry: Entry
    article: Article | None = None
    problems: tuple[ItemError, ...] = ()


def extract(
    feeds: Sequence[Feed],
    store: Store,
    *,
    fetcher: Fetcher,
    executor: Executor,
    guard: Guard,
    now: datetime,
    report: Report,
) -> None:
    """Make an article of every pending entry and keep it in the store.

    A page that cannot be read is reported, and the feed's blurb or headline stands in for it, labelled
    so. Only an entry with nothing to read at all makes no article; the store remembers why.
    """
    entries = store.pending_entries()
    states = store.feed_states({entry.feed_url for entry in entries})
    reader = _Reader(
        feeds={feed.url: feed for feed in feeds},
        states=states,
        siblings=titles_by_site(states.values()),
        fetcher=fetcher,
        guard=guard,
        now=now,
    )
    results = _told(executor.map(reader.read, entries), len(entries), report)
    sites = Counter(map(site_of_entry, entries))
    for of_site in together(results, sites, lambda result: site_of_entry(result.entry)):
        _keep(of_site, store, guard, now, report)


def _told(results: Iterable[_Result], total: int, report: Report) -> Iterator[_Result]:
    """The results as they come, told to whoever watches."""
    for done, result in enumerate(results, start=1):
        for problem in result.problems:
            report.problem("extract", problem)
        report.progress("extract", done, total)
        yield result


def _keep(results: Sequence[_Result], store: Store, guard: Guard, now: datetime, report: Report) -> None:
    """Write what the results of a site brought, the articles without the lines of the site's own."""
    read = [(result.entry, result.article) for result in results if result.article is not None]
    articles = without_chrome([article for _, article in read], store, guard, now)
    for (entry, before), article in zip(read, articles, strict=True):
        store.record_article(entry, article)
        report.count("extract/articles")
        report.count(f"extract/{article.evidence}")
        if article != before:
            report.count("extract/without site lines")
    for result in results:
        if result.article is None:
            reason = result.problems[-1].reason if result.problems else "nothing to read"
            store.record_failure(result.entry, reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Reads one entry in full. Safe to use from several threads."""

    feeds: Mapping[str, Feed]
    states: Mapping[str, FeedState]
    siblings: Mapping[str, tuple[str, ...]]
    """Site → the titles of its feeds."""
    fetcher: Fetcher
    guard: Guard
    now: datetime

    def read(self, entry: Entry) -> _Result:
        """What became of `entry`; whatever goes wrong is in the result."""
        try:
            return self._read(entry)
        except ItemError as error:
            return _Result(entry=entry, problems=(error,))
        except Exception as error:  # noqa: BLE001  (one entry's surprise must not end the run)
            surprise = ExtractError(
                entry.url or entry.guid, f"reading it failed: {type(error).__name__}: {error}"
            )
            return _Result(entry=entry, problems=(surprise,))

    def _read(self, entry: Entry) -> _Result:
        feed = self.feeds.get(entry.feed_url, Feed(url=entry.feed_url))
        problems: list[ItemError] = []
        in_feed = self._text_in_feed(entry, problems)
        page, final_url = None, ""
        if self._wants_page(entry, feed, in_feed):
            page, final_url = self._page(entry, problems)
        state = self.states.get(entry.feed_url, FeedState(url=entry.feed_url))
        reading = Reading(
            entry=entry,
            feed=feed,
            state=state,
            feed_text=in_feed,
            page=page,
            final_url=final_url,
            now=self.now,
            siblings=self.siblings.get(site_of_entry(entry), ()),
        )
        article = self._article(reading, problems)
        if article.evidence is Evidence.HEADLINE and not article.headline:
            problems.append(
                ExtractError(entry.url or entry.guid, "neither feed nor page has a headline or a text")
            )
            return _Result(entry=entry, problems=tuple(problems))
        return _Result(entry=entry, article=article, problems=tuple(problems))

    def _article(self, reading: Reading, problems: list[ItemError]) -> Article:
        """The article of all that was read; of the blurb alone where the rest is too much to clean."""
        try:
            return self.guard.call(article_from_reading, reading)
        except LimitError as error:
            problems.append(LimitError(reading.entry.url or reading.entry.guid, error.reason))
            return self.guard.call(article_from_reading, replace(reading, feed_text="", page=None))

    def _text_in_feed(self, entry: Entry, problems: list[ItemError]) -> str:
        if not entry.html:
            return ""
        try:
            return self.guard.call(text_from_html, entry.html, entry.url)
        except ItemError as error:
            problems.append(error)
            return ""

    def _wants_page(self, entry: Entry, feed: Feed, in_feed: str) -> bool:
        if feed.fulltext in {"feed", "never"} or not entry.url.startswith(("http://", "https://")):
            return False
        if self.now - min(entry.published or entry.first_seen, entry.first_seen) > FRESH:
            return False
        return feed.fulltext == "page" or not is_complete(in_feed)

    def _page(self, entry: Entry, problems: list[ItemError]) -> tuple[PageText | None, str]:
        try:
            response = self.fetcher.fetch(Request(url=entry.url, kind="page", feed=entry.feed_url))
            page = self.guard.call(read_page, response.body, response.final_url, response.content_type)
        except ItemError as error:
            problems.append(error)
            return None, ""
        if not page.is_article:
            problems.append(
                ExtractError(entry.url, "no article was found on the page; the feed's own text stands in")
            )
        return page, response.final_url


__all__ = ["extract"]

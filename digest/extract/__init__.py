"""Entries become articles: the text in full, from the feed or the page, without the site around it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.errors import ExtractError, FetchError, ItemError, LimitError
from digest.extract.assemble import Reading, article_from_reading, is_complete
from digest.extract.page import PageText, read_page, text_from_html
from digest.extract.sightings import Outcome, judged, outcome_from_reading
from digest.extract.sites import site_of_entry, together, without_chrome
from digest.models import Evidence, Feed, FeedState, Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from digest.models import Article, Entry
    from digest.protocols import Executor, Fetcher, Guard, Store
    from digest.report import Report

FRESH = timedelta(days=30)
"""Pages of older entries are not asked for: no edition covers them, and a new feed may list hundreds."""


_REFUSALS = frozenset({401, 402, 403, 451})
"""Statuses by which a server says that there is an article, but not for this reader."""
_WALLED = (
    "behind a wall: what stands there is not the article (a consent, log-in or error page, a robot check); "
    "the feed's own text stands in"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    """What became of an entry: an article or none, and what went wrong on the way."""

    entry: Entry
    outcome: Outcome | None = None
    stand_in: Article | None = None
    """What the feed alone gives, where it is known that a wall stands in front of the page."""
    reading: Reading | None = None
    """What the feed sent of it, without the page."""
    problems: tuple[ItemError, ...] = ()

    @property
    def article(self) -> Article | None:
        """The article, if there is one."""
        return self.stand_in or (self.outcome.article if self.outcome else None)


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
        feeds={feed.url: feed for feed in feeds}, states=states, fetcher=fetcher, guard=guard, now=now
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
    results = _without_walls(results, store, guard, now, report)
    read = [(result.entry, result.article) for result in results if result.article is not None]
    articles = without_chrome([article for _, article in read], store, guard, now)
    for (entry, before), article in zip(read, articles, strict=True):
        store.record_article(entry, article)
        report.count("extract/articles")
        report.count(f"extract/{article.evidence}")
        report.count("extract/behind a wall", int(article.is_walled))
        if article != before:
            report.count("extract/without site lines")
    for result in results:
        if result.article is None:
            reason = result.problems[-1].reason if result.problems else "nothing to read"
            store.record_failure(result.entry, reason)


def _without_walls(
    results: Sequence[_Result], store: Store, guard: Guard, now: datetime, report: Report
) -> list[_Result]:
    """The results of a site: what the feed sent in place of each wall, each under an address of its own."""
    seen = [one.outcome.sight for one in results if one.outcome and one.outcome.sight]
    if not seen:
        return list(results)
    site = site_of_entry(results[0].entry)
    verdicts = dict(zip((sight.entry for sight in seen), judged(seen, site, store, now), strict=True))
    settled = []
    for result in results:
        sight = result.outcome.sight if result.outcome else None
        is_wall, is_named = verdicts[sight.entry] if sight else (False, True)
        if is_wall:
            settled.append(_stood_in(result, guard))
            report.problem("extract", settled[-1].problems[-1])
        else:
            settled.append(result if is_named else _renamed(result))
    return settled


def _renamed(result: _Result) -> _Result:
    """The result under the address where its page was found, whatever the page calls itself."""
    assert result.outcome is not None  # noqa: S101  (only who has seen a page is renamed)
    article = replace(result.outcome.article, url=result.outcome.landed)
    return replace(result, outcome=replace(result.outcome, article=article))


def _stood_in(result: _Result, guard: Guard) -> _Result:
    """The result with what the feed alone gives, and with the wall among its problems."""
    assert result.reading is not None  # noqa: S101  (who has seen a page has read an entry)
    subject = result.entry.url or result.entry.guid
    try:
        article = replace(guard.call(article_from_reading, result.reading), is_walled=True)
    except ItemError as error:
        return _Result(entry=result.entry, problems=(*result.problems, error))
    problem = ExtractError(subject, _WALLED)
    if not article.headline and not article.text:
        return _Result(entry=result.entry, problems=(*result.problems, problem))
    return replace(result, stand_in=article, problems=(*result.problems, problem))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Reads one entry in full. Safe to use from several threads."""

    feeds: Mapping[str, Feed]
    states: Mapping[str, FeedState]
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
        is_refused = any(isinstance(error, FetchError) and error.status in _REFUSALS for error in problems)
        state = self.states.get(entry.feed_url, FeedState(url=entry.feed_url))
        reading = Reading(
            entry=entry,
            feed=feed,
            state=state,
            feed_text=in_feed,
            page=page,
            final_url=final_url,
            now=self.now,
        )
        outcome = self._outcome(reading, problems)
        article = replace(outcome.article, is_walled=is_refused)
        if article.evidence is Evidence.HEADLINE and not article.headline:
            problems.append(
                ExtractError(entry.url or entry.guid, "neither feed nor page has a headline or a text")
            )
            return _Result(entry=entry, problems=tuple(problems))
        return _Result(
            entry=entry,
            outcome=replace(outcome, article=article),
            reading=replace(reading, page=None, final_url=""),
            problems=tuple(problems),
        )

    def _outcome(self, reading: Reading, problems: list[ItemError]) -> Outcome:
        """The article of all that was read; of the blurb alone where the rest is too much to clean."""
        try:
            return self.guard.call(outcome_from_reading, reading)
        except LimitError as error:
            problems.append(LimitError(reading.entry.url or reading.entry.guid, error.reason))
            return self.guard.call(outcome_from_reading, replace(reading, feed_text="", page=None))

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
        if entry.anchor:  # the page is that of many entries
            return False
        if self.now - min(entry.published or entry.first_seen, entry.first_seen) > FRESH:
            return False
        return feed.fulltext == "page" or not is_complete(in_feed)

    def _page(self, entry: Entry, problems: list[ItemError]) -> tuple[PageText | None, str]:
        try:
            response = self.fetcher.fetch(Request(url=entry.url, kind="page"))
            page = self.guard.call(read_page, response.body, response.final_url, response.content_type)
        except FetchError as error:
            problems.append(_told_apart(error))
            return None, ""
        except ItemError as error:
            problems.append(error)
            return None, ""
        if not page.is_article:
            problems.append(
                ExtractError(entry.url, "no article was found on the page; the feed's own text stands in")
            )
        return page, response.final_url


def _told_apart(error: FetchError) -> FetchError:
    """The error; where the server refuses this reader, it says that a wall stands there."""
    if error.status not in _REFUSALS:
        return error
    reason = f"behind a wall: {error.reason}; the feed's own text stands in"
    return FetchError(error.subject, reason, status=error.status)


__all__ = ["extract"]

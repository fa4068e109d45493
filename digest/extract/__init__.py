"""Entries become articles: the text in full, from the feed or the page, without the site around it."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from digest.deadline import NEVER
from digest.errors import ExtractError, FetchError, ItemError
from digest.extract.assemble import Reading, article_from_reading, is_complete
from digest.extract.page import PageText, read_page, text_from_html
from digest.extract.sightings import Outcome, judged, outcome_from_reading
from digest.extract.sites import site_of_entry, titles_by_site, together, without_chrome
from digest.faults import attempt, mapped
from digest.models import Article, Evidence, Feed, FeedState, Request
from digest.web.asking import answered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from digest.deadline import Deadline
    from digest.models import Entry
    from digest.protocols import Executor, Fetcher, Guard, Store
    from digest.report import Report

T = TypeVar("T")

_log = logging.getLogger(__name__)

FRESH = timedelta(days=30)
"""Pages of older entries are not asked for: no edition covers them, and a new feed may list hundreds.

Chosen by reading; not measured."""


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
    deadline: Deadline = NEVER,
) -> None:
    """Make an article of every pending entry and keep it in the store.

    What is not read when `deadline` passes stays pending. The sites with the fewest entries are read first,
    so that one that hangs keeps back as few others as can be.

    A page that cannot be read is reported, and the feed's blurb or headline stands in for it, labelled
    so. Only an entry with nothing to read at all makes no article; the store remembers why.
    """
    entries = store.pending_entries()
    entries_of_site = Counter(map(_site_of, entries))
    entries.sort(key=lambda entry: (entries_of_site[_site_of(entry)], _site_of(entry)))
    states = store.feed_states({entry.feed_url for entry in entries})
    reader = _Reader(
        feeds={feed.url: feed for feed in feeds},
        states=states,
        siblings=titles_by_site(states.values()),
        fetcher=fetcher,
        guard=guard,
        now=now,
    )
    # All of it is lazy: entries are read while those of other sites are written, and a site is written as
    # soon as the last of its entries is read.
    results = deadline.items(mapped(executor.map, reader.read, entries, partial(report.problem, "run")))
    reported = _reporting(results, len(entries), report)
    by_site = together(reported, entries_of_site, lambda result: _site_of(result.entry))
    for results_of_site in by_site:
        _keep(results_of_site, store, guard, now, report)


def _site_of(entry: Entry) -> str:
    """Where the entry is read; its feed's address where that cannot be told."""
    site = attempt(lambda: site_of_entry(entry), ExtractError, "")
    return site if isinstance(site, str) else entry.feed_url


def _reporting(results: Iterable[_Result], total: int, report: Report) -> Iterator[_Result]:
    """The results as they come; the problems and the progress of each are reported on the way."""
    done = 0
    for done, result in enumerate(results, start=1):
        for problem in result.problems:
            report.problem("extract", problem)
        report.progress("extract", done, total)
        yield result
    if done < total:
        report.count("extract/cut off", total - done)


def _keep(results: Sequence[_Result], store: Store, guard: Guard, now: datetime, report: Report) -> None:
    """Write what the results of a site brought, the articles without the lines of the site's own."""
    results = _without_walls(results, store, guard, now, report)
    read = [(result.entry, result.article) for result in results if result.article is not None]
    whole = [article for _, article in read]
    articles = attempt(lambda: without_chrome(whole, store, guard, now), ExtractError, "")
    if isinstance(articles, ItemError):
        what = f"the lines of the site's own stay in its texts: {articles.reason}"
        report.problem("extract", ExtractError(_site_of(results[0].entry), what))
        articles = whole
    for (entry, before), article in zip(read, articles, strict=True):
        _keep_article(entry, article, store, report)
        if article != before:
            report.count("extract/without site lines")
    for result in results:
        if result.article is None:
            reason = result.problems[-1].reason if result.problems else "nothing to read"
            _keep_failure(result.entry, reason, store, report)


def _keep_article(entry: Entry, article: Article, store: Store, report: Report) -> None:
    failure = attempt(lambda: store.record_article(entry, article), ExtractError, _subject(entry))
    if isinstance(failure, ItemError):
        reason = f"its article cannot be kept: {failure.reason}"
        report.problem("extract", ExtractError(_subject(entry), reason))
        _keep_failure(entry, reason, store, report)
        return
    _log.debug("kept: %s as %s (%s)", _subject(entry), article.url, article.evidence)
    report.count("extract/articles")
    report.count(f"extract/{article.evidence}")
    report.count("extract/behind a wall", int(article.is_walled))


def _keep_failure(entry: Entry, reason: str, store: Store, report: Report) -> None:
    _log.debug("no article: %s: %s", _subject(entry), reason)
    failure = attempt(lambda: store.record_failure(entry, reason), ExtractError, _subject(entry))
    if isinstance(failure, ItemError):
        report.problem("extract", failure)


def _subject(entry: Entry) -> str:
    return entry.url or entry.guid


def _without_walls(
    results: Sequence[_Result], store: Store, guard: Guard, now: datetime, report: Report
) -> list[_Result]:
    """The results of a site: what the feed sent in place of each wall, each under an address of its own."""
    seen = [one.outcome.sight for one in results if one.outcome and one.outcome.sight]
    if not seen:
        return list(results)
    site = _site_of(results[0].entry)
    given = attempt(lambda: judged(seen, site, store, now), ExtractError, site)
    if isinstance(given, ItemError):
        what = f"its pages are not compared, so a wall among them may be read as an article: {given.reason}"
        report.problem("extract", ExtractError(site, what))
        return list(results)
    verdicts = dict(zip((sight.entry for sight in seen), given, strict=True))
    settled = []
    for result in results:
        sight = result.outcome.sight if result.outcome else None
        is_wall, is_named = verdicts[sight.entry] if sight else (False, True)
        if is_wall:
            _log.debug("a wall: %s; what the feed sent stands in", _subject(result.entry))
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
    subject = _subject(result.entry)
    given: object = attempt(partial(guard.call, article_from_reading, result.reading), ExtractError, subject)
    problem = given if isinstance(given, ItemError) else ExtractError(subject, _WALLED)
    problems = (*result.problems, problem)
    if not isinstance(given, Article) or not (given.headline or given.text):
        return _Result(entry=result.entry, problems=problems)
    return replace(result, stand_in=replace(given, is_walled=True), problems=problems)


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
        result = attempt(lambda: self._read(entry), ExtractError, _subject(entry))
        if isinstance(result, ItemError):
            return _Result(entry=entry, problems=(result,))
        return result

    def _read(self, entry: Entry) -> _Result:
        feed = self.feeds.get(entry.feed_url, Feed(url=entry.feed_url))
        problems: list[ItemError] = []
        in_feed = self._text_in_feed(entry, problems)
        page, final_url = None, ""
        spared = self._spared(entry, feed, in_feed)
        _log.debug("page %s: %s", f"not asked for, {spared}" if spared else "asked for", _subject(entry))
        if not spared:
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
            siblings=self.siblings.get(site_of_entry(entry), ()),
        )
        outcome = self._outcome(reading, problems)
        article = replace(outcome.article, is_walled=is_refused)
        if article.evidence is Evidence.HEADLINE and not article.headline:
            problems.append(ExtractError(_subject(entry), "neither feed nor page has a headline or a text"))
            return _Result(entry=entry, problems=tuple(problems))
        return _Result(
            entry=entry,
            outcome=replace(outcome, article=article),
            reading=replace(reading, page=None, final_url=""),
            problems=tuple(problems),
        )

    def _outcome(self, reading: Reading, problems: list[ItemError]) -> Outcome:
        """The article of all that was read; of the blurb alone where the rest is too much to clean."""
        outcome = self._guarded(Outcome, outcome_from_reading, reading)
        if isinstance(outcome, Outcome):
            return outcome
        problems.append(type(outcome)(_subject(reading.entry), outcome.reason))
        less = self._guarded(Outcome, outcome_from_reading, replace(reading, feed_text="", page=None))
        if isinstance(less, ItemError):
            raise less
        return less

    def _text_in_feed(self, entry: Entry, problems: list[ItemError]) -> str:
        if not entry.html:
            return ""
        text = self._guarded(str, text_from_html, entry.html, entry.url)
        if isinstance(text, ItemError):
            problems.append(text)
            return ""
        return text

    def _guarded(self, kind: type[T], fn: Callable[..., T], *args: object) -> T | ItemError:
        """What the guard gives, or why it gives nothing of that kind, whatever it raises."""
        given: object = attempt(lambda: self.guard.call(fn, *args), ExtractError, "")
        if isinstance(given, kind | ItemError):
            return given
        return ExtractError("", f"the guard gave {type(given).__name__} instead of {kind.__name__}")

    def _spared(self, entry: Entry, feed: Feed, in_feed: str) -> str:
        """Why the entry's page is not asked for; empty when it is."""
        if feed.fulltext in {"feed", "never"}:
            return f"for its feed has fulltext: {feed.fulltext}"
        if not entry.url.startswith(("http://", "https://")):
            return "for it has no address on the web"
        if entry.anchor:
            return "for it is that of many entries"
        if self.now - entry.at > FRESH:
            return f"for it is older than {FRESH.days} days"
        if feed.fulltext != "page" and is_complete(in_feed):
            return "for the feed has the whole text"
        return ""

    def _page(self, entry: Entry, problems: list[ItemError]) -> tuple[PageText | None, str]:
        response = answered(self.fetcher, Request(url=entry.url, kind="page", feed=entry.feed_url))
        if isinstance(response, ItemError):
            problems.append(_told_apart(response) if isinstance(response, FetchError) else response)
            return None, ""
        page = self._guarded(PageText, read_page, response.body, response.final_url, response.content_type)
        if isinstance(page, ItemError):
            problems.append(page if page.subject else ExtractError(entry.url, page.reason))
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

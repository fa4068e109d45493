"""How each feed does, from one reading of all of them: what it brings, and what to do about it. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.extract.assemble import headline_from, is_complete
from digest.extract.outlets import outlet_of
from digest.extract.sites import titles_by_site
from digest.text.html import plain_text
from digest.text.language import language_of
from digest.web.urls import host_of, registrable_domain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from digest.models import Article, Entry, Feed, FeedState

_SPAN = timedelta(days=7)
"""The time over which a feed's entries a day are counted. Chosen by reading; not measured."""
_SILENT = timedelta(days=60)
"""The age of its newest entry from which on a feed is told as silent. Chosen by reading; not measured."""
_BLURBS_BELOW = 0.5
"""Share of whole texts below which a feed that should have them is told as sending blurbs.

Chosen by reading; not measured.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedCheck:
    """What one reading of a feed showed."""

    url: str
    name: str
    """The outlet's name as readers will see it."""
    error: str = ""
    """Why it could not be read; empty when it could."""
    entries: int = 0
    per_day: float | None = None
    """Entries a day over the last week, or over what the feed reaches back; `None` if it dates nothing."""
    full_text: float | None = None
    """Share of entries whose whole text the feed sends, 0 to 1; `None` when there are no entries."""
    newest: datetime | None = None
    """When the feed's newest entry was published."""
    language: str = ""
    advice: str = ""
    """What to do about it; empty when nothing need be done."""

    @property
    def is_failing(self) -> bool:
        """Whether the feed could not be read."""
        return bool(self.error)


def checks(
    feeds: Iterable[Feed],
    states: Mapping[str, FeedState],
    entries: Sequence[Entry],
    now: datetime,
    *,
    read: Iterable[Article] = (),
) -> tuple[FeedCheck, ...]:
    """A check of each feed, in the order of feeds.yaml, from what reading them now has brought.

    `read` are articles of the last days, which tell what became of the feeds' pages.
    """
    of_feed: dict[str, list[Entry]] = {}
    for entry in entries:
        of_feed.setdefault(entry.feed_url, []).append(entry)
    titles = titles_by_site(states.values())
    lately = list(read)
    checked = (_check(feed, states.get(feed.url), of_feed.get(feed.url, []), titles, now) for feed in feeds)
    return tuple(_beside_pages(check, lately) for check in checked)


def _beside_pages(check: FeedCheck, read: Sequence[Article]) -> FeedCheck:
    """The check, with what stands before the feed's pages where nothing else need be done about it."""
    mine = [article for article in read if check.url in article.feed_urls]
    walled = sum(article.is_walled for article in mine)
    if not walled or check.advice:
        return check
    advice = (
        f"{walled} of its {len(mine)} articles of the last week stood behind a wall "
        "(log-in, consent, robot check): with fulltext: feed its pages are not asked for, "
        "and with pages: true they are sent what the feed is sent"
    )
    return replace(check, advice=advice)


def _name(feed: Feed, state: FeedState | None, titles: Mapping[str, tuple[str, ...]]) -> str:
    """The outlet as readers will see it under a story, as far as the feed alone tells."""
    if feed.name or state is None:
        return feed.name or feed.url
    site = state.site_url or feed.url
    siblings = titles.get(registrable_domain(site) or host_of(site), ())
    return outlet_of(headline_from(state.title), site, siblings=siblings, feed_url=feed.url) or feed.url


def _check(
    feed: Feed,
    state: FeedState | None,
    entries: Sequence[Entry],
    titles: Mapping[str, tuple[str, ...]],
    now: datetime,
) -> FeedCheck:
    error = state.last_error if state else "not asked"
    dates = sorted(entry.published for entry in entries if entry.published)
    texts = [plain_text(entry.html) for entry in entries]
    full = sum(map(is_complete, texts)) / len(texts) if texts else None
    check = FeedCheck(
        url=feed.url,
        name=_name(feed, state, titles),
        error=error,
        entries=len(entries),
        per_day=_per_day(dates, now),
        full_text=full,
        newest=dates[-1] if dates else None,
        language=_language(entries, texts),
    )
    advice = _remedy(error) if error else _advice(check, feed, state, now)
    return replace(check, advice=advice)


def _per_day(dates: Sequence[datetime], now: datetime) -> float | None:
    if not dates:
        return None
    since = max(dates[0], now - _SPAN)
    recent = sum(date >= since for date in dates)
    return recent / max((now - since) / timedelta(days=1), 1.0)


def _language(entries: Sequence[Entry], texts: Sequence[str]) -> str:
    """What the words are written in; where they are few, what most entries declare."""
    declared = Counter(entry.language for entry in entries if entry.language).most_common(1)
    words = " ".join([*(entry.title for entry in entries[:20]), *(text[:200] for text in texts[:20])])
    return language_of(words, declared[0][0] if declared else "")


def _advice(check: FeedCheck, feed: Feed, state: FeedState | None, now: datetime) -> str:
    """What would make a feed that can be read better."""
    if state and state.moved_to:
        return f"it has moved for good: write {state.moved_to}"
    if not check.entries:
        return "it is empty: look whether the site has another feed"
    if check.newest and now - check.newest > _SILENT:
        return f"silent for {(now - check.newest).days} days: remove it, or look for its successor"
    if feed.fulltext == "feed" and (check.full_text or 0.0) < _BLURBS_BELOW:
        return "sends blurbs: with fulltext: auto its pages are read"
    return ""


_REMEDIES = (
    (r"environment has no (?P<name>\w+)", "set the variable {name} where digest runs"),
    (r"network\.proxy|the proxy ", "look at network.proxy, and whether the proxy runs"),
    (r"no such file|a folder|regular file|file cannot be read", "correct its path, as seen from feeds.yaml"),
    (r"larger than", "raise its max_mb, or ask for fewer entries in its address"),
    (r"what is secret goes to", "write its new address into feeds.yaml, if you trust it"),
    (r"its feed is (?P<feed>\S+)", "write {feed}"),
    (r"answered 410", "remove it: it is gone for good"),
    (r"answered 404", "look for its new address: digest feeds add with the address of the site"),
    (
        r"answered 40[13]",
        "the site refuses programs or asks for a login: write its auth or cookies, or network.contact",
    ),
    (r"answered 429|answered 503|left alone", "wait: the server is busy or asks for rest"),
    (r"answered 5", "wait: the fault is the server's"),
    (r"host name is not known", "check its spelling; the site may be gone"),
    (r"public internet", "if it is your own, list its host under network.allow_private"),
    (r"not asked", "correct its address"),
    (r"not a feed", "look for its feed: digest feeds add with the address of the site"),
    (r"no complete answer", "try again later; for a slow site raise network.timeout_s"),
    (
        r"no secure connection",
        "its certificate is not valid: try again in some days, or name your own authority in network.ca_file",
    ),
    (r"", "try again later; open it in a browser if it goes on"),
)


def _remedy(error: str) -> str:
    """What to do about a feed that cannot be read."""
    for pattern, remedy in _REMEDIES:
        found = re.search(pattern, error)
        if found:
            return remedy.format(**found.groupdict())
    return ""

"""Every entry's fate, every feed's health, and the trust strip that sums them up. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from digest.errors import ItemError
from digest.faults import attempt
from digest.models import BACKED, Fate, FeedHealth, Ledger, LedgerLine, Trust

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from digest.models import Article, Brief, Feed, FeedState, Material, Placement, Selection, Story

NAMED = "named as a source"
"""What the ledger prints of an article among the sources of a story, of which no sentence is told."""
VIEWS = "Views"
"""What the ledger prints of a piece that is named under this heading."""


def health(
    feeds: Sequence[Feed],
    states: Mapping[str, FeedState],
    counts: Mapping[str, int],
    articles: Iterable[Article] = (),
) -> tuple[FeedHealth, ...]:
    """The state of each feed, in the order of feeds.yaml. A feed that was never asked has no error.

    `counts` maps a feed to its number of entries in the window; `articles` are all articles of the window.
    """
    walled = walled_of(articles)
    return tuple(
        _health(feed, states.get(feed.url), counts.get(feed.url, 0), walled[feed.url]) for feed in feeds
    )


def walled_of(articles: Iterable[Article]) -> Counter[str]:
    """Feed address → number of its articles whose page was behind a paywall or the like."""
    found = Counter[str]()
    for article in articles:
        given = attempt(partial(_feeds_of_walled, article), ItemError, "")
        found.update(() if isinstance(given, ItemError) else given)
    return found


def _feeds_of_walled(article: Article) -> tuple[str, ...]:
    return article.feed_urls if article.is_walled else ()


def _health(feed: Feed, state: FeedState | None, entries: int, walled: int) -> FeedHealth:
    if state is None:
        return FeedHealth(url=feed.url, name=feed.name or feed.url, entries=entries, group=feed.group)
    return FeedHealth(
        url=feed.url,
        name=feed.name or state.title or feed.url,
        error=state.last_error,
        checked_at=state.checked_at,
        changed_at=state.changed_at,
        entries=entries,
        walled=walled,
        group=feed.group,
    )


def ledger_of(
    material: Material,
    stories: Sequence[Story],
    shown: Sequence[Brief],
    selection: Selection,
    placements: Sequence[Placement],
) -> Ledger:
    """One line an entry: the lines of `material.ledger`, and one for each article of the window."""
    below = {story: reason for placement in placements for story, reason in placement.below.items()}
    named = {view.url for placement in placements for view in placement.views}
    fates = _fates(stories, shown, selection, below, named)
    lines = [line_of(article, *fates[article.url]) for article in material.articles if article.url in fates]
    return Ledger(lines=in_order([*material.ledger.lines, *lines]), feeds=material.ledger.feeds)


def _fates(
    stories: Sequence[Story],
    shown: Sequence[Brief],
    selection: Selection,
    below: Mapping[str, str],
    named: Collection[str],
) -> dict[str, tuple[Fate, str]]:
    """Article address → its fate, and the detail that the ledger prints."""
    headlines = {brief.story.id: _printed_as(brief) for brief in shown}
    fates = {url: (Fate.FILTERED, rule) for url, rule in selection.filtered.items()}
    for story in stories:
        copies = {copy.article_url: copy for copy in story.copies}
        for article in story.articles:
            copy = copies.get(article.url)
            if article.url in named:
                fates[article.url] = (Fate.PRINTED, VIEWS)
            elif story.id not in headlines:
                fates[article.url] = (Fate.BELOW_CUT, below.get(story.id, "limit of its section"))
            elif copy is not None:
                fates[article.url] = (Fate.COPY, f"{copy.kind} of {copy.original_url}")
            else:
                fates[article.url] = (Fate.PRINTED, headlines[story.id] + _aside(story, article))
    return fates


def is_named(line: LedgerLine) -> bool:
    """Whether an entry that came into print is only named there."""
    return line.fate is Fate.PRINTED and (line.detail == VIEWS or f" ({NAMED}: " in line.detail)


def _aside(story: Story, article: Article) -> str:
    """What is said of a source of which no sentence may be printed; of others nothing."""
    is_told = any(article.url == teller.url for teller in story.tellers)
    return "" if is_told else f" ({NAMED}: {story.kind_of(article)})"


def _printed_as(brief: Brief) -> str:
    """The brief's headline as the ledger prints it, marked if the brief has nothing else."""
    headline = brief.summary.headline
    return headline if brief.summary.sentences else f"{headline} (headline only)"


def line_of(article: Article, fate: Fate, detail: str) -> LedgerLine:
    """The ledger's line on an article."""
    return LedgerLine(
        feed_url=article.feed_urls[0] if article.feed_urls else "",
        title=article.headline,
        url=article.url,
        fate=fate,
        detail=detail,
        article_url=article.url,
    )


def trust_of(material: Material, stories: Sequence[Story], shown: Sequence[Brief]) -> Trust:
    """The numbers of the trust strip."""
    failing = sum(feed.is_failing for feed in material.ledger.feeds)
    trust = Trust(
        feeds_ok=len(material.ledger.feeds) - failing,
        feeds_failing=failing,
        articles=len(material.articles),
        stories=len(stories),
    )
    return recounted(trust, shown)


def recounted(trust: Trust, shown: Sequence[Brief]) -> Trust:
    """The trust strip with the numbers about printed stories counted again."""
    sentences = [sentence for brief in shown for sentence in brief.summary.sentences]
    return replace(
        trust,
        shown=len(shown),
        sentences=len(sentences),
        supported=sum(sentence.support in BACKED for sentence in sentences),
        replaced=sum(brief.summary.replaced for brief in shown),
    )


def in_order(lines: Iterable[LedgerLine]) -> tuple[LedgerLine, ...]:
    """The lines sorted by feed, address and GUID."""
    return tuple(sorted(lines, key=lambda line: (line.feed_url, line.url, line.guid)))

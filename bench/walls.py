"""Real articles taken for walls, and pages of other sites told in their place, beside what a feed would say.

Of every article an entry is made: its headline, and the description that its page gives. A page is judged in
its own place (no wall: every call is a false alarm), then another site's page stands in its place. Hosts are
parted: two thirds, by which the points were set, and a third (``kept``) that nobody looked at.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from bench import gold_pages
from digest.errors import ExtractError
from digest.extract.assemble import Reading
from digest.extract.decode import text_from_bytes
from digest.extract.page import PageText, read_page, tree_from_html
from digest.extract.sightings import outcome_from_reading
from digest.extract.structured import structured_from_tree
from digest.extract.walls import BAR, walls_among
from digest.models import Entry, Feed, FeedState
from digest.web.urls import host_of, registrable_domain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.extract.walls import Sight

NOTE = (
    "alarm: share of real articles taken for a wall, by title and blurb, by the title alone, beside other "
    "pages of their host; told: share of other sites' pages told in an article's place, in place, after a "
    "redirect, and when a second entry leads there."
)
NOW = datetime(2026, 3, 1, tzinfo=UTC)
_KEPT_OF = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A page, and the entry that a feed would have for it."""

    set: str
    url: str
    host: str
    page: PageText
    blurb: str
    is_article: bool

    @property
    def group(self) -> str:
        """Whether its host is among those that the points were set by."""
        return "kept" if zlib.crc32(self.host.encode()) % _KEPT_OF == 0 else "tuned"


def _sample(gold: gold_pages.Gold) -> Sample | None:
    try:
        page = read_page(gold.html, gold.url)
        said = structured_from_tree(tree_from_html(text_from_bytes(gold.html, gold.url, ""), gold.url))
    except ExtractError:
        return None
    url = gold.url or said.canonical or f"https://{zlib.crc32(gold.html):x}.example/a/{len(gold.html)}"
    host = registrable_domain(url) or host_of(url)
    page = replace(page, headline=gold.headline or page.headline)
    return Sample(
        set=gold.set, url=url, host=host, page=page, blurb=said.description, is_article=bool(gold.is_article)
    )


def sight(of: Sample, *, shows: Sample | None = None, blurb: bool = True, moved: str = "") -> Sight:
    """What is seen where the entry of `of` leads, when the page of `shows` stands there."""
    entry = Entry(
        feed_url=f"https://{of.host}/feed",
        guid=of.url,
        url=of.url,
        title=of.page.headline,
        published=NOW,
        first_seen=NOW,
        summary=of.blurb if blurb else "",
    )
    reading = Reading(
        entry=entry,
        feed=Feed(url=entry.feed_url),
        state=FeedState(url=entry.feed_url),
        feed_text="",
        page=(shows or of).page,
        final_url=moved or of.url,
        now=NOW,
    )
    seen = outcome_from_reading(reading).sight
    assert seen is not None
    return seen


def samples(data: Path) -> list[Sample]:
    """Every page of the sets."""
    pages = [page for name in ("fundus", "wcxb", "others") for page in gold_pages.gold(data, name)]
    with ProcessPoolExecutor() as pool:
        return [one for one in pool.map(_sample, pages, chunksize=8) if one is not None]


def measure(data: Path) -> dict[str, dict[str, float]]:
    """Shares by group of hosts."""
    return scores(samples(data))


def scores(pages: list[Sample]) -> dict[str, dict[str, float]]:
    """Shares by group of hosts."""
    said: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    articles = [one for one in pages if one.is_article and one.page.is_article and one.page.headline]
    for one in articles:
        said[one.group]["alarm"].append(sight(one).points >= BAR)
        said[one.group]["alarm_title_alone"].append(sight(one, blurb=False).points >= BAR)
    for one, is_wall in _among_siblings(articles):
        said[one.group]["alarm_among_siblings"].append(is_wall)
    for one, other in _pairs(articles, pages):
        elsewhere = f"https://{one.host}/lead/on-{len(other.url)}"
        said[one.group]["told_in_place"].append(sight(one, shows=other).points >= BAR)
        said[one.group]["told_moved"].append(sight(one, shows=other, moved=elsewhere).points >= BAR)
    for one, second, other in _twice(articles, pages):
        elsewhere = f"https://{one.host}/lead/on-{len(other.url)}"
        seen = [sight(entry, shows=other, moved=elsewhere) for entry in (one, second)]
        said[one.group]["told_second_moved"].extend(walls_among(seen, ()))
        seen = [sight(entry, shows=other) for entry in (one, second)]
        said[one.group]["told_second_in_place"].extend(walls_among(seen, ()))
    return {
        group: {name: sum(values) / len(values) for name, values in rows.items()}
        | {"articles": float(len(rows["alarm"]))}
        for group, rows in said.items()
    }


def _among_siblings(articles: list[Sample]) -> Iterator[tuple[Sample, bool]]:
    of_host: dict[str, list[Sample]] = defaultdict(list)
    for one in articles:
        of_host[one.host].append(one)
    for ones in of_host.values():
        yield from zip(ones, walls_among([sight(one) for one in ones], ()), strict=True)


def _pairs(articles: list[Sample], pages: list[Sample]) -> Iterator[tuple[Sample, Sample]]:
    """Each article beside pages of other hosts in its language, which the extractor takes for articles."""
    for index, one in enumerate(articles):
        others = [
            other
            for other in pages
            if other.host != one.host and other.page.language == one.page.language and other.page.is_article
        ]
        for step in (7, 61):
            if others:
                yield one, others[(index * step) % len(others)]


def _twice(articles: list[Sample], pages: list[Sample]) -> Iterator[tuple[Sample, Sample, Sample]]:
    pairs = list(_pairs(articles, pages))[::2]
    for (one, other), (second, _) in pairwise(pairs):
        if second.url != one.url and second.host != other.host:
            yield one, second, other

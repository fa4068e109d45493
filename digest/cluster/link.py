"""articles → groups about one event: seeds by Chinese whispers, merged by average linkage, strays attached.

A seed is a first, small group of articles that are surely about one event. Round-ups of many events never
link two groups: each joins the group that it is most similar to, or stays alone.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.attach_strays import attach_strays
from digest.cluster.common_ground import ground_of
from digest.cluster.decisions import log_joined, log_lost
from digest.cluster.embedding import article_vectors, neutral_cosines
from digest.cluster.known_clusters import LEAST_TIE as LEAST_TIE_OF_KNOWN
from digest.cluster.known_clusters import NEW, known_seeds
from digest.cluster.merge import RowFacts, fullness, merge, numbered
from digest.cluster.neighbours import neighbours
from digest.cluster.particulars import particulars
from digest.cluster.patterns import stock_of
from digest.cluster.round_ups import is_round_up
from digest.cluster.sparse import sums
from digest.cluster.vectors import tfidf
from digest.cluster.whispers import whisper
from digest.models import Gauge
from digest.text.gauge import gauge_of

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from digest.cluster.arrays import Amounts, ClusterOfRow, Days, Hashes, RowIds, StoryOfRow
    from digest.cluster.merge import Bars
    from digest.cluster.neighbours import Edges
    from digest.cluster.sparse import Rows
    from digest.models import Article
    from digest.protocols import Embedder

LEAST_TIE = 0.2
"""An article is cut off from its seed if its mean similarity to the others is below this share of the seed
bar; leaving such articles in was no better (decision 0008)."""
ROUND_UP_BAR = 1.5
"""A round-up joins an article's group if their similarity is at least this multiple of the seed bar, because
it names many events and is a little similar to each. Chosen by reading; not measured."""
SECONDS_A_DAY = 86_400.0
"""Seconds of a day, by definition."""


def link(
    articles: Sequence[Article],
    bars: Bars,
    *,
    decays: bool = True,
    known: StoryOfRow | None = None,
    embedder: Embedder | None = None,
    earlier: Sequence[Article] = (),
    round_ups: Container[str] | None = None,
) -> list[list[int]]:
    """Groups of positions in `articles`, which must be in order of time.

    Without `decays` dates do not count. `known` has for each article the number of its story in earlier
    editions, or `known_clusters.NEW`: articles of one story stay together, except those that are hardly
    similar to the rest of it. The `embedder` helps to decide pairs of groups whose word similarity is near
    the bar. Patterns that reports are written to are learned from `earlier` articles, too. `round_ups` holds
    the addresses of round-ups; without it they are known by their headlines.
    """
    if not articles:
        return []
    before = np.full(len(articles), NEW) if known is None else known
    rows = tfidf(articles, stock=stock_of(articles, earlier))
    days = days_of(articles) if decays else np.zeros(len(articles))
    if round_ups is None:
        round_ups = {article.url for article in articles if is_round_up(article)}
    are_round_ups = np.array([article.url in round_ups for article in articles])
    plain = np.flatnonzero(~are_round_ups)
    reports = [articles[position] for position in plain.tolist()]
    clusters = np.arange(len(articles)) + len(articles)
    clusters[plain] = _linked(
        reports, rows.take(plain), days[plain], before[plain], _facts(reports, embedder), bars
    )
    alone = clusters.copy()
    for position in np.flatnonzero(are_round_ups).tolist():
        clusters[position] = _nearest(rows, position, plain, clusters, bars)
    log_joined("attached round-up", alone, clusters, articles)
    groups: dict[int, list[int]] = {}
    for position, cluster in enumerate(clusters.tolist()):
        groups.setdefault(cluster, []).append(position)
    return list(groups.values())


def _facts(articles: Sequence[Article], embedder: Embedder | None) -> RowFacts:
    """The names, figures and vectors of the articles, one row an article."""
    gauge = Gauge() if embedder is None else gauge_of(embedder)
    return RowFacts(
        vectors=article_vectors(articles, embedder, gauge),
        particulars=particulars(articles),
        ground=ground_of(articles),
        neutral=neutral_cosines(articles, gauge),
        strength=gauge.strength,
    )


def _linked(
    articles: Sequence[Article], rows: Rows, days: Days, known: StoryOfRow, facts: RowFacts, bars: Bars
) -> ClusterOfRow:
    """The cluster of each row: rows about one event have the same."""
    hashes = hashes_of(articles)
    fresh = np.flatnonzero(known == NEW)
    seeds = known_seeds(rows, known, LEAST_TIE_OF_KNOWN * bars.seed)
    log_lost("split", np.flatnonzero((known != NEW) & (seeds < len(rows))).tolist(), articles)
    if len(fresh):
        seeds[fresh] = 2 * len(rows) + _seeds(rows.take(fresh), days[fresh], hashes[fresh], bars)
    log_joined("seeded", np.arange(len(rows)), seeds, articles)
    merged = merge(rows, days, numbered(seeds, days), hashes, bars, facts)
    log_joined("merged", seeds, merged, articles)
    attached = attach_strays(rows, days, merged, bars)
    log_joined("attached", merged, attached, articles)
    return attached


def _seeds(rows: Rows, days: Days, hashes: Hashes, bars: Bars) -> ClusterOfRow:
    """The seed of each row: rows that are surely about one event have the same."""
    edges = neighbours(rows, days, bars.seed, fullness(rows))
    return coherent(whisper(hashes, edges), edges, LEAST_TIE * bars.seed)


def _nearest(rows: Rows, position: int, plain: RowIds, clusters: ClusterOfRow, bars: Bars) -> int:
    """The cluster of the report most similar to the round-up at `position`; else the round-up's own."""
    likeness = rows.against(rows, position)[plain]
    if not len(plain) or likeness.max() < ROUND_UP_BAR * bars.seed:
        return int(clusters[position])
    return int(clusters[plain[likeness.argmax()]])


def coherent(clusters: ClusterOfRow, edges: Edges, floor: float) -> ClusterOfRow:
    """The `clusters` without articles that are similar to few others of their cluster, so that chains break.

    An article is cut off if its mean similarity to the others is below `floor`.
    """
    inside = clusters[edges.left] == clusters[edges.right]
    ties: Amounts = sums(edges.left[inside], edges.weight[inside], len(clusters))
    ties += sums(edges.right[inside], edges.weight[inside], len(clusters))
    others = np.bincount(clusters, minlength=len(clusters))[clusters] - 1
    is_stray = (others > 1) & (ties < floor * others)
    cut = clusters.copy()
    cut[is_stray] = len(clusters) + np.flatnonzero(is_stray)
    return cut


def days_of(articles: Sequence[Article]) -> Days:
    """The articles' effective dates, in days since 1970."""
    return np.array([article.at.timestamp() / SECONDS_A_DAY for article in articles])


def hashes_of(articles: Sequence[Article]) -> Hashes:
    """A number for each article, made from its address alone, that breaks ties."""
    digests = [blake2b(article.url.encode(), digest_size=8).digest() for article in articles]
    return np.frombuffer(b"".join(digests), np.uint64)

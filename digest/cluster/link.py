"""articles → groups about one event: seeds by Chinese whispers, merged by average linkage, strays taken in.

Articles that are round-ups of many events link nothing: they join the group they are most like, or stay
alone.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.adopt import adopt
from digest.cluster.meaning import neutrals, vectors
from digest.cluster.merge import Aside, fullness, merge, numbered
from digest.cluster.neighbours import neighbours
from digest.cluster.particulars import particulars
from digest.cluster.sparse import sums
from digest.cluster.standing import LOOSE, NEW, held
from digest.cluster.vectors import tfidf
from digest.cluster.whispers import whisper
from digest.models import Gauge
from digest.text.gauge import gauge_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.cluster.merge import Bars
    from digest.cluster.neighbours import Edges
    from digest.cluster.sparse import Rows
    from digest.models import Article
    from digest.protocols import Embedder

STRAY = 0.2
"""An article is cut from its seed when its mean similarity to the others is below this share of the bar."""
ROUND_UP_BAR = 1.5
"""A round-up names many events: it joins one only when it is so many times as like it as articles must be."""
SECONDS_A_DAY = 86_400.0

_ROUND_UP = re.compile(
    r"""\bupdates: | \b(?: live\ (?:updates?|blog|coverage) | liveblog | as\ it\ happened
    | round-?up | newsletter
    | in\ (?:pictures|brief|photos) | week\ in\ review | the\ week\ (?:that\ was|ahead)
    | (?:morning|evening|daily|weekly|midday)\ (?:briefing|brief|digest|report|update)
    | list\ of\ key\ events | key\ events,\ day\ [\d,]+
    | news\ in\ \d+\ minutes | top\ (?:stories|headlines) | what\ the\ papers\ say | quiz\ of\ the\ week
    | (?:today|tonight|this\ week)['’]s\ (?:headlines|top\ stories|papers)
    | (?:\d+|five|ten|three)\ things\ (?:to\ know|we\ learned) )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def is_round_up(article: Article) -> bool:
    """Whether the headline says that the article tells many events, or one as it goes on."""
    return _ROUND_UP.search(article.headline) is not None or article.headline.count(";") > 1


def link(
    articles: Sequence[Article],
    bars: Bars,
    *,
    decays: bool = True,
    standing: NDArray[np.int64] | None = None,
    embedder: Embedder | None = None,
) -> list[list[int]]:
    """Groups of positions in `articles`, which must be in order of time.

    Without `decays` they count as of one day, whatever their dates. `standing` numbers the story that each
    was in before, `standing.NEW` for none: what was together stays so, unless the story has a stray. The
    `embedder` is asked where words leave it in doubt whether two groups are one.
    """
    if not articles:
        return []
    before = np.full(len(articles), NEW) if standing is None else standing
    rows = tfidf(articles)
    days = days_of(articles) if decays else np.zeros(len(articles))
    round_ups = np.array([is_round_up(article) for article in articles])
    plain = np.flatnonzero(~round_ups)
    single = [articles[position] for position in plain.tolist()]
    gauge = Gauge() if embedder is None else gauge_of(embedder)
    aside = Aside(
        vectors=vectors(single, embedder, gauge),
        given=particulars(single),
        neutral=neutrals(single, gauge),
        strength=gauge.strength,
    )
    labels = np.arange(len(articles)) + len(articles)
    labels[plain] = _linked(
        rows.take(plain), days[plain], hashes_of(articles)[plain], before[plain], aside, bars
    )
    for position in np.flatnonzero(round_ups).tolist():
        labels[position] = _nearest(rows, position, plain, labels, bars)
    groups: dict[int, list[int]] = {}
    for position, label in enumerate(labels.tolist()):
        groups.setdefault(label, []).append(position)
    return list(groups.values())


def _linked(
    rows: Rows,
    days: NDArray[np.float64],
    hashes: NDArray[np.uint64],
    before: NDArray[np.int64],
    aside: Aside,
    bars: Bars,
) -> NDArray[np.int64]:
    """A label for each row, the same for rows about one event."""
    fresh = np.flatnonzero(before == NEW)
    seeds = held(rows, before, LOOSE * bars.seed)
    if len(fresh):
        seeds[fresh] = 2 * len(rows) + _seeds(rows.take(fresh), days[fresh], hashes[fresh], bars)
    merged = merge(rows, days, numbered(seeds, days), hashes, bars, aside)
    return adopt(rows, days, merged, bars)


def _seeds(
    rows: Rows, days: NDArray[np.float64], hashes: NDArray[np.uint64], bars: Bars
) -> NDArray[np.int64]:
    """A label for each row, the same for rows that are surely about one event."""
    edges = neighbours(rows, days, bars.seed, fullness(rows))
    return coherent(whisper(hashes, edges), edges, STRAY * bars.seed)


def _nearest(
    rows: Rows, position: int, plain: NDArray[np.int64], labels: NDArray[np.int64], bars: Bars
) -> int:
    """The label of the article that is most like the round-up at `position`; its own when none is."""
    likeness = rows.against(rows, position)[plain]
    if not len(plain) or likeness.max() < ROUND_UP_BAR * bars.seed:
        return int(labels[position])
    return int(labels[plain[likeness.argmax()]])


def coherent(labels: NDArray[np.int64], edges: Edges, floor: float) -> NDArray[np.int64]:
    """`labels` with articles cut out that hang on to a seed by few of its members: chains end here.

    Those are the ones whose mean similarity to the other members is below `floor`.
    """
    inside = labels[edges.left] == labels[edges.right]
    ties = sums(edges.left[inside], edges.weight[inside], len(labels))
    ties += sums(edges.right[inside], edges.weight[inside], len(labels))
    others = np.bincount(labels, minlength=len(labels))[labels] - 1
    stray = (others > 1) & (ties < floor * others)
    cut = labels.copy()
    cut[stray] = len(labels) + np.flatnonzero(stray)
    return cut


def days_of(articles: Sequence[Article]) -> NDArray[np.float64]:
    """The articles' effective dates in days."""
    return np.array([article.at.timestamp() / SECONDS_A_DAY for article in articles])


def hashes_of(articles: Sequence[Article]) -> NDArray[np.uint64]:
    """A number for each article that depends on its address alone, to break ties by."""
    digests = [blake2b(article.url.encode(), digest_size=8).digest() for article in articles]
    return np.frombuffer(b"".join(digests), np.uint64)

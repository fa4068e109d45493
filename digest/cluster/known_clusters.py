"""Stories that an edition put together before → seeds to link from, so that they stay together.

New articles join known stories without starting over: each known story is one seed, and only new articles
are compared pair by pair. A known story still loses an article that is hardly like its others: that article
is on its own again (decision 0019).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.sparse import means, sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.cluster.arrays import ClusterOfRow, Similarities, StoryOfRow
    from digest.cluster.sparse import Rows
    from digest.models import Article, Memory, StoryRecord

LEAST_TIE = 0.055
"""Share of the seed bar that an article's mean similarity to the others of its known story must reach, or the
story loses it. That is about a quarter of `link.LEAST_TIE`, which cuts a new seed, as strays that were taken
in on purpose stay: over seven pairs of UCI days .985 of what was together stays (.957 at a new seed's share,
.947 when all is linked anew; decision 0019)."""
NEW = -1
"""In place of a story's number: earlier editions had the article in no story."""


def living_records(memory: Memory) -> list[StoryRecord]:
    """The records of stories that may go on, the older first; a story merged into another does not go on."""
    living = (record for record in memory.records if not record.merged_into)
    return sorted(living, key=lambda record: (record.first_seen, record.id))


def known_clusters(articles: Sequence[Article], records: Sequence[StoryRecord]) -> StoryOfRow:
    """For each article the number of the first of `records` that has it, or `NEW`."""
    holders: dict[str, int] = {}
    for number, record in enumerate(records):
        for url in record.article_urls:
            holders.setdefault(url, number)
    return np.array([holders.get(article.url, NEW) for article in articles], np.int64)


def known_seeds(rows: Rows, known: StoryOfRow, floor: float) -> ClusterOfRow:
    """For each row a cluster: one for all rows of a known story, and the row's own number for all others.

    A row whose mean similarity to the others of its story is below `floor` is cut off.
    """
    clusters = np.arange(len(rows))
    old = np.flatnonzero(known != NEW)
    if len(old):
        _, story = np.unique(known[old], return_inverse=True)
        stays = _similarity_to_others(rows.take(old), story) >= floor
        clusters[old[stays]] = len(rows) + story[stays]
    return clusters


def _similarity_to_others(rows: Rows, story: ClusterOfRow) -> Similarities:
    """The mean similarity of each row to the other rows of its story; 1.0 where there is no other."""
    sizes = np.bincount(story)[story]
    centres = means(rows, story)
    cells = centres.row_of_entry * rows.width + centres.columns
    wanted = np.searchsorted(cells, story[rows.row_of_entry] * rows.width + rows.columns)
    to_all = sizes * sums(rows.row_of_entry, rows.values * centres.values[wanted], len(rows))
    to_others = (to_all - rows.squares()) / np.maximum(sizes - 1, 1)
    return np.asarray(np.where(sizes > 1, np.round(to_others, 9), 1.0), np.float64)

"""Stories of earlier editions → the seeds that linking starts from, so that their articles stay together.

Each known story is one seed, and only new articles are compared pair by pair. A known story still loses an
article that is hardly similar to its others: that article is linked anew (decision 0019).
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
"""A known story loses an article whose mean similarity to its others is below this share of the seed bar. It
is about a quarter of `link.LEAST_TIE`, the same limit for new seeds, so that attached strays stay: over seven
pairs of UCI days .985 of what was together stays together (.957 at the limit for new seeds, .947 if all
articles are linked anew; decision 0019)."""
NEW = -1
"""Stands in place of a story's number for an article that no earlier edition had in a story."""


def living_records(memory: Memory) -> list[StoryRecord]:
    """The records of stories that may continue, the older first; those merged into another may not."""
    living = (record for record in memory.records if not record.merged_into)
    return sorted(living, key=lambda record: (record.first_seen, record.id))


def known_clusters(articles: Sequence[Article], records: Sequence[StoryRecord]) -> StoryOfRow:
    """The number of the first of `records` that has each article, or `NEW`."""
    holders: dict[str, int] = {}
    for number, record in enumerate(records):
        for url in record.article_urls:
            holders.setdefault(url, number)
    return np.array([holders.get(article.url, NEW) for article in articles], np.int64)


def known_seeds(rows: Rows, known: StoryOfRow, floor: float) -> ClusterOfRow:
    """The cluster of each row: one for all rows of a known story, the row's own number for any other row.

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
    """The mean similarity of each row to the other rows of its story; 1.0 if the story has no other row."""
    sizes = np.bincount(story)[story]
    centres = means(rows, story)
    cells = centres.row_of_entry * rows.width + centres.columns
    wanted = np.searchsorted(cells, story[rows.row_of_entry] * rows.width + rows.columns)
    to_all = sizes * sums(rows.row_of_entry, rows.values * centres.values[wanted], len(rows))
    to_others = (to_all - rows.squares()) / np.maximum(sizes - 1, 1)
    return np.asarray(np.where(sizes > 1, np.round(to_others, 9), 1.0), np.float64)

"""Stories that an edition put together before → seeds to link from, so that they stay together.

New articles join standing stories without starting over: what is standing is one seed each, and only new
articles are compared pair by pair. A standing story still loses what does not belong to it at all: an article
that is hardly like the others is on its own again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.sparse import means, sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.cluster.sparse import Rows
    from digest.models import Article, Memory, StoryRecord

LOOSE = 0.055
"""A standing story loses an article whose mean similarity to its others is below this share of the seed bar:
a quarter of what cuts a new seed, as strays that were taken in on purpose stay. Over seven UCI days, of
what stood together .985 stays (.957 at a new seed's share, .947 when all is linked anew)."""
NEW = -1
"""In place of a story's number: the article is in none."""


def living(memory: Memory) -> list[StoryRecord]:
    """The records of stories that may go on, the older first: not of those that were merged into others."""
    living = (record for record in memory.records if not record.merged_into)
    return sorted(living, key=lambda record: (record.first_seen, record.id))


def standing_of(articles: Sequence[Article], records: Sequence[StoryRecord]) -> NDArray[np.int64]:
    """For each article the number of the first of `records` that has it, or `NEW`."""
    holders: dict[str, int] = {}
    for number, record in enumerate(records):
        for url in record.article_urls:
            holders.setdefault(url, number)
    return np.array([holders.get(article.url, NEW) for article in articles], np.int64)


def held(rows: Rows, standing: NDArray[np.int64], floor: float) -> NDArray[np.int64]:
    """A label for each row that stands, the same for rows that stay together; its own number for all others.

    Rows whose mean similarity to the others of their story is below `floor` are cut off.
    """
    labels = np.arange(len(rows))
    old = np.flatnonzero(standing != NEW)
    if len(old):
        _, story = np.unique(standing[old], return_inverse=True)
        stays = _to_others(rows.take(old), story) >= floor
        labels[old[stays]] = len(rows) + story[stays]
    return labels


def _to_others(rows: Rows, story: NDArray[np.int64]) -> NDArray[np.float64]:
    """The mean similarity of each row to the other rows of its story; 1.0 where there is none."""
    sizes = np.bincount(story)[story]
    centres = means(rows, story)
    cells = centres.owners * rows.width + centres.columns
    wanted = np.searchsorted(cells, story[rows.owners] * rows.width + rows.columns)
    to_all = sizes * sums(rows.owners, rows.values * centres.values[wanted], len(rows))
    to_others = (to_all - rows.squares()) / np.maximum(sizes - 1, 1)
    return np.asarray(np.where(sizes > 1, np.round(to_others, 9), 1.0), np.float64)

"""The stage's log: one DEBUG line for each decision, so that a user can see how stories were formed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.cluster.arrays import ClusterOfRow
    from digest.models import Article, Copy, Story

LOG = logging.getLogger("digest.cluster")
"""The only logger of the stage."""


def log_joined(decision: str, before: ClusterOfRow, after: ClusterOfRow, articles: Sequence[Article]) -> None:
    """Log which clusters of `before` are part of a larger cluster in `after`: ``merged: URL with URL``.

    A cluster is named by the address of its first article.
    """
    if LOG.isEnabledFor(logging.DEBUG):
        for first, other in _joined(before.tolist(), after.tolist()):
            LOG.debug("%s: %s with %s", decision, articles[other].url, articles[first].url)


def _joined(before: Sequence[int], after: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs: the first row of a merged cluster, and the first row of each part but the first."""
    firsts: dict[int, int] = {}
    parts: set[int] = set()
    for row, (part, whole) in enumerate(zip(before, after, strict=True)):
        if part not in parts:
            parts.add(part)
            first = firsts.setdefault(whole, row)
            if first != row:
                yield first, row


def log_lost(decision: str, rows: Sequence[int], articles: Sequence[Article]) -> None:
    """Log which articles were cut off from their cluster: ``split: URL``."""
    for row in rows:
        LOG.debug("%s: %s", decision, articles[row].url)


def log_copy(copy: Copy) -> None:
    """Log that an article repeats another, and the share repeated: ``copy of: URL repeats URL (0.93)``."""
    LOG.debug("%s of: %s repeats %s (%.2f)", copy.kind, copy.article_url, copy.original_url, copy.overlap)


def log_story(story: Story, is_known: bool) -> None:
    """Log whether a story is new, continues an earlier one, and was merged or split."""
    LOG.debug(
        "%s: %s, %d articles, %d independent",
        "goes on" if is_known else "new",
        story.id,
        len(story.articles),
        story.independent,
    )
    for id_ in story.merged:
        LOG.debug("merged: story %s into story %s", id_, story.id)
    if story.split_from:
        LOG.debug("split: story %s off story %s", story.id, story.split_from)

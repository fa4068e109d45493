"""The choice of a story's lead article: the most central one that could be read in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.sparse import means
from digest.cluster.vectors import tfidf
from digest.models import Evidence

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from digest.models import Article

_PLACE_OF_EVIDENCE = {Evidence.FULL: 0, Evidence.BLURB: 1, Evidence.HEADLINE: 2}
"""Sort key by how much of an article could be read, lowest first: full text, blurb, headline; by
definition."""


def by_centrality(
    originals: Sequence[Article], group: Sequence[Article], round_ups: Container[str] = ()
) -> list[Article]:
    """`originals` with the lead article first.

    Reports come before round-ups, then open pages before paywalled ones, then full texts before blurbs and
    headlines, then more central articles before less central ones. The most central article is the most
    similar to the mean of the whole `group`, reprints included. `round_ups` holds addresses.
    """
    if len(originals) < 2:
        return list(originals)
    rows = tfidf(group)
    closeness = rows.against(means(rows, np.zeros(len(rows), np.int64)), 0)
    central = {article.url: round(float(value), 9) for article, value in zip(group, closeness, strict=True)}
    return sorted(
        originals,
        key=lambda article: (
            article.url in round_ups,
            article.is_paywalled,
            _PLACE_OF_EVIDENCE[article.evidence],
            -central[article.url],
            article.at,
            article.url,
        ),
    )

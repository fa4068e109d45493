"""A sentence model's vectors help to decide pairs of clusters whose word similarity is near the bar.

Words tell events apart better than a model does, so the model only changes similarities near the bar, and by
about a quarter at most (decision 0009).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.text.gauge import shown
from digest.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.cluster.arrays import Amounts, ClusterIds, Gains, Vectors
    from digest.models import Article, Gauge
    from digest.protocols import Embedder

DOUBT_FROM = 0.65
"""A pair is in doubt, and the model counts, above this multiple of the bar (decision 0009)."""
DOUBT_TO = 1.5
"""A pair is in doubt, and the model counts, below this multiple of the bar (decision 0009)."""
SENTENCES = 2
"""Number of first sentences of a text that are embedded together with the headline (decision 0009)."""
OPENING_CHARACTERS = 1_500
"""First characters of a text in which those sentences are looked for. Chosen by reading; not measured."""


def article_vectors(articles: Sequence[Article], embedder: Embedder | None, gauge: Gauge) -> Vectors:
    """One row an article: the vector of its headline and first sentences; no columns without an embedder.

    The row of an article in a language that the embedder does not know is all zero.
    """
    if embedder is None or not articles:
        return np.zeros((len(articles), 0))
    return np.asarray(embedder.embed(shown(articles, _opening, gauge)), np.float64)


def neutral_cosines(articles: Sequence[Article], gauge: Gauge) -> Amounts:
    """The neutral cosine of each article's language, at which the model changes no similarity."""
    return np.array([gauge.neutrals.get(each.language[:2].lower(), gauge.neutral) for each in articles])


def _opening(article: Article) -> str:
    start = article.text[:OPENING_CHARACTERS]
    return f"{article.headline}\n{' '.join(sentences(start)[:SENTENCES])}".strip()


def moved_by_cosine(
    gains: Gains, left: ClusterIds, right: ClusterIds, sums: Vectors, neutral: Amounts, strength: float
) -> Gains:
    """The `gains` of pairs of clusters; doubtful ones are multiplied by e ** (strength · (cosine - neutral)).

    The cosine is taken between the clusters' `sums` of vectors; a pair with a sum of zero keeps its gain.
    `neutral` has one number a cluster; a pair takes the mean of its two clusters.
    """
    doubtful = np.flatnonzero((gains > DOUBT_FROM) & (gains < DOUBT_TO))
    if not sums.shape[1] or not len(doubtful):
        return gains
    ours, theirs = sums[left[doubtful]], sums[right[doubtful]]
    lengths = np.linalg.norm(ours, axis=1) * np.linalg.norm(theirs, axis=1)
    cosines = np.einsum("ij,ij->i", ours, theirs) / np.maximum(lengths, 1e-9)
    moved = gains.copy()
    above = cosines - (neutral[left[doubtful]] + neutral[right[doubtful]]) / 2
    moved[doubtful] *= np.where(lengths > 0, np.exp(strength * above), 1.0)
    return moved

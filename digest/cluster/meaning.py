"""Where words leave it in doubt whether two clusters are one: what a sentence model makes of them.

Words tell events apart better than a model does (decision 0009), so a model only moves a likeness that is
near the bar, and by about a quarter at most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.text.gauge import shown
from digest.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.models import Article, Gauge
    from digest.protocols import Embedder

DOUBT = (0.65, 1.5)
"""Times the bar between which a likeness in words is in doubt."""
SENTENCES = 2
OPENING = 1_500
"""Characters of a text in which its first sentences are looked for."""


def vectors(articles: Sequence[Article], embedder: Embedder | None, gauge: Gauge) -> NDArray[np.float64]:
    """One row an article: what the embedder makes of its headline and first sentences; no columns without.

    All zero for an article in a language that it does not know.
    """
    if embedder is None or not articles:
        return np.zeros((len(articles), 0))
    return np.asarray(embedder.embed(shown(articles, _opening, gauge)), np.float64)


def neutrals(articles: Sequence[Article], gauge: Gauge) -> NDArray[np.float64]:
    """For each article the cosine that says nothing, by its language."""
    return np.array([gauge.neutrals.get(each.language[:2].lower(), gauge.neutral) for each in articles])


def _opening(article: Article) -> str:
    start = article.text[:OPENING]
    return f"{article.headline}\n{' '.join(sentences(start)[:SENTENCES])}".strip()


def weighed(
    gains: NDArray[np.float64],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    sums: NDArray[np.float64],
    neutral: NDArray[np.float64],
    strength: float,
) -> NDArray[np.float64]:
    """`gains` of pairs of clusters, those in doubt moved by the cosine of the clusters' `sums` of vectors.

    A cluster with a sum of zero moves nothing. `neutral` is each cluster's; for a pair it is their mean.
    """
    doubtful = np.flatnonzero((gains > DOUBT[0]) & (gains < DOUBT[1]))
    if not sums.shape[1] or not len(doubtful):
        return gains
    ours, theirs = sums[left[doubtful]], sums[right[doubtful]]
    lengths = np.linalg.norm(ours, axis=1) * np.linalg.norm(theirs, axis=1)
    cosines = np.einsum("ij,ij->i", ours, theirs) / np.maximum(lengths, 1e-9)
    moved = gains.copy()
    above = cosines - (neutral[left[doubtful]] + neutral[right[doubtful]]) / 2
    moved[doubtful] *= np.where(lengths > 0, np.exp(strength * above), 1.0)
    return moved

"""articles → the names and figures in their texts, and whether those of two clusters differ.

Reports of one event have some names and figures in common. Two events of one kind are told in the same words
but with different names and figures: a quake of magnitude 5.6 and one of 6.1, a rule made in 2008 and one
repealed in 2009, a club that sacks one coach and, years later, another. Two single texts may differ by
chance; two clusters of at least four texts hardly do.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.sparse import means, rows_of, shared_products, sums
from digest.cluster.vectors import BODY_WORDS, LOCAL_DOCUMENTS
from digest.language import ENGLISH
from digest.text.tokens import numbers

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from digest.cluster.arrays import ClusterIds, ClusterOfRow, Flags
    from digest.cluster.sparse import Rows
    from digest.language import Language
    from digest.models import Article

LEAST_TEXTS = 4
"""Two clusters are compared by names (or figures) only if each has at least this many texts with some
(decision 0008)."""
SHARED_NAMES = 0.5
"""The names of two clusters differ if their similarity between the clusters is below this share of the
similarity within them (decision 0008)."""
SHARED_FIGURES = 0.4
"""The same share for the figures of two clusters (decision 0008)."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """Two matrices of one row an article, of unit length or all zero; rarer names and figures weigh more."""

    names: Rows
    figures: Rows


def particulars(articles: Sequence[Article], language: Language = ENGLISH) -> Particulars:
    """The names and figures in the opening of each text, headlines excluded.

    Articles of all languages are compared with one another, so names are found in all of them by the pattern
    of one `language`.
    """
    openings = [" ".join(article.text.split(None, BODY_WORDS)[:BODY_WORDS]) for article in articles]
    name = language.outlets.name_within_a_sentence
    return Particulars(
        names=_rows([set(name.findall(opening)) for opening in openings]),
        figures=_rows([set(numbers(opening)) for opening in openings]),
    )


def _rows(given: Sequence[Collection[str]]) -> Rows:
    frequencies = Counter(term for own in given for term in own)
    columns = {term: column for column, term in enumerate(sorted(frequencies))}
    starts, places, values = [0], list[int](), list[float]()
    for own in map(sorted, given):
        weights = [math.log((len(given) + LOCAL_DOCUMENTS) / frequencies[term]) for term in own]
        length = math.hypot(*weights)
        places.extend(columns[term] for term in own)
        values.extend(weight / length for weight in weights)
        starts.append(len(places))
    return rows_of(starts, places, values, len(columns))


def differ(given: Particulars, clusters: ClusterOfRow, left: ClusterIds, right: ClusterIds) -> Flags:
    """For each pair of clusters whether their names or their figures differ."""
    names = _differ(given.names, clusters, left, right, SHARED_NAMES)
    return names | _differ(given.figures, clusters, left, right, SHARED_FIGURES)


def _differ(rows: Rows, clusters: ClusterOfRow, left: ClusterIds, right: ClusterIds, share: float) -> Flags:
    """For each pair of clusters whether the similarity between them is below `share` of that within each."""
    has = sums(clusters, (np.diff(rows.starts) > 0).astype(float))
    found = np.zeros(len(left), bool)
    asked = np.flatnonzero(np.minimum(has[left], has[right]) >= LEAST_TEXTS)
    if not len(asked):
        return found
    centres, sizes = means(rows, clusters), np.bincount(clusters)
    inside = (centres.squares() * sizes**2 - has) / np.maximum(has * (has - 1), 1)  # a text is 1.0 to itself
    inside = np.maximum(inside, 0.0)
    ours, theirs = left[asked], right[asked]
    pair, products = shared_products(centres, ours, theirs)
    between = sums(pair, products, len(asked)) * (sizes[ours] * sizes[theirs]) / (has[ours] * has[theirs])
    found[asked] = np.round(between - share * np.sqrt(inside[ours] * inside[theirs]), 9) < 0
    return found

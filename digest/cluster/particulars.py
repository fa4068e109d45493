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

    from digest.cluster.arrays import Amounts, ClusterIds, ClusterOfRow, Flags, Similarities
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
LEAST_AGREEING = 2
"""Two clusters agree in their figures only if each has at least this many texts with some (decision 0036)."""
AGREEING_FIGURES = 0.3
"""Two clusters agree if the mean similarity of their texts' figures is at least this (decision 0036)."""


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


def agree(given: Particulars, clusters: ClusterOfRow, left: ClusterIds, right: ClusterIds) -> Flags:
    """For each pair of clusters whether they give the same figures: so many dead, so many dollars."""
    has = _texts_with_some(given.figures, clusters)
    found = np.zeros(len(left), bool)
    asked = np.flatnonzero(np.minimum(has[left], has[right]) >= LEAST_AGREEING)
    if not len(asked):
        return found
    centres, sizes = means(given.figures, clusters), np.bincount(clusters).astype(float)
    ours, theirs = left[asked], right[asked]
    found[asked] = np.round(_between(centres, sizes, has, ours, theirs) - AGREEING_FIGURES, 9) >= 0
    return found


def _texts_with_some(rows: Rows, clusters: ClusterOfRow) -> Amounts:
    """The number of each cluster's texts that give any name, or figure."""
    return sums(clusters, (np.diff(rows.starts) > 0).astype(float))


def _between(
    centres: Rows, sizes: Amounts, has: Amounts, left: ClusterIds, right: ClusterIds
) -> Similarities:
    """The mean similarity between the texts of each pair of clusters, of those that give any."""
    pair, products = shared_products(centres, left, right)
    return sums(pair, products, len(left)) * (sizes[left] * sizes[right]) / (has[left] * has[right])


def _differ(rows: Rows, clusters: ClusterOfRow, left: ClusterIds, right: ClusterIds, share: float) -> Flags:
    """For each pair of clusters whether the similarity between them is below `share` of that within each."""
    has = _texts_with_some(rows, clusters)
    found = np.zeros(len(left), bool)
    asked = np.flatnonzero(np.minimum(has[left], has[right]) >= LEAST_TEXTS)
    if not len(asked):
        return found
    centres, sizes = means(rows, clusters), np.bincount(clusters).astype(float)
    inside = (centres.squares() * sizes**2 - has) / np.maximum(has * (has - 1), 1)  # a text is 1.0 to itself
    inside = np.maximum(inside, 0.0)
    ours, theirs = left[asked], right[asked]
    between = _between(centres, sizes, has, ours, theirs)
    found[asked] = np.round(between - share * np.sqrt(inside[ours] * inside[theirs]), 9) < 0
    return found

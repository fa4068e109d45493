"""articles → the names and figures that their texts give, and whether two clusters give others.

Reports of one event give some of the same names and figures. Two events of one kind are told in the same
words but give others: the quake of 5.6 and the one of 6.1, the rule made in 2008 and the one undone in 2009,
a club that sacks one coach and, years later, another. Single texts differ by chance; four hardly do.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.sparse import means, products, rows_of, sums
from digest.cluster.vectors import BODY_WORDS, LOCAL
from digest.text.tokens import numbers

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from digest.cluster.sparse import Rows
    from digest.models import Article

TEXTS = 4
"""Texts with names, or with figures, that each of two clusters needs to be judged by them."""
NAMES, FIGURES = 0.5, 0.4
"""Two clusters give others when theirs are, from one to the other, less than so many times as much alike as
within the two. Decision 0008 says how much this rests on."""

_NAME = re.compile(r"(?<!^)(?<![.!?\"”]\s)\b[A-ZÀ-ÖØ-ÞŁŚŞŽŠČĐ][^\W\d_]+")
"""A capitalised word that does not open a sentence."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """One row an article in each, of unit length or all zero; rarer ones weigh more."""

    names: Rows
    figures: Rows


def particulars(articles: Sequence[Article]) -> Particulars:
    """What the opening of each text gives; headlines are not looked at."""
    openings = [" ".join(article.text.split(None, BODY_WORDS)[:BODY_WORDS]) for article in articles]
    return Particulars(
        names=_rows([set(_NAME.findall(opening)) for opening in openings]),
        figures=_rows([set(numbers(opening)) for opening in openings]),
    )


def _rows(given: Sequence[Collection[str]]) -> Rows:
    frequencies = Counter(term for own in given for term in own)
    columns = {term: column for column, term in enumerate(sorted(frequencies))}
    starts, places, values = [0], list[int](), list[float]()
    for own in map(sorted, given):
        weights = [math.log((len(given) + LOCAL) / frequencies[term]) for term in own]
        length = math.hypot(*weights)
        places.extend(columns[term] for term in own)
        values.extend(weight / length for weight in weights)
        starts.append(len(places))
    return rows_of(starts, places, values, len(columns))


def differ(
    given: Particulars, labels: NDArray[np.int64], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether each pair of clusters gives other names or other figures; `labels` say what is in which."""
    names = _differ(given.names, labels, left, right, NAMES)
    return names | _differ(given.figures, labels, left, right, FIGURES)


def _differ(
    rows: Rows,
    labels: NDArray[np.int64],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    share: float,
) -> NDArray[np.bool_]:
    has = sums(labels, (np.diff(rows.starts) > 0).astype(float))
    found = np.zeros(len(left), bool)
    asked = np.flatnonzero(np.minimum(has[left], has[right]) >= TEXTS)
    if not len(asked):
        return found
    centres, sizes = means(rows, labels), np.bincount(labels)
    inside = (centres.squares() * sizes**2 - has) / np.maximum(has * (has - 1), 1)  # each is 1.0 like itself
    inside = np.maximum(inside, 0.0)
    ours, theirs = left[asked], right[asked]
    number, shares = products(centres, ours, theirs)
    between = sums(number, shares, len(asked)) * (sizes[ours] * sizes[theirs]) / (has[ours] * has[theirs])
    found[asked] = np.round(between - share * np.sqrt(inside[ours] * inside[theirs]), 9) < 0
    return found

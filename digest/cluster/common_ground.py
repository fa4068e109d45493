"""Short texts → whether two groups of them have a name, a figure or a rare word in common.

Two blurbs about two arrests share ``man``, ``police``, ``year`` and ``old``, and are as similar as blurbs of
one event may be. Without a name, a figure or a rare word in common such pairs are mostly about two events
(decision 0037). A name is a word with a capital wherever the day's short texts have it. A word is rare by the
shipped table of document frequencies; in languages that it does not know, by the day's short texts.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.document_frequencies import document_frequencies
from digest.cluster.sparse import means, rows_of, shared_products, sums
from digest.text.tokens import content_words, numbers, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.cluster.arrays import Amounts, ClusterIds, ClusterOfRow, Flags
    from digest.cluster.sparse import Rows
    from digest.models import Article

SHORT_WORDS = 60
"""An article of fewer words, headline included, is short; longer ones share some name by themselves. Chosen
by reading; not measured."""
RARE = 0.001
"""A word is rare if at most this share of the documents of everyday news has it (decision 0037)."""
KNOWN = 0.5
"""The table of document frequencies knows an article's language if it has at least this share of its words.
Chosen by reading; not measured."""
RARE_TODAY = 0.02
"""In other languages a word is rare if at most this share of the day's short texts of such languages has it.
Chosen by reading; not measured."""
FEW_TODAY = 5
"""Up to this many of them a word counts as rare all the same. Chosen by reading; not measured."""

_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Ground:
    """What each article has that may tell its event, and which articles are short texts."""

    telling: Rows
    """One row an article, one column a name, figure or rare word; every entry is 1."""
    is_short: Amounts
    """1 for a text of few words, 0 for a longer one and for a headline without text."""


def ground_of(articles: Sequence[Article]) -> Ground:
    """The names, figures and rare words of the articles that are short, none of the others."""
    is_short = [_is_short(article) for article in articles]
    texts = [
        f"{article.headline}\n{article.text}" if short else ""
        for article, short in zip(articles, is_short, strict=True)
    ]
    rare, names = _rare_words([set(content_words(text)) for text in texts]), _names(texts)
    telling = [
        own_rare | own_names | set(numbers(text))
        for own_rare, own_names, text in zip(rare, names, texts, strict=True)
    ]
    return Ground(telling=_rows(telling), is_short=np.array(is_short, float))


def _is_short(article: Article) -> bool:
    return bool(article.text) and len(words(f"{article.headline} {article.text}")) < SHORT_WORDS


def _rare_words(content: Sequence[set[str]]) -> list[set[str]]:
    """The rare words of each text: by the table where it knows the language, else by the day's texts."""
    table = document_frequencies()
    is_known = [sum(word in table.frequencies for word in own) >= KNOWN * len(own) for own in content]
    today = Counter(word for own, known in zip(content, is_known, strict=True) if not known for word in own)
    usual, most = RARE * table.documents, max(FEW_TODAY, RARE_TODAY * (len(content) - sum(is_known)))
    return [
        {word for word in own if (table.frequencies.get(word, 0) <= usual if known else today[word] <= most)}
        for own, known in zip(content, is_known, strict=True)
    ]


def _names(texts: Sequence[str]) -> list[set[str]]:
    """The words of each text that have a capital wherever any of the texts has them."""
    found = [_WORD.findall(text) for text in texts]
    small = {word for own in found for word in own if not word[0].isupper()}
    capital = [[word for word in own if word[0].isupper() and word.lower() not in small] for own in found]
    return [set(content_words(" ".join(own))) for own in capital]


def _rows(given: Sequence[set[str]]) -> Rows:
    columns: Mapping[str, int] = {term: n for n, term in enumerate(sorted(set[str]().union(*given)))}
    starts, places = [0], list[int]()
    for own in given:
        places.extend(sorted(columns[term] for term in own))
        starts.append(len(places))
    return rows_of(starts, places, [1.0] * len(places), len(columns))


def have_none(ground: Ground, clusters: ClusterOfRow, left: ClusterIds, right: ClusterIds) -> Flags:
    """For each pair of clusters of short texts whether they have nothing in common that tells an event."""
    if not len(left):
        return np.zeros(0, bool)
    long = sums(clusters, 1.0 - ground.is_short)
    asked = np.flatnonzero((long[left] == 0.0) & (long[right] == 0.0))
    found = np.zeros(len(left), bool)
    if len(asked):
        pair, products = shared_products(means(ground.telling, clusters), left[asked], right[asked])
        found[asked] = sums(pair, products, len(asked)) == 0.0
    return found

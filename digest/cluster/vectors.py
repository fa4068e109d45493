"""articles → sparse TF-IDF rows, ordered by time.

Weights are (1 + ln tf) · idf to the power of `RARITY_POWER`, at unit length (Salton & Buckley, 1988). The idf
combines the day's own document frequencies with the shipped background, so that words common in news weigh
little even on a day with few articles. In running text two adjacent words also count as a term: shared
phrases, above all names, distinguish an event from a similar one (decision 0008).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from digest.cluster.document_frequencies import document_frequencies
from digest.cluster.sparse import rows_of
from digest.language import ENGLISH
from digest.text.tokens import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.cluster.patterns import Stock
    from digest.cluster.sparse import Rows
    from digest.language import Language
    from digest.models import Article

Term = str | tuple[str, str]
"""A column of the matrix: a word, or a pair of adjacent words."""

BODY_WORDS = 600
"""Only this many first words of a text are compared. News begins with what happened; the rest adds
background, which makes different events look similar (decision 0008)."""

RARITY_POWER = 0.8
"""Power to which the idf is raised: below 1, the words of an event keep weight even on a day when many
articles use them (decision 0008)."""

PAIR_WEIGHT = 1.2
"""Weight of a pair of words that another article has too, relative to an equally rare single word. With a
higher weight, different events in a town with a two-word name are merged (decision 0008)."""

RUNNING_TEXT_WORDS = 40
"""A text with at least this many content words is compared by pairs of words too. Blurbs share few pairs,
which would make them look less similar (decision 0008)."""

HEADLINE_WEIGHT = 0.2
"""Weight at which the headline is added once more to the whole article, which has 1 (decision 0008)."""

LEAST_RARITY = 0.1
"""The least idf, that of a word in every document. Chosen by reading; not measured."""

LOCAL_DOCUMENTS = 500
"""The idf on the day alone caps a word's weight; it is computed as if there were this many more documents. In
a local edition the town's name is in every second article but not in the background. The cap was worth .006
of F1 (decision 0008); its size was chosen by reading, not measured."""

_OUTLET_TAIL = re.compile(r"\s+(?:[-–—|]|::)\s+(?P<tail>[^-–—|]{2,40})$")
"""The end of a headline that may be an outlet's name: ``… - BBC News``."""


@dataclass(frozen=True, slots=True)
class ContentTerms:
    """The stems of the words that an article is compared by."""

    headline: tuple[str, ...]
    opening: tuple[str, ...]


def tfidf(
    articles: Sequence[Article],
    *,
    in_pairs: bool = True,
    stock: Sequence[Stock] | None = None,
    language: Language = ENGLISH,
) -> Rows:
    """One row an article, in the order given, of unit length (or all zero).

    Without `in_pairs` only single words are terms. The words of an article's `stock` are no terms of it.
    Articles of all languages share one matrix, so the reporting words of `language` are left out of all of
    them.
    """
    texts = [content_terms(article, language) for article in articles]
    if stock is not None:
        texts = [_without(text, own) for text, own in zip(texts, stock, strict=True)]
    rows = _weighted(texts, [_pairs_of(text) if in_pairs else Counter() for text in texts])
    return rows if stock is None else replace(rows, patterned=np.array([bool(own) for own in stock], float))


def content_terms(article: Article, language: Language = ENGLISH) -> ContentTerms:
    """The stems of an article's headline, and of the opening of its text."""
    headline = _without_outlet(article.headline, article.publisher)
    left_out = _reporting_stems(language)
    return ContentTerms(
        headline=tuple(word for word in content_words(headline) if word not in left_out),
        opening=tuple(word for word in _opening(article, headline) if word not in left_out),
    )


def _without(text: ContentTerms, stock: Stock) -> ContentTerms:
    """The terms that are no stock."""
    if not stock:
        return text
    return ContentTerms(
        headline=tuple(word for word in text.headline if not stock.has(word)),
        opening=tuple(word for word in text.opening if not stock.has(word)),
    )


@lru_cache
def _reporting_stems(language: Language) -> frozenset[str]:
    """The stems of words about the reporting itself (when or how it was said), not about what happened."""
    return frozenset(map(stem, language.outlets.reporting_words))


def _opening(article: Article, headline: str) -> list[str]:
    opening = " ".join(article.text.split(None, BODY_WORDS)[:BODY_WORDS])
    if opening.startswith(headline):  # some feeds repeat the headline as the blurb
        return content_words(opening[len(headline) :])
    outlet = frozenset(content_words(article.publisher)) if opening else frozenset()
    return [word for word in content_words(opening) if word not in outlet]


def _without_outlet(headline: str, publisher: str) -> str:
    """`headline` without the outlet's name that some feeds append, ``… - BBC News``."""
    found = _OUTLET_TAIL.search(headline)
    if not found or not publisher:
        return headline
    tail, name = found["tail"].casefold(), publisher.casefold()
    return headline[: found.start()] if tail in name or name in tail else headline


def _pairs_of(text: ContentTerms) -> Counter[tuple[str, str]]:
    return Counter(pairwise(text.opening) if len(text.opening) >= RUNNING_TEXT_WORDS else ())


def _weighted(texts: Sequence[ContentTerms], pairs: Sequence[Counter[tuple[str, str]]]) -> Rows:
    counts = [Counter(text.headline + text.opening) for text in texts]
    rarity = _rarity_of_words(counts) | _rarity_of_pairs(pairs)
    columns = {term: column for column, term in enumerate(rarity)}
    starts, places, values = [0], list[int](), list[float]()
    for text, words, twos in zip(texts, counts, pairs, strict=True):
        row = _of_unit_length(_weights(words, rarity) | _weights(twos, rarity))
        if text.opening:
            for term, weight in _of_unit_length(_weights(Counter(text.headline), rarity)).items():
                row[term] += HEADLINE_WEIGHT * weight
        entries = sorted((columns[term], value) for term, value in _of_unit_length(row).items())
        places.extend(column for column, _ in entries)
        values.extend(value for _, value in entries)
        starts.append(len(places))
    return rows_of(starts, places, values, len(columns))


def _weights(counts: Mapping[Any, int], rarity: Mapping[Term, float]) -> dict[Term, float]:
    """Term → (1 + ln tf) · rarity; pairs that only one article has have no rarity and are left out."""
    return {term: (1 + math.log(times)) * rarity[term] for term, times in counts.items() if term in rarity}


def _of_unit_length(row: dict[Term, float]) -> dict[Term, float]:
    length = math.sqrt(sum(value * value for value in row.values())) or 1.0
    return {term: value / length for term, value in row.items()}


def _rarity_of_words(counts: Sequence[Counter[str]]) -> dict[Term, float]:
    """The rarity of each word: its idf in background and day together, at most its idf on the day alone."""
    known, documents = document_frequencies(), len(counts)
    everything = known.documents + documents + 1
    return {
        word: max(
            LEAST_RARITY,
            min(
                math.log(everything / (known.frequencies.get(word, 0) + times + 0.5)),
                _idf_today(times, documents),
            ),
        )
        ** RARITY_POWER
        for word, times in sorted(_frequencies(counts).items())
    }


def _rarity_of_pairs(counts: Sequence[Counter[tuple[str, str]]]) -> dict[Term, float]:
    """The rarity of each pair of words that at least two articles have; the background counts no pairs."""
    return {
        pair: PAIR_WEIGHT * max(LEAST_RARITY, _idf_today(times, len(counts))) ** RARITY_POWER
        for pair, times in sorted(_frequencies(counts).items())
        if times > 1
    }


def _frequencies(counts: Iterable[Counter[Any]]) -> Counter[Any]:
    """The number of articles that each term occurs in."""
    return Counter(term for count in counts for term in count)


def _idf_today(times: int, documents: int) -> float:
    return math.log((documents + LOCAL_DOCUMENTS) / max(times - 1, 0.5))

"""articles → sparse TF-IDF rows, ordered by time.

Weights are (1 + ln tf) · idf, at unit length (Salton & Buckley, 1988). The idf blends the day's own document
frequencies with the shipped background, so that what is common in news counts little even on a small day.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from digest.cluster.background import background
from digest.cluster.sparse import rows_of
from digest.text.tokens import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.cluster.sparse import Rows
    from digest.models import Article

BODY_WORDS = 200
"""News says what happened first: more of the text adds background, which links different events."""

LOCAL = 500
"""Documents that the day alone is eked out with, before its own frequencies cap a word's weight: in a local
edition the town's name is in every other article, though the background has never heard of it."""

_CALENDAR_AND_LIVE_BLOG_WORDS = """
    monday tuesday wednesday thursday friday saturday sunday january february april june july august
    september october november december today yesterday tomorrow tonight live update updated updates latest
    breaking news report reports reported according video watch photo photos picture pictures gallery
    liveblog blog story exclusive minute minutes read reuters ap afp pti said told
"""
UNTOLD: frozenset[str] = frozenset(stem(word) for word in _CALENDAR_AND_LIVE_BLOG_WORDS.split())
"""Words that say when or how something was told, rather than what happened."""


def tfidf(articles: Sequence[Article]) -> Rows:
    """One row an article, in the order given, of unit length (or all zero)."""
    counts = [Counter(terms(article)) for article in articles]
    return _weighted(counts)


def terms(article: Article) -> list[str]:
    """The words an article is compared by: those of its headline and the opening of its text."""
    outlet = frozenset(content_words(article.publisher))
    headline = _without_outlet(article.headline, article.publisher)
    opening = (
        article.text
        if len(article.text) < 8 * BODY_WORDS
        else " ".join(article.text.split(None, BODY_WORDS)[:-1])
    )
    found = content_words(headline)
    if not opening.startswith(headline):  # feeds repeat the headline as blurb
        found += [word for word in content_words(opening) if word not in outlet]
    else:
        found += content_words(opening[len(headline) :])
    return [word for word in found if word not in UNTOLD]


_OUTLET_TAIL = re.compile(r"\s+(?:[-–—|]|::)\s+(?P<tail>[^-–—|]{2,40})$")


def _without_outlet(headline: str, publisher: str) -> str:
    """`headline` without the outlet's name that some feeds hang on it, ``… - BBC News``."""
    found = _OUTLET_TAIL.search(headline)
    if (
        found
        and publisher
        and (
            found["tail"].casefold() in publisher.casefold()
            or publisher.casefold() in found["tail"].casefold()
        )
    ):
        return headline[: found.start()]
    return headline


def _weighted(counts: Sequence[Counter[str]]) -> Rows:
    frequencies = Counter(word for count in counts for word in count)
    vocabulary = {word: column for column, word in enumerate(sorted(frequencies))}
    idf = _idf(vocabulary, frequencies, len(counts))
    starts, columns, values = [0], list[int](), list[float]()
    for count in counts:
        row = [
            (vocabulary[word], (1 + math.log(times)) * idf[vocabulary[word]]) for word, times in count.items()
        ]
        length = math.sqrt(sum(value * value for _, value in row)) or 1.0
        row.sort()
        columns.extend(column for column, _ in row)
        values.extend(value / length for _, value in row)
        starts.append(len(columns))
    return rows_of(starts, columns, values, len(vocabulary))


def _idf(vocabulary: Iterable[str], frequencies: Counter[str], documents: int) -> list[float]:
    """How telling each word is: rarity in background and day together, capped by the day alone."""
    known = background()
    everything = known.documents + documents + 1
    return [
        max(
            0.1,
            min(
                math.log(everything / (known.frequencies.get(word, 0) + frequencies[word] + 0.5)),
                math.log((documents + LOCAL) / max(frequencies[word] - 1, 0.5)),
            ),
        )
        for word in vocabulary
    ]

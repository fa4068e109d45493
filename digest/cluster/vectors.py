"""articles → sparse TF-IDF rows, ordered by time.

Weights are (1 + ln tf) · idf to the power of `RARITY`, at unit length (Salton & Buckley, 1988). The idf
blends the day's own document frequencies with the shipped background, so that what is common in news counts
little even on a small day. In running text two words that follow each other count as a term of their own:
what two texts put in the same words, names above all, tells one event from a similar one (decision 0008).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from digest.cluster.background import background
from digest.cluster.sparse import rows_of
from digest.text.tokens import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.cluster.sparse import Rows
    from digest.models import Article

Term = str | tuple[str, str]
"""What is compared: a word, or a pair of words that follow each other."""

BODY_WORDS = 600
"""News says what happened first: more of the text adds background, which links different events."""

RARITY = 0.8
"""Power of the idf: below one, an event's own words keep their weight on a day that is full of them."""

PAIRS = 1.2
"""How much a pair of words that some other article has too counts, beside a single word as rare."""

RUNNING_TEXT = 40
"""Content words from which a text is compared by pairs too: blurbs share few, and would seem less alike."""

HEADLINE = 0.2
"""How much the headline counts once more, beside the whole."""

LEAST = 0.1
"""The rarity of what is everywhere."""

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


@dataclass(frozen=True, slots=True)
class Told:
    """The content words that an article is compared by."""

    headline: tuple[str, ...]
    opening: tuple[str, ...]


def tfidf(articles: Sequence[Article], *, in_pairs: bool = True) -> Rows:
    """One row an article, in the order given, of unit length (or all zero).

    Unless `in_pairs`, single words alone are compared.
    """
    texts = [told(article) for article in articles]
    return _weighted(texts, [_pairs_of(text) if in_pairs else Counter() for text in texts])


def told(article: Article) -> Told:
    """The words of its headline, and of the opening of its text."""
    headline = _without_outlet(article.headline, article.publisher)
    return Told(headline=_telling(content_words(headline)), opening=_telling(_opening(article, headline)))


def _opening(article: Article, headline: str) -> list[str]:
    opening = " ".join(article.text.split(None, BODY_WORDS)[:BODY_WORDS])
    if opening.startswith(headline):  # feeds repeat the headline as blurb
        return content_words(opening[len(headline) :])
    outlet = frozenset(content_words(article.publisher)) if opening else frozenset()
    return [word for word in content_words(opening) if word not in outlet]


def _telling(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in UNTOLD)


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


def _pairs_of(text: Told) -> Counter[tuple[str, str]]:
    return Counter(pairwise(text.opening) if len(text.opening) >= RUNNING_TEXT else ())


def _weighted(texts: Sequence[Told], pairs: Sequence[Counter[tuple[str, str]]]) -> Rows:
    counts = [Counter(text.headline + text.opening) for text in texts]
    rarity = _rarity_of_words(counts) | _rarity_of_pairs(pairs)
    columns = {term: column for column, term in enumerate(rarity)}
    starts, places, values = [0], list[int](), list[float]()
    for text, words, twos in zip(texts, counts, pairs, strict=True):
        row = _unit(_weights(words, rarity) | _weights(twos, rarity))
        if text.opening:
            for term, weight in _unit(_weights(Counter(text.headline), rarity)).items():
                row[term] += HEADLINE * weight
        entries = sorted((columns[term], value) for term, value in _unit(row).items())
        places.extend(column for column, _ in entries)
        values.extend(value for _, value in entries)
        starts.append(len(places))
    return rows_of(starts, places, values, len(columns))


def _weights(counts: Mapping[Any, int], rarity: Mapping[Term, float]) -> dict[Term, float]:
    """Term → (1 + ln tf) · rarity; pairs that nobody else has are not among the `rarity`."""
    return {term: (1 + math.log(times)) * rarity[term] for term, times in counts.items() if term in rarity}


def _unit(row: dict[Term, float]) -> dict[Term, float]:
    length = math.sqrt(sum(value * value for value in row.values())) or 1.0
    return {term: value / length for term, value in row.items()}


def _rarity_of_words(counts: Sequence[Counter[str]]) -> dict[Term, float]:
    """How telling each word is: rarity in background and day together, capped by the day alone."""
    known, documents = background(), len(counts)
    everything = known.documents + documents + 1
    return {
        word: max(
            LEAST,
            min(
                math.log(everything / (known.frequencies.get(word, 0) + times + 0.5)),
                _rarity_today(times, documents),
            ),
        )
        ** RARITY
        for word, times in sorted(_frequencies(counts).items())
    }


def _rarity_of_pairs(counts: Sequence[Counter[tuple[str, str]]]) -> dict[Term, float]:
    """How telling each pair of words is that two articles or more have: the background knows none."""
    return {
        pair: PAIRS * max(LEAST, _rarity_today(times, len(counts))) ** RARITY
        for pair, times in sorted(_frequencies(counts).items())
        if times > 1
    }


def _frequencies(counts: Iterable[Counter[Any]]) -> Counter[Any]:
    """In how many articles each term is."""
    return Counter(term for count in counts for term in count)


def _rarity_today(times: int, documents: int) -> float:
    return math.log((documents + LOCAL) / max(times - 1, 0.5))

"""articles → the words of each that are a pattern's and not the event's: stock, which links nothing.

Quakes, releases, advisories, results and council reports are often written to one pattern. What two such
reports share is the pattern; what tells which event is meant fills its slots. The patterns are learned from
the articles themselves: two reports are siblings if they have the same words in the same places, but other
names and figures between them (`slots`). The words that an article shares with half of its siblings are its
stock. No list of kinds is needed, and a kind nobody thought of is treated alike (decision 0037).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from digest.cluster.candidates import sharing
from digest.cluster.shingles import is_wide
from digest.cluster.slots import (
    compared,
    first_words,
    least_slots,
    may_be_siblings,
    shapes_of,
    told_by,
)
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.cluster.shingles import Numbers
    from digest.cluster.slots import Comparison
    from digest.models import Article

SIZE = 3
"""Number of words in the runs that possible siblings are found by; every figure counts as the same word.
Chosen by reading; not measured."""
LEAST_RUNS = 2
"""Two articles are compared only if they share at least this many runs, as the headlines of two quakes do.
Chosen by reading; not measured."""
LIKELY = 0.15
"""Two articles are compared only if they share at least this part of the runs of the one with fewer; siblings
share about half. Chosen by reading; not measured."""
MOST_TRIED = 6
"""An article is compared with at most this many earlier ones, those it shares most with first: a pattern
shows in few. It bounds the work; chosen by reading, not measured."""
OF_SIBLINGS = 0.34
"""A word is stock if at least this share of an article's siblings have it in the same place (decision
0037)."""


@dataclass(frozen=True, slots=True)
class Stock:
    """The words of an article that belong to its pattern; none for an article without siblings."""

    words: frozenset[str] = field(default_factory=frozenset)
    """Stems, as in `tokens.content_words`, and single letters of scripts without spaces."""

    def __bool__(self) -> bool:
        return bool(self.words)

    def has(self, word: str) -> bool:
        """Whether a content word is stock; one written without spaces is if all its letters are.

        The digits in such a word are passed over: ``4.5级地震`` is read as two words, the second ``5级地震``.
        """
        if word in self.words:
            return True
        return is_wide(word) and all(letter in self.words for letter in word if not letter.isdigit())


NONE = Stock()
"""The stock of an article without siblings."""


def stock_of(articles: Sequence[Article], earlier: Sequence[Article] = ()) -> list[Stock]:
    """The stock of each of `articles`, learned from them and from the `earlier` ones."""
    everything = [*earlier, *articles]
    shared: dict[int, list[frozenset[str]]] = {}
    for one, other, comparison in _siblings(everything):
        shared.setdefault(one, []).append(comparison.stock)
        shared.setdefault(other, []).append(comparison.stock)
    places = range(len(earlier), len(everything))
    return [_common(shared[place]) if place in shared else NONE for place in places]


def _common(shared: Sequence[frozenset[str]]) -> Stock:
    times = Counter(word for each in shared for word in each)
    return Stock(frozenset(stem(word) for word, count in times.items() if count >= OF_SIBLINGS * len(shared)))


def _siblings(articles: Sequence[Article]) -> Iterator[tuple[int, int, Comparison]]:
    """Pairs of positions whose articles fill one pattern, with what they share."""
    texts = [first_words(article) for article in articles]
    told = lru_cache(maxsize=len(articles))(lambda place: told_by(articles[place]))
    runs = [_runs(text) for text in texts]
    tried: Counter[int] = Counter()
    for earlier, later, shared in sharing(runs, LEAST_RUNS):
        if tried[later] < MOST_TRIED and shared >= LIKELY * min(len(runs[earlier]), len(runs[later])):
            tried[later] += 1
            least = least_slots(articles[earlier], articles[later])
            if not may_be_siblings(texts[earlier], texts[later], least):
                continue
            comparison = compared(told(earlier), told(later))
            if comparison.are_siblings(least):
                yield earlier, later, comparison


def _runs(words: Sequence[str]) -> Numbers:
    """A number for each run of `SIZE` words, over the ends of sentences, too."""
    shapes = shapes_of(words)
    found = {
        crc32(" ".join(shapes[start : start + SIZE]).encode()) for start in range(len(shapes) - SIZE + 1)
    }
    return np.array(sorted(found), np.uint64)

"""articles of one story → which retells which in other words, by aligned sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.text.sentences import sentences
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article

MIN_SENTENCES = 4
MIN_WORDS = 5
"""Content words that a sentence needs to be compared."""
ALIGNED_WORDS = 0.45
"""Share of a sentence's content words that one sentence of the original must hold."""
REWRITTEN = 0.55
"""Share of an article's sentences that must be aligned for it to be called a rewrite. See decision 0008."""
MAX_COMPARED = 40
"""Rewrites are looked for among so many articles of a story, the earliest: the work grows with the square."""


def find_rewrites(articles: Sequence[Article]) -> dict[int, tuple[int, float]]:
    """Position of each rewrite → position of the article it retells, and the share of it found there.

    `articles` are those of one story that are no copies, in order of time.
    """
    told = [_told(article) for article in articles[:MAX_COMPARED]]
    shares: list[tuple[float, int, int]] = []
    for left in range(len(told)):
        for right in range(left):
            share, rewrite, original = _direction(articles, told, left, right)
            if share >= REWRITTEN:
                shares.append((-share, rewrite, original))
    found: dict[int, tuple[int, float]] = {}
    originals: set[int] = set()
    for share, rewrite, original in sorted(shares):
        if rewrite not in found and rewrite not in originals and original not in found:
            found[rewrite] = (original, -share)
            originals.add(original)
    return found


def _told(article: Article) -> list[frozenset[str]]:
    """The content words of each sentence that is long enough to compare."""
    told = [frozenset(content_words(sentence)) for sentence in sentences(article.text)]
    long = [sentence for sentence in told if len(sentence) >= MIN_WORDS]
    return long if len(long) >= MIN_SENTENCES else []


def _direction(
    articles: Sequence[Article], told: Sequence[list[frozenset[str]]], left: int, right: int
) -> tuple[float, int, int]:
    """The share, the rewrite and the original: by time where both say when, else by what is wholly retold."""
    forth = _retold(told[left], told[right]), left, right
    back = _retold(told[right], told[left]), right, left
    if _has_time(articles[left]) and _has_time(articles[right]) and articles[left].at != articles[right].at:
        return forth if articles[left].at > articles[right].at else back
    return max(forth, back, key=lambda way: (way[0], way[1]))


def _has_time(article: Article) -> bool:
    return article.published is not None and not article.is_day_only


def _retold(told: Sequence[frozenset[str]], source: Sequence[frozenset[str]]) -> float:
    """The share of the sentences `told` that some sentence of `source` says too."""
    if not told or not source:
        return 0.0
    aligned = sum(any(len(one & other) >= ALIGNED_WORDS * len(one) for other in source) for one in told)
    return aligned / len(told)

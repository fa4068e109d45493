"""articles of one story → which article is a rewrite of which other, found by aligned sentences.

A lower share of aligned sentences suffices for two articles that credit the same agency, as they are known to
have one source.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from digest.cluster.slots import are_siblings
from digest.origins.agencies import agency_of, is_agency
from digest.text.sentences import sentences
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.models import Article

MIN_SENTENCES = 4
"""Two articles are compared only if each has at least this many comparable sentences, or one agency wrote
both. Chosen by reading; not measured."""
MIN_WORDS = 5
"""A sentence is compared only if it has at least this many content words. Chosen by reading; not measured."""
ALIGNED_WORDS = 0.45
"""A sentence is aligned if a sentence of the original has at least this share of its content words (decision
0008)."""
REWRITTEN = 0.55
"""An article is a rewrite if at least this share of its sentences is aligned: the one pair known to be a
rewrite has .57, other pairs of its story at most .40 (decision 0008)."""
REWRITTEN_FROM_ONE_AGENCY = 0.35
"""The same share if both articles are from one agency; then even a blurb of one sentence is compared
(decision 0021)."""
MAX_COMPARED = 40
"""Rewrites are looked for among at most this many articles of a story, the earliest, as the work grows with
the square of their number. Chosen by reading; not measured."""


def find_rewrites(articles: Sequence[Article]) -> dict[int, tuple[int, float]]:
    """Position of each rewrite → position of its original, and the share of its sentences aligned there.

    `articles` are those of one story, in order of time, without copies.
    """
    found: dict[int, tuple[int, float]] = {}
    originals: set[int] = set()
    for share, rewrite, original in sorted(_alike(articles[:MAX_COMPARED])):
        if rewrite not in found and rewrite not in originals and original not in found:
            found[rewrite] = (original, -share)
            originals.add(original)
    return found


def _alike(articles: Sequence[Article]) -> Iterator[tuple[float, int, int]]:
    """For each pair above its bar: the share as a negative number, the rewrite and the original."""
    content = [_sentences_of(article) for article in articles]
    agencies = [agency_of(article) for article in articles]
    for left, right in combinations(range(len(content)), 2):
        if agencies[left] and agencies[left] == agencies[right]:
            share, rewrite, original = _of_one_agency(articles, content, left, right)
            bar = REWRITTEN_FROM_ONE_AGENCY
        elif min(len(content[left]), len(content[right])) >= MIN_SENTENCES:
            share, rewrite, original = _direction(articles, content, right, left)
            bar = REWRITTEN
        else:
            continue
        if share >= bar and not are_siblings(articles[left], articles[right]):
            yield -share, rewrite, original


def _of_one_agency(
    articles: Sequence[Article], content: Sequence[list[frozenset[str]]], left: int, right: int
) -> tuple[float, int, int]:
    """The share, the rewrite, the original: the agency's own, else the one that holds more of the other."""
    forth = _retold(content[left], content[right]), left, right
    back = _retold(content[right], content[left]), right, left
    if is_agency(articles[left], ()) != is_agency(articles[right], ()):
        return back if is_agency(articles[left], ()) else forth
    return max(forth, back, key=lambda way: (way[0], way[1]))


def _sentences_of(article: Article) -> list[frozenset[str]]:
    """The content words of each sentence that is long enough to compare."""
    found = [frozenset(content_words(sentence)) for sentence in sentences(article.text)]
    return [sentence for sentence in found if len(sentence) >= MIN_WORDS]


def _direction(
    articles: Sequence[Article], content: Sequence[list[frozenset[str]]], left: int, right: int
) -> tuple[float, int, int]:
    """The share, the rewrite, the original: the earlier one, else the one that holds more of the other."""
    forth = _retold(content[left], content[right]), left, right
    back = _retold(content[right], content[left]), right, left
    if _has_time(articles[left]) and _has_time(articles[right]) and articles[left].at != articles[right].at:
        return forth if articles[left].at > articles[right].at else back
    return max(forth, back, key=lambda way: (way[0], way[1]))


def _has_time(article: Article) -> bool:
    return article.published is not None and not article.is_day_only


def _retold(content: Sequence[frozenset[str]], source: Sequence[frozenset[str]]) -> float:
    """The share of the sentences `content` that are aligned with a sentence of `source` (`ALIGNED_WORDS`)."""
    if not content or not source:
        return 0.0
    aligned = sum(any(len(one & other) >= ALIGNED_WORDS * len(one) for other in source) for one in content)
    return aligned / len(content)

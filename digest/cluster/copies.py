"""articles → which repeats which: wire copies by shared shingles, rewrites by aligned sentences.

Copies: containment of sampled word shingles (Broder, "On the resemblance and containment of documents", 1997)
through an inverted index. Sampling goes by CRC-32, so it is the same on every machine.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING
from zlib import crc32

from digest.text.sentences import sentences
from digest.text.tokens import content_words, shingles, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.models import Article

SAMPLING = 4
"""One shingle in so many is looked at."""
CONTAINMENT = 0.6
"""Share of the shorter text's shingles that the longer must hold for the two to be one text."""
MIN_SHARED = 8
"""Sampled shingles, about 32 in all: fewer may be one long quotation."""
REPEATS = 0.4
"""Share of an article's own shingles that must be the original's for it to be called its copy."""
MIN_SAME_WORDS = 6
"""Texts too short to be sampled are copies when they are the same words, and at least so many."""
MAX_CARRIERS = 40
"""A shingle of more texts than this is looked up in the earliest ones only: reprints all share them."""

MIN_SENTENCES = 4
MIN_WORDS = 5
"""Content words that a sentence needs to be compared."""
ALIGNED_WORDS = 0.45
"""Share of a sentence's content words that one sentence of the original must hold."""
REWRITTEN = 0.55
"""Share of an article's sentences that must be aligned for it to be called a rewrite. See decision 0008."""
MAX_COMPARED = 40
"""Rewrites are looked for among so many articles of a story, the earliest: the work grows with the square."""


def fingerprints(text: str) -> frozenset[int]:
    """The sampled shingles of a text, as numbers."""
    hashes = (crc32(" ".join(shingle).encode()) for shingle in shingles(words(text)))
    return frozenset(number for number in hashes if number % SAMPLING == 0)


def find_copies(articles: Sequence[Article]) -> dict[int, tuple[int, float]]:
    """Position of each copy → position of its original, and the share of the copy found there.

    `articles` are in order of time. The original is the agency's own article where it is there, else the
    earliest of the longer ones.
    """
    prints = [fingerprints(article.text) for article in articles]
    found: dict[int, tuple[int, float]] = {}
    for group in _groups(len(articles), chain(_pairs(prints), _same_words(articles))):
        original = _original([articles[member] for member in group], group, prints)
        for member in group:
            overlap = _overlap(articles[member], articles[original], prints[member], prints[original])
            if member != original and overlap >= REPEATS:
                found[member] = (original, overlap)
    return found


def _overlap(copy: Article, original: Article, own: frozenset[int], others: frozenset[int]) -> float:
    """The share of the copy that stands in the original."""
    if _wording(copy) == _wording(original):
        return 1.0
    return len(own & others) / len(own) if own else 0.0


def _wording(article: Article) -> str:
    """All its words and nothing else; those of the headline when there is no text."""
    return " ".join(words(article.text or article.headline))


def _same_words(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Pairs of positions that say the very same, however short."""
    first: dict[str, int] = {}
    for position, article in enumerate(articles):
        wording = _wording(article)
        if wording.count(" ") + 1 >= MIN_SAME_WORDS:
            earlier = first.setdefault(wording, position)
            if earlier != position:
                yield earlier, position


def _groups(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Positions that share a text, directly or through others; only groups of two or more."""
    root = list(range(count))

    def top(member: int) -> int:
        while root[member] != member:
            root[member] = root[root[member]]
            member = root[member]
        return member

    for left, right in pairs:
        first, second = sorted((top(left), top(right)))
        root[second] = first
    groups: dict[int, list[int]] = {}
    for member in range(count):
        groups.setdefault(top(member), []).append(member)
    return [group for group in groups.values() if len(group) > 1]


def _pairs(prints: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of positions of which one holds enough of the other."""
    carriers: dict[int, list[int]] = {}
    for position, own in enumerate(prints):
        if len(own) < MIN_SHARED:
            continue
        shared: Counter[int] = Counter()
        for number in sorted(own):
            known = carriers.setdefault(number, [])
            shared.update(known)
            if len(known) < MAX_CARRIERS:
                known.append(position)
        for other, count in sorted(shared.items()):
            if count >= MIN_SHARED and count >= CONTAINMENT * min(len(own), len(prints[other])):
                yield other, position


def _original(articles: Sequence[Article], group: Sequence[int], prints: Sequence[frozenset[int]]) -> int:
    """The position of the one that the others repeat."""
    agencies = {article.credit.casefold() for article in articles if article.credit}
    for article, position in zip(articles, group, strict=True):
        if any(agency in article.publisher.casefold() for agency in agencies):
            return position
    longest = max(len(prints[position]) for position in group)
    return next(position for position in group if len(prints[position]) >= longest * 2 / 3)


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

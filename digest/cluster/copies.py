"""articles → which repeats which, word for word or nearly: wire copies, by the shingles they share.

Texts that share a few sampled shingles (Broder, "On the resemblance and containment of documents", 1997) are
compared in full. What stands in quotation marks is anybody's to repeat and proves nothing, unless there is
hardly anything else. See decision 0021.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.candidates import sharing
from digest.cluster.shingles import SIZE, Flags, Numbers, Wording, is_in, sampled, wording_of
from digest.origins.agencies import agency_named, agency_of, is_agency
from digest.text.tokens import words
from digest.web.urls import registrable_domain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.models import Article

SAMPLING = 4
"""One shingle in so many is looked up; of short texts, one in half as many."""
SHORT = 120
MIN_SAMPLES = 3
"""Sampled shingles that two texts share before they are compared in full."""
MIN_SAME_WORDS = 6
"""Texts too short to be sampled are copies when they are the same words, and at least so many."""
MAX_TRIED = 12
"""Of the earlier texts that may be one with it, the likeliest so many are compared with a text in full."""
LIKELY = 0.06
"""Share of the smaller sample that must be common to two outlets' texts for a comparison in full."""
LIKELY_OF_SITE = 0.5
LONGER = 1.5
"""A text so many times as long as another was not cut down to it: it is the original, however late."""
GATHERED = 0.1
"""Two texts that share less than this, and both stand in a third, make that one a collection."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How much of the shorter text the longer must hold."""

    share: float
    """Of its shingles outside quotation marks: so many, and the two are one text."""
    covered: float = 2.0
    """Or, where the text was edited throughout: of its words, so many in common runs of four …"""
    even: float = 1.0
    """… that are spread over so many of its stretches of 25 words."""
    least: int = 12
    """Shingles in common, at least."""


STRANGERS = Bar(share=0.6, covered=0.56, even=0.9)
"""Two outlets. Measured on made copies and on reports of one event (decision 0021)."""
SAME_SITE = Bar(share=0.8)
"""Two pages of one site: it may put a hundred words of its own round each short story."""
SAME_AGENCY = Bar(share=0.3, covered=0.4, even=0.8, least=8)
"""Both say that the agency wrote it."""
ALL_QUOTED = 0.8
"""Share of a text's shingles that must be found where nearly all of it is quoted."""
MIN_QUOTED = 40
"""Shingles that must be found there: a transcript, not one sentence that was said."""
LONGEST_STATEMENT = 80
"""Words that outlets print of one statement, now and then without quotation marks …"""
REST = 0.25
"""… and if so much of the text is left without that passage …"""
BAR_OF_REST = 0.2
"""… so much of what is left must be in common too."""
MIN_OWN = 16
"""Shingles outside quotation marks, for these to be the ones that count."""
STRETCH = 25
MIN_SPREAD = 20
FOLDED = 0.3
"""Share of the shingles of one more text of a group that must be the original's, if no bar is passed."""


def find_copies(articles: Sequence[Article]) -> dict[int, tuple[int, float]]:
    """Position of each copy → position of its original, and the share of the copy found there.

    `articles` are in order of time. The original is the agency's own article where it is there, else the
    earliest of the longer ones. No original is a copy itself.
    """
    texts = _Texts(articles)
    found: dict[int, tuple[int, float]] = {}
    for group in _groups(texts):
        found.update(_folded(texts, group))
    return found


class _Texts:
    """The articles with their texts as numbers, made when first asked for."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        self.prints = [self._print(article) for article in articles]
        self._wordings: dict[int, Wording] = {}

    @staticmethod
    def _print(article: Article) -> Numbers:
        wording = wording_of(article.text)
        rate = SAMPLING if len(wording.words) > SHORT else SAMPLING // 2
        return sampled(wording.distinct, rate)

    def wording(self, position: int) -> Wording:
        """The words of an article; a few thousand are kept."""
        if position not in self._wordings:
            if len(self._wordings) >= 4096:  # some forty MB
                self._wordings.clear()
            self._wordings[position] = wording_of(self.articles[position].text)
        return self._wordings[position]

    def share(self, copy: int, original: int) -> float:
        """The share of the copy's shingles that stand in the original."""
        if same_words(self.articles[copy], self.articles[original]):
            return 1.0
        own = self.wording(copy).distinct
        return float(is_in(own, self.wording(original).distinct).mean()) if len(own) else 0.0

    def repeats(self, copy: int, original: int) -> bool:
        """Whether an article of a group is a copy of the group's original."""
        return self.share(copy, original) >= FOLDED or self.are_one(copy, original)

    def may_be_one(self, left: int, right: int, shared: int) -> bool:
        """Whether so many sampled shingles in common are worth a comparison in full."""
        bar = _bar(self.articles[left], self.articles[right])
        likely = LIKELY_OF_SITE if bar is SAME_SITE else LIKELY
        return shared >= likely * min(len(self.prints[left]), len(self.prints[right]))

    def are_one(self, left: int, right: int) -> bool:
        """Whether two articles are one text, whole or in part."""
        bar = _bar(self.articles[left], self.articles[right])
        short, long = sorted((left, right), key=lambda each: (len(self.wording(each).words), each))
        return is_held(self.wording(short), self.wording(long), bar)


def _bar(one: Article, other: Article) -> Bar:
    if agency_of(one) and agency_of(one) == agency_of(other):
        return SAME_AGENCY
    site = registrable_domain(one.url)
    return SAME_SITE if site and site == registrable_domain(other.url) else STRANGERS


def is_held(short: Wording, long: Wording, bar: Bar = STRANGERS) -> bool:
    """Whether the longer of two texts holds the shorter, word for word or edited throughout."""
    found = is_in(short.shingles, long.distinct)
    own = short.is_own
    if own.sum() < MIN_OWN:
        return bool(found.sum() >= MIN_QUOTED and found.mean() >= max(ALL_QUOTED, bar.share))
    theirs = is_in(short.shingles, long.unquoted) if len(short.words) < SHORT else found
    shared = int((theirs & own).sum())
    if shared >= bar.least and shared >= bar.share * own.sum():
        return not _is_one_passage(found)
    is_throughout = _covered(short, found) >= bar.covered and _even(found) >= bar.even
    return shared >= MIN_SPREAD and is_throughout and not _is_one_passage(found)


def _is_one_passage(found: Flags) -> bool:
    """Whether what is in common is little more than one passage: a statement that both print unmarked."""
    edges = np.flatnonzero(np.diff(np.r_[False, found, False].astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    longest = int(np.argmax(ends - starts)) if len(starts) else 0
    length = int(ends[longest] - starts[longest]) if len(starts) else 0
    rest = len(found) - length
    return (
        length < LONGEST_STATEMENT and rest >= REST * len(found) and found.sum() - length < BAR_OF_REST * rest
    )


def _covered(short: Wording, found: Flags) -> float:
    """The share of its words outside quotation marks that stand in a run of four in common."""
    covered = np.zeros(len(short.words), np.bool_)
    for place in range(SIZE):
        covered[place : place + len(found)] |= found
    return float(covered[~short.is_quoted].mean())


def _even(found: Flags) -> float:
    """The share of its stretches in which something is in common."""
    stretches = np.array_split(found, max(1, round(len(found) / STRETCH)))
    return float(np.mean([stretch.any() for stretch in stretches]))


def same_words(one: Article, other: Article) -> bool:
    """Whether two articles say the very same."""
    return _said(one) == _said(other)


def _said(article: Article) -> str:
    """All its words and nothing else; those of the headline when there is no text."""
    return " ".join(words(article.text or article.headline))


# --------------------------------------------------------------------------- groups of one text


def _groups(texts: _Texts) -> list[list[int]]:
    """Positions that share a text, directly or through others; only groups of two or more."""
    joined = _Joined(len(texts.articles))
    for left, right in _said_again(texts.articles):
        joined.join(left, right)
    tried: Counter[int] = Counter()
    for earlier, later, shared in sharing(texts.prints, MIN_SAMPLES):
        if joined.top(earlier) == joined.top(later) or tried[later] >= MAX_TRIED:
            continue
        if texts.may_be_one(earlier, later, shared):
            tried[later] += 1
            if texts.are_one(earlier, later):
                joined.join(earlier, later)
    return joined.groups()


class _Joined:
    """Positions that belong together, directly or through others; a group's top is its earliest."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def top(self, member: int) -> int:
        while self._above[member] != member:
            self._above[member] = self._above[self._above[member]]
            member = self._above[member]
        return member

    def join(self, left: int, right: int) -> None:
        first, second = sorted((self.top(left), self.top(right)))
        self._above[second] = first

    def groups(self) -> list[list[int]]:
        """Those of two or more."""
        groups: dict[int, list[int]] = {}
        for member in range(len(self._above)):
            groups.setdefault(self.top(member), []).append(member)
        return [group for group in groups.values() if len(group) > 1]


def _said_again(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Pairs of positions that say the very same, however short."""
    first: dict[str, int] = {}
    for position, article in enumerate(articles):
        said = _said(article)
        if said.count(" ") + 1 >= MIN_SAME_WORDS:
            earlier = first.setdefault(said, position)
            if earlier != position:
                yield earlier, position


def _folded(texts: _Texts, group: Sequence[int]) -> dict[int, tuple[int, float]]:
    """Copy → original and share; there are several originals where some members do not fit the first."""
    found: dict[int, tuple[int, float]] = {}
    rest = list(group)
    collections: list[int] = []
    while rest:
        original = _original(texts, rest)
        rest.remove(original)
        held = [member for member in rest if texts.repeats(member, original)]
        if _is_collection(texts, held, original):
            collections.append(original)
            continue
        found.update({member: (original, texts.share(member, original)) for member in held})
        rest = [member for member in rest if member not in found]
    originals = [member for member in group if member not in found and member not in collections]
    for member in collections:
        share, original = max(((texts.share(member, each), -each) for each in originals), default=(0.0, 0))
        if share >= FOLDED:
            found[member] = (-original, share)
    return found


def _original(texts: _Texts, group: Sequence[int]) -> int:
    """The position of the one that the others repeat: of the longer ones the agency's own or the earliest."""
    sizes = {position: len(texts.wording(position).words) for position in group}
    long = [position for position in group if sizes[position] * LONGER >= max(sizes.values())]
    credited = {agency_named(texts.articles[each].credit) for each in group if texts.articles[each].credit}
    return next((each for each in long if is_agency(texts.articles[each], credited)), long[0])


def _is_collection(texts: _Texts, held: Sequence[int], whole: int) -> bool:
    """Whether a text was put together from others: it holds two that have nothing in common."""
    size = len(texts.wording(whole).words)
    parts = [member for member in held if len(texts.wording(member).words) * LONGER < size]
    return any(
        max(texts.share(parts[0], other), texts.share(other, parts[0])) < GATHERED for other in parts[1:]
    )

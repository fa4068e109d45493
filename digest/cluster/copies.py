"""articles → which article repeats which, word for word or nearly: wire copies, by the shingles they share.

Texts that share a few sampled shingles (Broder, "On the resemblance and containment of documents", 1997) are
compared in full. Anybody may repeat what stands in quotation marks, so it proves nothing, unless there is
hardly anything else in a text (decision 0021).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.candidates import sharing
from digest.cluster.shingles import SIZE, Flags, Numbers, Wording, is_in, sampled, wording_of
from digest.origins.agencies import agency_named, is_agency
from digest.origins.independence import have_one_agency
from digest.text.tokens import words
from digest.web.urls import registrable_domain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.models import Article

SAMPLING = 4
"""Shingles of which one is looked up; of short texts one in half as many is (decision 0008: a quarter)."""
SHORT_WORDS = 120
"""Words up to which a text is short: it is sampled twice as densely, and only what both texts have outside
quotation marks counts. Chosen by reading; not measured."""
MOST_KEPT = 4_096
"""Texts that are kept as numbers at once, some 40 MB; it changes no result. Chosen by reading; not
measured."""
MIN_SAMPLES = 3
"""Sampled shingles that two texts must share before they are compared in full (decision 0021)."""
MIN_SAME_WORDS = 6
"""Words from which two texts, or two headlines without texts, are copies when word for word the same. Chosen
by reading; not measured."""
MAX_TRIED = 12
"""Earlier texts, the likeliest, with which a text is compared in full. Chosen by reading; not measured."""
LIKELY = 0.06
"""Share of the smaller sample that two outlets' texts must share to be compared in full (decision 0021)."""
LIKELY_OF_SITE = 0.5
"""The same share for two pages of one site, which share lines of the site's own. Chosen by reading; not
measured."""
LONGER = 1.5
"""Times the length of another text from which a text was not cut down to it, and so is the original, however
late (decision 0021)."""
GATHERED = 0.1
"""Share of their shingles below which two texts have nothing in common; a third text that holds both is a
collection (decision 0021 has the rule; the number was chosen by reading)."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How much of the shorter text the longer must hold for the two to be one text.

    Either `share` is reached, or both `covered` and `even` are, as where a text was edited throughout.
    """

    share: float
    """Share of the shorter text's shingles outside quotation marks that the longer must have."""
    covered: float = 2.0
    """Share of its words outside quotation marks that must stand in common runs of four; above 1: never."""
    even: float = 1.0
    """Share of its stretches of `STRETCH` shingles that must have something in common."""
    least: int = 12
    """Shingles outside quotation marks that must be in common."""


STRANGERS = Bar(share=0.6, covered=0.56, even=0.9)
"""The bar of two outlets' texts, measured on made copies and on reports of one event (decision 0021)."""
SAME_SITE = Bar(share=0.8)
"""The bar of two pages of one site, which may put a hundred words of its own round each short story (decision
0021)."""
SAME_AGENCY = Bar(share=0.3, covered=0.4, even=0.8, least=8)
"""The bar of two texts that say that one agency wrote them (decision 0021 has the share)."""
ALL_QUOTED = 0.8
"""Share of a text's shingles that must be in the other where nearly all of the text is quoted. Chosen by
reading; not measured."""
MIN_QUOTED = 40
"""Shingles that must be in common there: a transcript has them, one sentence that was said has not. Chosen by
reading; not measured."""
LONGEST_STATEMENT = 80
"""Shingles in one run up to which a common passage may be a statement that both outlets print without
quotation marks (decision 0021)."""
REST = 0.25
"""Share of the text that must be left without that passage for the rest to be judged by itself. Chosen by
reading; not measured."""
BAR_OF_REST = 0.2
"""Share of that rest that must be in common too. Chosen by reading; not measured."""
MIN_OWN = 16
"""Shingles outside quotation marks from which these alone count; with fewer, nearly all is quoted. Chosen by
reading; not measured."""
STRETCH = 25
"""Shingles of a stretch, over which random edits are spread evenly and borrowed passages are not (decision
0021)."""
MIN_SPREAD = 20
"""Shingles in common from which it is judged how evenly they are spread. Chosen by reading; not measured."""
FOLDED = 0.3
"""Share of the shingles of a further text of a group that must be the original's, where no bar is passed.
Chosen by reading; not measured."""


def find_copies(articles: Sequence[Article]) -> dict[int, tuple[int, float]]:
    """Position of each copy → position of its original, and the share of the copy found in the original.

    `articles` are in order of time. Of a group of one text the original is the agency's own article where
    the group has it, else the earliest of the longer ones. No original is a copy itself.
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
        rate = SAMPLING if len(wording.words) > SHORT_WORDS else SAMPLING // 2
        return sampled(wording.distinct, rate)

    def wording(self, position: int) -> Wording:
        """The words of an article as numbers; those of `MOST_KEPT` articles are kept."""
        if position not in self._wordings:
            if len(self._wordings) >= MOST_KEPT:
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
        """Whether two texts with `shared` sampled shingles in common are worth a comparison in full."""
        bar = _bar(self.articles[left], self.articles[right])
        likely = LIKELY_OF_SITE if bar is SAME_SITE else LIKELY
        return shared >= likely * min(len(self.prints[left]), len(self.prints[right]))

    def are_one(self, left: int, right: int) -> bool:
        """Whether two articles are one text, whole or in part."""
        bar = _bar(self.articles[left], self.articles[right])
        short, long = sorted((left, right), key=lambda each: (len(self.wording(each).words), each))
        return is_held(self.wording(short), self.wording(long), bar)


def _bar(one: Article, other: Article) -> Bar:
    if have_one_agency(one, other):
        return SAME_AGENCY
    site = registrable_domain(one.url)
    return SAME_SITE if site and site == registrable_domain(other.url) else STRANGERS


def is_held(short: Wording, long: Wording, bar: Bar = STRANGERS) -> bool:
    """Whether the longer of two texts holds the shorter, word for word or edited throughout."""
    found = is_in(short.shingles, long.distinct)
    own = short.is_own
    if own.sum() < MIN_OWN:
        return bool(found.sum() >= MIN_QUOTED and found.mean() >= max(ALL_QUOTED, bar.share))
    theirs = is_in(short.shingles, long.unquoted) if len(short.words) < SHORT_WORDS else found
    shared = int((theirs & own).sum())
    if shared >= bar.least and shared >= bar.share * own.sum():
        return not _is_one_passage(found)
    is_throughout = _covered(short, found) >= bar.covered and _even(found) >= bar.even
    return shared >= MIN_SPREAD and is_throughout and not _is_one_passage(found)


def _is_one_passage(found: Flags) -> bool:
    """Whether the two texts share little more than one passage: a statement that both print without marks.

    `found` says for each shingle of the shorter text whether the longer has it.
    """
    edges = np.flatnonzero(np.diff(np.r_[False, found, False].astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    longest = int(np.argmax(ends - starts)) if len(starts) else 0
    length = int(ends[longest] - starts[longest]) if len(starts) else 0
    rest = len(found) - length
    return (
        length < LONGEST_STATEMENT and rest >= REST * len(found) and found.sum() - length < BAR_OF_REST * rest
    )


def _covered(short: Wording, found: Flags) -> float:
    """The share of the shorter text's words outside quotation marks that stand in a common run of four."""
    covered = np.zeros(len(short.words), np.bool_)
    for place in range(SIZE):
        covered[place : place + len(found)] |= found
    return float(covered[~short.is_quoted].mean())


def _even(found: Flags) -> float:
    """The share of the shorter text's stretches in which something is in common."""
    stretches = np.array_split(found, max(1, round(len(found) / STRETCH)))
    return float(np.mean([stretch.any() for stretch in stretches]))


def same_words(one: Article, other: Article) -> bool:
    """Whether two articles have the very same words."""
    return _plain_words(one) == _plain_words(other)


def _plain_words(article: Article) -> str:
    """The words of an article and nothing else; those of the headline when there is no text."""
    return " ".join(words(article.text or article.headline))


# --------------------------------------------------------------------------- groups of one text


def _groups(texts: _Texts) -> list[list[int]]:
    """Groups of two or more articles that have one text, directly or through others."""
    joined = _Joined(len(texts.articles))
    for left, right in _repeated(texts.articles):
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
        """The groups of two positions or more."""
        groups: dict[int, list[int]] = {}
        for member in range(len(self._above)):
            groups.setdefault(self.top(member), []).append(member)
        return [group for group in groups.values() if len(group) > 1]


def _repeated(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Pairs of articles that have the very same words, the earlier first, however short they are."""
    first: dict[str, int] = {}
    for position, article in enumerate(articles):
        plain = _plain_words(article)
        if plain.count(" ") + 1 >= MIN_SAME_WORDS:
            earlier = first.setdefault(plain, position)
            if earlier != position:
                yield earlier, position


def _folded(texts: _Texts, group: Sequence[int]) -> dict[int, tuple[int, float]]:
    """Copy → original and share, for one group. Members that do not repeat the first original get another."""
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
    """The article that the rest of a group repeats: of the longer ones the agency's own, or the earliest."""
    sizes = {position: len(texts.wording(position).words) for position in group}
    long = [position for position in group if sizes[position] * LONGER >= max(sizes.values())]
    credited = {agency_named(texts.articles[each].credit) for each in group if texts.articles[each].credit}
    return next((each for each in long if is_agency(texts.articles[each], credited)), long[0])


def _is_collection(texts: _Texts, held: Sequence[int], whole: int) -> bool:
    """Whether a text was put together from others: it holds two texts that have nothing in common."""
    size = len(texts.wording(whole).words)
    parts = [member for member in held if len(texts.wording(member).words) * LONGER < size]
    return any(
        max(texts.share(parts[0], other), texts.share(other, parts[0])) < GATHERED for other in parts[1:]
    )

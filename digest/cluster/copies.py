"""articles → which article repeats which, word for word or nearly: wire copies, found by shared shingles.

A shingle is a run of four words. Texts that share a few sampled shingles (Broder, "On the resemblance and
containment of documents", 1997) are compared in full. Two outlets may quote the same words independently, so
quoted words do not count as copied, unless a text consists almost wholly of quotations (decision 0021).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster.candidates import sharing
from digest.cluster.shingles import SIZE, Flags, Numbers, Wording, is_in, sampled, wording_of
from digest.cluster.slots import are_siblings
from digest.origins.agencies import agency_named, is_agency
from digest.origins.independence import have_one_agency
from digest.text.tokens import words
from digest.web.urls import registrable_domain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.models import Article

SAMPLING = 4
"""One shingle in this many is looked up, in short texts one in half as many (decision 0008: a quarter)."""
SHORT_WORDS = 120
"""A text of fewer words is short: it is sampled twice as densely, and a shingle counts as shared only if both
texts have it outside quotation marks. Chosen by reading; not measured."""
MOST_KEPT = 4_096
"""Texts whose words are kept in memory as numbers, some 40 MB; it changes no result. Chosen by reading; not
measured."""
MIN_SAMPLES = 3
"""Sampled shingles that two texts must share before they are compared in full (decision 0021)."""
MIN_SAME_WORDS = 6
"""Two identical texts, or identical headlines without texts, are copies if they have at least this many
words. Chosen by reading; not measured."""
MAX_TRIED = 12
"""A text is compared in full with at most this many earlier texts. Chosen by reading; not measured."""
LIKELY = 0.06
"""Texts of two outlets are compared in full if at least this share of the sampled shingles of one of them,
the one with fewer, is in the other (decision 0021)."""
LIKELY_OF_SITE = 0.5
"""The same share for two pages of one site: the site prints some lines on every page. Chosen by reading; not
measured."""
LONGER = 1.5
"""A text at least this many times as long as another is not a cut version of it, and so is the original even
if it came later (decision 0021)."""
GATHERED = 0.1
"""Two texts are unrelated if neither has at least this share of its shingles in the other; a third text that
holds both is a collection of reports (decision 0021 has the rule; the number was chosen by reading)."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How much of the shorter text the longer must hold for the two to be one text.

    The longer text must reach either `share` alone, or both `covered` and `even`: those two find a text that
    was edited throughout.
    """

    share: float
    """Least share of the shorter text's shingles outside quotation marks that the longer text has."""
    covered: float = 2.0
    """Least share of the shorter text's words outside quotation marks that lie in shared shingles; a number
    above 1 cannot be reached."""
    even: float = 1.0
    """Least share of the shorter text's stretches of `STRETCH` shingles that hold a shared shingle."""
    least: int = 12
    """Least number of shared shingles outside quotation marks."""


STRANGERS = Bar(share=0.6, covered=0.56, even=0.9)
"""The bar of two outlets' texts, measured on made copies and on reports of one event (decision 0021)."""
SAME_SITE = Bar(share=0.8)
"""The bar of two pages of one site: the site may print the same hundred words around each short story
(decision 0021)."""
SAME_AGENCY = Bar(share=0.3, covered=0.4, even=0.8, least=8)
"""The bar of two texts that credit the same agency (decision 0021 has the share)."""
ALL_QUOTED = 0.8
"""Where nearly all of a text is quoted, the other must have at least this share of all its shingles. Chosen
by reading; not measured."""
MIN_QUOTED = 40
"""Such a text must also share at least this many shingles: a transcript does, one quoted sentence does not.
Chosen by reading; not measured."""
LONGEST_STATEMENT = 80
"""A shared passage of fewer shingles in a row may be a statement that both outlets print without quotation
marks (decision 0021)."""
REST = 0.25
"""The text without that passage is judged by itself if it is at least this share of all the shingles. Chosen
by reading; not measured."""
BAR_OF_REST = 0.2
"""The texts are one only if at least this share of the rest is shared too. Chosen by reading; not
measured."""
MIN_OWN = 16
"""A text with at least this many shingles outside quotation marks is judged by those alone; with fewer,
nearly all of it is quoted. Chosen by reading; not measured."""
STRETCH = 25
"""Shingles in a stretch of text. Shared shingles are found in nearly all stretches of an edited copy, but
only in some of a text that borrows passages (decision 0021)."""
MIN_SPREAD = 20
"""How evenly shared shingles are spread is judged only if there are at least this many. Chosen by reading;
not measured."""
FOLDED = 0.3
"""A text of a group that passes no bar against the original is still its copy if the original has at least
this share of its shingles. Chosen by reading; not measured."""


def find_copies(articles: Sequence[Article]) -> dict[int, tuple[int, float]]:
    """Position of each copy → position of its original, and the share of the copy found in the original.

    `articles` are in order of time. Among articles with one text, the original is the agency's own article if
    there is one, else the earliest of the longer ones. An original is never a copy of another article.
    """
    texts = _Texts(articles)
    found: dict[int, tuple[int, float]] = {}
    for group in _groups(texts):
        found.update(_folded(texts, group))
    return found


class _Texts:
    """The articles and their texts as numbers; a text is converted when it is first needed."""

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
        """The words of an article as numbers; at most `MOST_KEPT` results are kept for later calls."""
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
        if self.share(copy, original) >= FOLDED:
            return not are_siblings(self.articles[copy], self.articles[original])
        return self.are_one(copy, original)

    def may_be_one(self, left: int, right: int, shared: int) -> bool:
        """Whether two texts that share `shared` sampled shingles should be compared in full."""
        bar = _bar(self.articles[left], self.articles[right])
        likely = LIKELY_OF_SITE if bar is SAME_SITE else LIKELY
        return shared >= likely * min(len(self.prints[left]), len(self.prints[right]))

    def are_one(self, left: int, right: int) -> bool:
        """Whether the longer of two articles holds the text of the shorter, and both tell of one thing."""
        bar = _bar(self.articles[left], self.articles[right])
        short, long = sorted((left, right), key=lambda each: (len(self.wording(each).words), each))
        is_one = is_held(self.wording(short), self.wording(long), bar)
        return is_one and not are_siblings(self.articles[left], self.articles[right])


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
    """Whether the texts share little but one passage: a statement that both print without quotation marks.

    `found` holds for each shingle of the shorter text whether the longer text has it.
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
    """The share of the shorter text's words outside quotation marks that lie in a shared shingle."""
    covered = np.zeros(len(short.words), np.bool_)
    for place in range(SIZE):
        covered[place : place + len(found)] |= found
    return float(covered[~short.is_quoted].mean())


def _even(found: Flags) -> float:
    """The share of the shorter text's stretches that hold a shared shingle."""
    stretches = np.array_split(found, max(1, round(len(found) / STRETCH)))
    return float(np.mean([stretch.any() for stretch in stretches]))


def same_words(one: Article, other: Article) -> bool:
    """Whether two articles have the very same words."""
    return _plain_words(one) == _plain_words(other)


def _plain_words(article: Article) -> str:
    """The words of an article's text, or of its headline if it has no text, without punctuation."""
    return " ".join(words(article.text or article.headline))


# --------------------------------------------------------------------------- groups of one text


def _groups(texts: _Texts) -> list[list[int]]:
    """Groups of two or more articles that have one text, directly or through a third article."""
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
    """Groups of joined positions (a union-find forest); a group's top is its earliest position."""

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
        """The groups that have at least two positions."""
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
    """Copy → its original and share, in one group. Articles that do not repeat one original get another."""
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
    """The article that the others repeat: among the longer ones the agency's own, else the earliest."""
    sizes = {position: len(texts.wording(position).words) for position in group}
    long = [position for position in group if sizes[position] * LONGER >= max(sizes.values())]
    credited = {agency_named(texts.articles[each].credit) for each in group if texts.articles[each].credit}
    return next((each for each in long if is_agency(texts.articles[each], credited)), long[0])


def _is_collection(texts: _Texts, held: Sequence[int], whole: int) -> bool:
    """Whether the text `whole` collects several reports: it holds two that are unrelated (`GATHERED`)."""
    size = len(texts.wording(whole).words)
    parts = [member for member in held if len(texts.wording(member).words) * LONGER < size]
    return any(
        max(texts.share(parts[0], other), texts.share(other, parts[0])) < GATHERED for other in parts[1:]
    )

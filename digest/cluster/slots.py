"""Two texts → whether they fill one pattern with different names and figures: the slots of the pattern.

``A magnitude 4.5 earthquake struck 12 km north of Hollin`` and ``A magnitude 5.1 earthquake struck 80 km west
of Corvane`` have nearly all their words in common, in one order, and tell of two events: where they differ,
both have a figure or a name. An edited copy differs from its original in words of every sort, and has most
names and figures in common. So the words of both are aligned, each sentence with the most similar one of
the other text, and the places where they differ are counted.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.models import Article

MOST_TOKENS = 160
"""Only this many first words of headline and text are aligned: alignment grows with the square of their
number, and a pattern shows at once. Chosen by reading; not measured."""
LONGEST_SLOT = 8
"""Two different passages fill one slot if neither has more words than this; a longer one is a passage that
only one text has. Chosen by reading; not measured."""
LEAST_ALIGNED = 0.6
"""Least share of both texts' words that must be aligned, figures with figures (decision 0037)."""
LEAST_SLOTS = 2
"""Two texts differ in at least this many slots with names or figures (decision 0037)."""
LEAST_OF_HEADLINES = 3
"""So many slots if one is a headline without text: headlines of one event often differ in two (decision
0037)."""
LEAST_DIFFERENT = 0.5
"""Of the names and figures in aligned places at least this share must differ (decision 0037)."""
FIGURE = "#"
"""Stands for every figure when texts are aligned."""
MOST_CAPITALS = 0.3
"""Where a larger share of the words has a capital within sentences, as in German or a headline in title case,
capitals do not tell names from other words. Chosen by reading; not measured."""

_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*"
    r"|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
    r"|[^\W\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+"
)
"""A figure, a letter of a script without spaces, or a word."""
_ENDS = frozenset(".!?…:\n。！？：")
"""One of these stands between two words if the second begins a sentence."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or figure of a text."""

    shape: str
    """What it is aligned by: the word in lower case, or `FIGURE`."""
    text: str
    """The word in lower case, or the figure."""
    is_name: bool
    """Whether it has a capital where no sentence begins."""

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure."""
        return self.shape == FIGURE


Told: TypeAlias = "Sequence[Sequence[Token]]"
"""A text as its sentences, the headline first."""
Gap: TypeAlias = "tuple[Sequence[Token], Sequence[Token]]"
"""What two texts have in one place, where they differ."""


def told_by(article: Article) -> Told:
    """The first words and figures of headline and text, by sentences."""
    found: list[Sequence[Token]] = []
    left = MOST_TOKENS
    for sentence in (*_sentences(article.headline), *_sentences(_text_of(article))):
        found.append(sentence[:left])
        left -= len(found[-1])
        if not left:
            break
    return found


def _text_of(article: Article) -> str:
    """The beginning of the text; some feeds repeat the headline as the blurb."""
    return article.text[: MOST_TOKENS * 12].removeprefix(article.headline)


def _sentences(text: str) -> list[list[Token]]:
    found = list(_TOKEN.finditer(text))
    ends = [0, *(match.end() for match in found)]
    opens = [not _ENDS.isdisjoint(text[end : match.start()]) for end, match in zip(ends, found, strict=False)]
    capitals = [match[0][0].isupper() and not first for match, first in zip(found, opens, strict=True)]
    shows_names = sum(capitals[1:]) <= MOST_CAPITALS * len(found)
    sentences: list[list[Token]] = []
    for match, first, capital in zip(found, opens, capitals, strict=True):
        if first or not sentences:
            sentences.append([])
        sentences[-1].append(_token(match[0], is_name=capital and shows_names and bool(sentences[-1])))
    return sentences


def _token(word: str, *, is_name: bool) -> Token:
    text = word.lower()
    return Token(shape=FIGURE if word[0].isdigit() else text, text=text, is_name=is_name)


def are_siblings(one: Article, other: Article) -> bool:
    """Whether two articles fill one pattern with different names and figures."""
    comparison = compared(told_by(one), told_by(other))
    return comparison.are_siblings(least_slots(one, other))


def first_words(article: Article) -> list[str]:
    """What `told_by` tells, in lower case and without sentences."""
    found = _TOKEN.findall(article.headline) + _TOKEN.findall(_text_of(article))
    return [word.lower() for word in found[:MOST_TOKENS]]


def shapes_of(words: Sequence[str]) -> list[str]:
    """The words, with every figure as `FIGURE`."""
    return [FIGURE if word[0].isdigit() else word for word in words]


def may_be_siblings(one: Sequence[str], other: Sequence[str], least: int) -> bool:
    """Whether two texts of these words share enough to be aligned, and each has words for so many slots.

    Most texts that are no siblings are known so, without being aligned. Texts of the same words in another
    order are none: no word in them would tell their events apart.
    """
    if min(len(one), len(other)) - len(set(one).intersection(other)) < least:  # the same test, less exact
        return False
    shapes = Counter(shapes_of(one)) & Counter(shapes_of(other))
    if 2 * shapes.total() < LEAST_ALIGNED * (len(one) + len(other)):
        return False
    return min(len(one), len(other)) - (Counter(one) & Counter(other)).total() >= least


def least_slots(one: Article, other: Article) -> int:
    """In how many slots two articles must differ to be siblings."""
    return LEAST_SLOTS if one.text and other.text else LEAST_OF_HEADLINES


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the alignment of two texts shows."""

    aligned: float
    """Share of both texts' words that are aligned, figures with any figure."""
    slots: int
    """Places where both have a name or figure, a different one; the same two figures count once."""
    names: int
    """Those of the slots that hold words alone."""
    edits: int
    """Places where they differ in other words."""
    kept: int
    """Aligned names and figures that are the same."""
    stock: frozenset[str]
    """The aligned words that are the same."""

    def are_siblings(self, least: int = LEAST_SLOTS) -> bool:
        """Whether the two fill one pattern differently, in so many slots at least.

        One slot must hold words: two reports of one event often differ in the date and time above them alone.
        """
        return (
            self.aligned >= LEAST_ALIGNED
            and self.names >= 1
            and self.slots >= max(least, self.edits)
            and self.slots >= LEAST_DIFFERENT * (self.slots + self.kept)
        )


def compared(one: Told, other: Told) -> Comparison:
    """The alignment of two texts, counted: of each sentence with the one that has most words in common."""
    gaps: list[Gap] = []
    kept = same = 0
    stock, figures = set[str](), set[tuple[str, str]]()
    for left, right in _pairs(one, other):
        for ours, theirs, is_same in _aligned(left, right):
            if not is_same:
                gaps.append((ours, theirs))
                continue
            pairs = list(zip(ours, theirs, strict=True))
            same += len(pairs)
            stock |= {a.text for a, b in pairs if a.text == b.text}
            figures |= {(a.text, b.text) for a, b in pairs if a.text != b.text}
            kept += sum(a.is_figure and a.text == b.text for a, b in pairs)
            kept += _runs(each.is_name for each in ours)
    filled = _filled(gaps)
    names = _filled([gap for gap in gaps if not any(token.is_figure for side in gap for token in side)])
    return Comparison(
        aligned=2 * same / max(1, sum(map(len, one)) + sum(map(len, other))),
        slots=len(figures) + filled,
        names=names,
        edits=len(gaps) - filled,
        kept=kept,
        stock=frozenset(stock),
    )


def _pairs(one: Told, other: Told) -> Iterator[tuple[Sequence[Token], Sequence[Token]]]:
    """Each sentence with the sentence of the other text that has most words in common, each once."""
    ours, theirs = ([Counter(token.shape for token in told) for told in each] for each in (one, other))
    common = [
        (-(left & right).total(), abs(row - column), row, column)
        for row, left in enumerate(ours)
        for column, right in enumerate(theirs)
        if not left.keys().isdisjoint(right)
    ]
    rows, columns = set[int](), set[int]()
    for _, _, row, column in sorted(common):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            yield one[row], other[column]


def _aligned(
    one: Sequence[Token], other: Sequence[Token]
) -> Iterator[tuple[Sequence[Token], Sequence[Token], bool]]:
    """The passages of two sentences that are aligned or fill one slot; true if they are aligned."""
    ours, theirs = ([token.shape for token in each] for each in (one, other))
    matcher = SequenceMatcher(a=ours, b=theirs, autojunk=False)
    for way, start, end, there, there_end in matcher.get_opcodes():
        if way == "equal" or (way == "replace" and max(end - start, there_end - there) <= LONGEST_SLOT):
            yield one[start:end], other[there:there_end], way == "equal"


def _filled(gaps: Sequence[Gap]) -> int:
    """How many of the gaps hold a name on both sides, or a figure, or one word for another twice or more.

    In languages without capitals the latter shows names: wherever one text has its own, the other has its.
    """
    words = [(_words(ours), _words(theirs)) for ours, theirs in gaps]
    times = Counter(words)
    fills = Counter(side for pair in times for side in enumerate(pair))
    return sum(
        (_has_figure(ours) and _has_figure(theirs))
        or (_has_name(ours) and _has_name(theirs))
        or (times[pair] > 1 and all(fills[side] == 1 for side in enumerate(pair)))
        for pair, (ours, theirs) in zip(words, gaps, strict=True)
    )


def _words(tokens: Iterable[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _has_figure(tokens: Iterable[Token]) -> bool:
    return any(token.is_figure for token in tokens)


def _has_name(tokens: Iterable[Token]) -> bool:
    return any(token.is_name for token in tokens)


def _runs(flags: Iterable[bool]) -> int:
    """How many runs of true flags there are."""
    return sum(flag for flag, _ in groupby(flags))

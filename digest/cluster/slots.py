"""Two texts → whether they fill one pattern with different names and figures: the slots of the pattern.

``A magnitude 4.5 earthquake struck 12 km north of Hollin`` and ``A magnitude 5.1 earthquake struck 80 km west
of Corvane`` have nearly all their words in common, in one order, and tell of two events: where they differ,
both have a figure or a name. An edited copy differs from its original in words of every sort, and has most
names and figures in common. So the words of both are aligned, and the places where they differ are counted.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.models import Article

MOST_TOKENS = 160
"""Only this many first words of headline and text are aligned: alignment grows with the square of their
number, and a pattern shows at once. Chosen by reading; not measured."""
LONGEST_SLOT = 8
"""Two different passages fill one slot if neither has more words than this; a longer one is a passage that
only one text has. Chosen by reading; not measured."""
LEAST_ALIGNED = 0.5
"""Least share of both texts' words that must be aligned, figures with figures (decision 0037)."""
LEAST_SLOTS = 3
"""Two texts differ in at least this many slots with names or figures (decision 0037)."""
LEAST_DIFFERENT = 0.55
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
_OPENS = re.compile(r"(?:^|[.!?…:\n])[\s\"'“”‘’«»„()]*$")
"""What stands before the first word of a sentence."""


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


def tokens_of(article: Article) -> list[Token]:
    """The first words and figures of headline and text."""
    headline = _tokens(article.headline)
    text = article.text[: MOST_TOKENS * 12]
    text = text.removeprefix(article.headline)  # some feeds repeat the headline as the blurb
    return (headline + _tokens(text))[:MOST_TOKENS]


def _tokens(text: str) -> list[Token]:
    found = list(_TOKEN.finditer(text))
    capitals = [_is_capital_within(match) for match in found]
    shows_names = sum(capitals) <= MOST_CAPITALS * len(found)
    return [
        Token(
            shape=FIGURE if match[0][0].isdigit() else match[0].lower(),
            text=match[0].lower(),
            is_name=is_capital and shows_names,
        )
        for match, is_capital in zip(found, capitals, strict=True)
    ]


def _is_capital_within(match: re.Match[str]) -> bool:
    """Whether a word has a capital where no sentence begins."""
    before = max(0, match.start() - 4)
    return match[0][0].isupper() and not _OPENS.search(match.string, before, match.start())


def are_siblings(one: Article, other: Article) -> bool:
    """Whether two articles fill one pattern with different names and figures."""
    return compared(tokens_of(one), tokens_of(other)).are_siblings


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the alignment of two texts shows."""

    aligned: float
    """Share of both texts' words that are aligned, figures with any figure."""
    slots: int
    """Places where both have a name or figure, a different one."""
    edits: int
    """Places where they differ in other words."""
    kept: int
    """Aligned names and figures that are the same."""
    stock: frozenset[str]
    """The aligned words that are the same."""

    @property
    def are_siblings(self) -> bool:
        """Whether the two fill one pattern differently."""
        return (
            self.aligned >= LEAST_ALIGNED
            and self.slots >= max(LEAST_SLOTS, self.edits)
            and self.slots >= LEAST_DIFFERENT * (self.slots + self.kept)
        )


def compared(one: Sequence[Token], other: Sequence[Token]) -> Comparison:
    """The alignment of two texts, counted."""
    matcher = SequenceMatcher(
        None, [each.shape for each in one], [each.shape for each in other], autojunk=False
    )
    gaps: list[tuple[Sequence[Token], Sequence[Token]]] = []
    slots = kept = same = 0
    stock: set[str] = set()
    for way, start, end, there, there_end in matcher.get_opcodes():
        ours, theirs = one[start:end], other[there:there_end]
        if way == "equal":
            same += end - start
            figures = [(a, b) for a, b in zip(ours, theirs, strict=True) if a.is_figure]
            slots += sum(a.text != b.text for a, b in figures)
            kept += sum(a.text == b.text for a, b in figures) + _runs(each.is_name for each in ours)
            stock |= {a.text for a, b in zip(ours, theirs, strict=True) if a.text == b.text}
        elif way == "replace" and max(len(ours), len(theirs)) <= LONGEST_SLOT:
            gaps.append((ours, theirs))
    filled = _filled(gaps)
    return Comparison(
        aligned=2 * same / max(1, len(one) + len(other)),
        slots=slots + filled,
        edits=len(gaps) - filled,
        kept=kept,
        stock=frozenset(stock),
    )


def _filled(gaps: Sequence[tuple[Sequence[Token], Sequence[Token]]]) -> int:
    """How many of the gaps hold a name or figure on both sides, or are filled the same way twice."""
    words = [(_words(ours), _words(theirs)) for ours, theirs in gaps]
    times = Counter(words)
    return sum(
        times[pair] > 1 or (_tells(ours) and _tells(theirs))
        for pair, (ours, theirs) in zip(words, gaps, strict=True)
    )


def _words(tokens: Iterable[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _tells(tokens: Iterable[Token]) -> bool:
    return any(token.is_figure or token.is_name for token in tokens)


def _runs(flags: Iterable[bool]) -> int:
    """How many runs of true flags there are."""
    return sum(flag for flag, _ in groupby(flags))

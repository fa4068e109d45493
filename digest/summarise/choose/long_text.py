"""The choice of sentences from one long text: it is heard in parts, each in proportion to its length.

A report's beginning tells its news, and the usual choice (`selection`) reads little more. A plan, a study or
a report of fifty paragraphs says further down what was decided, why, and by when. So a text that stands alone
and is long, or that somebody gave as a document, is cut into blocks, and every block may speak for its share
of the words. Pure.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.summarise.choose.decisions import Choice, Selection
from digest.summarise.read.editing import Fitness
from digest.summarise.redundancy import repeats
from digest.text.tokens import content_words, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.models import Article
    from digest.summarise.read.passages import Passage

LONG = 50
"""A report that stands alone is heard in parts from this number of sentences. Chosen by reading; not
measured."""
MOST_SENTENCES = 1_500
"""Of a long text this number of sentences is read. Chosen by reading; not measured."""
_ONE_SENTENCE = 40
"""Of a report, a budget of at most this number of words is for one sentence, which the usual choice finds
best (decision 0010)."""
_LEAST_OF_A_DOCUMENT = 25
"""Of a document, a budget below this number of words is for one sentence. Chosen by reading; not measured."""
_WORDS_A_PART = 25
"""For every 25 words of the budget a text has one part. Chosen by reading; not measured."""
_FEWEST_PARTS = 2
"""A text has at least this number of parts. Chosen by reading; not measured."""
_LONGEST = 55
"""A sentence of more words than this is not chosen from a long text. Chosen by reading; not measured."""
_LENGTH_POWER = 0.7
"""A sentence's worth is divided by its number of words to the power of this exponent. Chosen by reading; not
measured."""
_OFTEN = 5
"""A word that a text has more often than this is worth no more: it may be a refrain. Chosen by reading; not
measured."""
_UNINTRODUCED = 0.5
"""Factor of a sentence that takes something as known that nothing chosen has named. Chosen by reading; not
measured."""
_REPEATED = 0.2
"""The share of its worth, 0 to 1, that a word keeps once a chosen sentence has it. Chosen by reading; not
measured."""
_DECIDES = 2.2
"""Factor of a sentence that tells a decision or a plan. Chosen by reading; not measured."""
_BECAUSE = 1.8
"""Factor of a sentence that tells a cause. Chosen by reading; not measured."""
_HAS_FIGURE = 1.2
"""Factor of a sentence with a date or a figure. Chosen by reading; not measured."""
_OPENS_PART = 1.3
"""Factor of the first sentence of a part. Chosen by reading; not measured."""
_OPENS_TEXT = 1.5
"""Factor of the first sentence of the text. Chosen by reading; not measured."""
_TELLS_HEADLINE = 2.0
"""A sentence is worth up to this much more for what it tells of the headline. Chosen by reading; not
measured."""
_WEAK = 0.7
"""Factor of a sentence in the writer's own voice or of a fragment. Chosen by reading; not measured."""
_QUOTES = 0.6
"""Factor of a sentence with a quotation. Chosen by reading; not measured."""


def is_heard_in_parts(articles: Sequence[Article], sentences: int, words: int) -> bool:
    """Whether a story's text is chosen from by its parts: one text, given as a document or long."""
    if len(articles) != 1:
        return False
    is_document = articles[0].url.startswith("file:") and words >= _LEAST_OF_A_DOCUMENT
    return is_document or (sentences >= LONG and words > _ONE_SENTENCE)


def select_by_parts(found: Sequence[Passage], words: int, headline: str = "") -> Selection:
    """The sentences of a long text within `words` words: all that may be printed, if they fit.

    Of the first part, the one opens that tells most of `headline`.
    """
    printable = [number for number, one in enumerate(found) if _is_printable(one)]
    if sum(found[number].length for number in printable) <= words:
        chosen = [Choice(number, "all that the text says fits") for number in printable]
        return Selection(tuple(chosen), (), _passed_over(found, {one.sentence for one in chosen}))
    return _ByParts(found, printable, words, frozenset(map(stem, content_words(headline)))).run()


def _is_printable(one: Passage) -> bool:
    return (
        one.fitness <= Fitness.WEAK
        and one.length <= _LONGEST
        and "?" not in one.text
        and not one.analysis.is_unattributed_quotation
        and (one.fitness < Fitness.WEAK or _tells(one))
    )


def _tells(one: Passage) -> bool:
    """Whether a sentence that is weak for a report, as "We will ship it", tells something in a document."""
    return one.text[-1:] in ".。" and (_factor_of_words(one) > 1 or bool(one.analysis.figures))


def _factor_of_words(one: Passage) -> float:
    table, text = one.language.consequences, one.analysis.own_voice
    decides = _DECIDES if table.decides.search(text) else 1.0
    return decides * (_BECAUSE if table.because.search(text) else 1.0)


@dataclass(slots=True)
class _ByParts:
    """One choice: which sentences were taken, and how much of its share each part has spoken."""

    found: Sequence[Passage]
    printable: Sequence[int]
    words: int
    headline: frozenset[str]
    part: dict[int, int] = field(init=False)
    """The part of each sentence that may be printed."""
    spoken: Counter[int] = field(init=False, default_factory=Counter)
    openings: frozenset[int] = field(init=False)
    """The first sentence of each part."""
    share: dict[int, float] = field(init=False)
    """The words that each part may have."""
    worth: dict[str, float] = field(init=False)
    """What each stem is worth: the logarithm of how often the text has it, up to `_OFTEN`."""
    chosen: dict[int, str] = field(init=False, default_factory=dict)

    read: frozenset[str] = field(init=False)
    """The words of the headline and of what was chosen."""

    def __post_init__(self) -> None:
        self.read = self.headline
        n_parts = max(_FEWEST_PARTS, self.words // _WORDS_A_PART)
        lengths = {number: self.found[number].length for number in self.printable}
        whole = sum(lengths.values())
        self.part, read = {}, 0
        for number in self.printable:
            self.part[number] = min(n_parts - 1, read * n_parts // whole)
            read += lengths[number]
        of_part = Counter[int]()
        for number in self.printable:
            of_part[self.part[number]] += lengths[number]
        firsts: dict[int, int] = {}
        for number in self.printable:
            firsts.setdefault(self.part[number], number)
        self.openings = frozenset(firsts.values())
        self.share = {part: self.words * length / whole for part, length in of_part.items()}
        count = Counter(stem for number in self.printable for stem in self.found[number].content)
        self.worth = {word: math.log1p(min(times, _OFTEN)) for word, times in count.items()}

    def run(self) -> Selection:
        """Choose until nothing fits: the first sentence that tells, then the best of a part not heard yet."""
        base = {number: self._factor(number) for number in self.printable}
        while (left := self.words - sum(self.found[number].length for number in self.chosen)) > 0:
            fitting = [number for number in self._open() if self.found[number].length <= left]
            if not fitting:
                break
            best = max(fitting, key=lambda number: (self._worth(number) * base[number], -number))
            if not self.chosen:
                best = max(fitting, key=lambda number: (self._opening(number) * base[number], -number))
            self._take(best)
        choices = tuple(Choice(number, words) for number, words in self.chosen.items())
        return Selection(choices, (), _passed_over(self.found, set(self.chosen)))

    def _open(self) -> Iterator[int]:
        """The sentences that may come next: of the parts that are furthest below their share."""
        if not self.chosen:
            first = min(self.part.values())
            yield from (number for number in self.printable if self.part[number] == first)
            return
        left = [number for number in self.printable if number not in self.chosen and self._may_follow(number)]
        hungry = {part for part, share in self.share.items() if self.spoken[part] < share / 2}
        yield from [number for number in left if self.part[number] in hungry] or left

    def _may_follow(self, number: int) -> bool:
        """Whether a sentence leans on none that is left out, and repeats none that was chosen."""
        one = self.found[number]
        if one.fitness is Fitness.UNRESOLVED and number - 1 not in self.chosen:
            return False
        return not any(repeats(one, self.found[other]) for other in self.chosen)

    def _worth(self, number: int) -> float:
        one = self.found[number]
        known = 1.0 if one.analysis.unintroduced <= self.read else _UNINTRODUCED
        return known * sum(self.worth[word] for word in one.content) / math.pow(one.length, _LENGTH_POWER)

    def _opening(self, number: int) -> float:
        """What a sentence is worth as the first: up to twice as much if it tells what the headline says."""
        return self._worth(number) * (1 + self._told(number))

    def _told(self, number: int) -> float:
        """The share of the headline's words that a sentence has."""
        return len(self.headline & self.found[number].content) / (len(self.headline) or 1)

    def _factor(self, number: int) -> float:
        one = self.found[number]
        factor = _factor_of_words(one) * (1 + _TELLS_HEADLINE * self._told(number))
        factor *= _HAS_FIGURE if one.analysis.figures else 1
        factor *= _OPENS_TEXT if number == self.printable[0] else 1
        factor *= _OPENS_PART if number in self.openings else 1
        factor *= _WEAK if one.fitness is Fitness.WEAK else 1
        return factor * (_QUOTES if one.analysis.quotations else 1)

    def _take(self, number: int) -> None:
        one = self.found[number]
        self.chosen[number] = (
            f"it speaks for part {self.part[number] + 1} of {len(self.share)} of a long text"
            if self.chosen
            else "it opens: of the first part it tells most"
        )
        self.spoken[self.part[number]] += one.length
        self.read |= one.content
        for word in one.content:
            self.worth[word] *= _REPEATED


def _passed_over(found: Sequence[Passage], chosen: set[int]) -> dict[int, str]:
    """For every other sentence, why it was not chosen."""
    return {
        number: "other sentences of its part tell more"
        if _is_printable(one)
        else "it asks, quotes nobody, is too long or tells nothing by itself"
        for number, one in enumerate(found)
        if number not in chosen
    }

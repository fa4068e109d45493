"""Does each name, number and date of a sentence stand among the same words as in its passages?

Right facts in wrong places are found by asking who else would fit: when another name (or number) of the
passages stands among the sentence's words there, and the sentence's own does not, the two were mixed up.
How well each fits, and from when on that is doubt enough, is learned: see `fit`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from digest.summarise.fit import doubt, probability
from digest.summarise.lexicon import word_set
from digest.summarise.nations import NATIONS
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TOKEN = re.compile(r"[$£€]?\d+(?:[.,:]\d+)*%?|(?:[A-Z]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*|[.!?:;\"“”]")
DOUBTED = 0.8
"""A fact that so probably does not belong where it stands is taken for wrong."""
_BETWEEN = 9
"""Two names so many words apart still belong to one deed."""
_ROOT = 4
"""Names alike in so many letters are one: Iran and Iranian, Democrats and Democratic."""
_CALENDAR = word_set(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday"""
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A name, number or date in a row of words, from `start` to `end`."""

    kind: str
    words: tuple[str, ...]
    start: int
    end: int

    def is_same(self, other: Fact) -> bool:
        """Whether the two have a word in common, or name one thing by adjective or by initials."""
        return _same(self, other)

    def is_alike(self, other: Fact) -> bool:
        """Whether two numbers are of one kind: years, shares, sums or counts. Other facts are."""
        return self.kind != "number" or _shape(self.words[0]) == _shape(other.words[0])


@dataclass(frozen=True, slots=True)
class Row:
    """A text as a row of small words, stemmed, with its facts."""

    stems: tuple[str, ...]
    facts: tuple[Fact, ...]

    def near(self, start: int, end: int, reach: int) -> dict[str, int]:
        """The `reach` content words on each side of a place, each with its distance from it."""
        found: dict[str, int] = {}
        for side in (range(start - 1, -1, -1), range(end, len(self.stems))):
            words = (self.stems[place] for place in side)
            content = (word for word in words if word and word not in STOPWORDS)
            for distance, word in zip(range(1, reach + 1), content, strict=False):
                found[word] = min(distance, found.get(word, distance))
        return found

    def between(self, one: Fact, other: Fact) -> frozenset[str]:
        """The words that stand between two facts."""
        return frozenset(word for word in self.stems[one.end : other.start] if word)


@lru_cache(maxsize=4096)
def row(text: str) -> Row:
    """`text` as words and facts."""
    tokens = _TOKEN.findall(text)
    stems = tuple(
        stem(token.lower().replace("’", "'")) if token[0].isalnum() or token[0] in "$£€" else ""
        for token in tokens
    )
    return Row(stems, tuple(_facts(tokens)))


def _facts(tokens: Sequence[str]) -> Iterable[Fact]:
    place = 0
    while place < len(tokens):
        end = place + 1
        kind = _kind(tokens, place)
        while kind == "name" and end < len(tokens) and _kind(tokens, end) == "name":
            end += 1
        if kind:
            whole = NATIONS.get(" ".join(tokens[place:end]).lower())
            words = (whole,) if whole else tuple(_canonical(token) for token in tokens[place:end])
            yield Fact(kind, words, place, end)
        place = end


def _canonical(token: str) -> str:
    small = token.lower().replace("’", "'").removesuffix("'s").removeprefix("al-")
    return NATIONS.get(small) or NATIONS.get(stem(small)) or stem(small)


def _kind(tokens: Sequence[str], place: int) -> str:
    token = tokens[place]
    if token[0].isdigit() or token[0] in "$£€":
        return "number"
    if token.lower() in _CALENDAR and token[0].isupper():
        return "date"
    opens = place == 0 or tokens[place - 1] in {".", "!", "?", ":", "“", '"'}
    small = token.lower()
    if not token[0].isupper() or small in STOPWORDS or (opens and not _goes_on(tokens, place)):
        return ""
    return "name"


def _goes_on(tokens: Sequence[str], place: int) -> bool:
    """Whether a capitalised word that opens a sentence is followed by another one: a name, then."""
    return place + 1 < len(tokens) and tokens[place + 1][0].isupper()


def misplaced(sentence: str, passages: Sequence[str]) -> str:
    """Which fact of the sentence stands where its passages have another one; empty when none does."""
    mine, sources = row(sentence), [row(passage) for passage in passages]
    for fact in mine.facts:
        against = doubt(fact, mine, sources)
        if against.rival is not None and probability(against.features) > DOUBTED:
            said, found = " ".join(fact.words), " ".join(against.rival.words)
            return f"the cited passages have “{found}” where the sentence has “{said}”"
    for one, other in pairwise(fact for fact in mine.facts if fact.kind == "name"):
        if _is_turned(mine, one, other, sources):
            return (
                f"in the cited passages “{' '.join(other.words)}” comes first, “{' '.join(one.words)}” second"
            )
    return ""


def _is_turned(mine: Row, one: Fact, other: Fact, sources: Sequence[Row]) -> bool:
    """Whether two names with a word between them stand the other way round, and only so, in the passages."""
    between = mine.between(one, other)
    found = {
        _same(first, one)
        for source in sources
        for first, second in combinations((fact for fact in source.facts if fact.kind == "name"), 2)
        if (_same(first, one) and _same(second, other)) or (_same(first, other) and _same(second, one))
        if _same_deed(between, source.between(first, second))
    }
    return found == {False}


def _same_deed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what stands between two names is alike, and both times active or both times passive."""
    is_close = max(len(one), len(other)) <= _BETWEEN
    return is_close and bool((one & other) - STOPWORDS) and ("by" in one) == ("by" in other)


def _same(fact: Fact, other: Fact) -> bool:
    """Whether two facts have a word in common, or name one thing by adjective or by initials."""
    if fact.kind == "number":
        return {word.strip("$£€%") for word in fact.words} == {word.strip("$£€%") for word in other.words}
    starts = {word[:_ROOT] for word in fact.words}
    if starts & {word[:_ROOT] for word in other.words}:
        return True
    return _initials(fact) in map(_letters, other.words) or _initials(other) in map(_letters, fact.words)


def _initials(fact: Fact) -> str:
    return "".join(word[0] for word in fact.words) if len(fact.words) > 1 else "?"


def _letters(word: str) -> str:
    return word.replace(".", "")


def _shape(word: str) -> str:
    if re.fullmatch(r"(?:1[89]|20)\d\d", word):
        return "year"
    return "share" if word.endswith("%") else "sum" if word[0] in "$£€" else "count"

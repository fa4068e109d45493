"""A text as a row of words with its facts: names, numbers and dates, each where it stands. Pure.

Words are stemmed; numbers in words are read as digits, nations by the country, short forms by the whole
name. Titles of people belong to no name: "Senator Ilva Moreno" and "senator Ilva Moreno" are one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language.en.words import NATIONS
from digest.language.tables import word_set
from digest.summarise.read.lexicon import CALENDAR, PERSON_TITLES, SPELLED
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TOKEN = re.compile(
    r"[$£€]?\d+(?:[.,:]\d+)*%?|(?:[A-Z]\.){2,}|[A-Z](?:&[A-Z])+\b|(?<!°)[^\W_]+(?:['’][^\W_]+)*|[.!?:;\"“”]"
)
_IN_WORDS = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(two|three|four|five|six|seven|eight|nine)\b",
    re.IGNORECASE,
)
_ROOT = 4
"""Names alike in so many letters are one: Iran and Iranian, Democrats and Democratic."""
_COMMON = word_set(
    """new north south east west northern southern eastern western san los las saint st great united national
    university department county city street state international"""
)
"""Words that many names share: New York is not New Jersey."""
_MONTHS = word_set("january february march april may june july august september october november december")
_OPENERS = frozenset('.!?:“"')


@dataclass(frozen=True, slots=True)
class Fact:
    """A name, number or date in a row of words, from `start` to `end`."""

    kind: str
    words: tuple[str, ...]
    start: int
    end: int

    def is_same(self, other: Fact) -> bool:
        """Whether the two have a word in common, or name one thing by adjective or by initials."""
        return is_same(self, other)

    def is_alike(self, other: Fact) -> bool:
        """Whether two numbers are of one kind (years, shares, sums, counts), or two dates. Names are."""
        return _shape(self) == _shape(other)


@dataclass(frozen=True, slots=True)
class Row:
    """A text as a row of small words, stemmed, with its facts."""

    stems: tuple[str, ...]
    facts: tuple[Fact, ...]
    initials: tuple[str, ...]
    """The first letters of its words in one string, with small words and without them."""

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

    def has(self, fact: Fact) -> bool:
        """Whether it names the fact, by a word of it or spelled out."""
        return (
            any(fact.is_same(one) for one in self.facts)
            or not set(fact.words).isdisjoint(self.stems)
            or (_is_short(fact) and any(fact.words[0] in letters for letters in self.initials))
        )


@lru_cache(maxsize=4096)
def row(text: str) -> Row:
    """`text` as words and facts."""
    text = _IN_WORDS.sub(_in_digits, text)
    found = list(_TOKEN.finditer(text))
    tokens = [match[0] for match in found]
    commas = frozenset(
        place for place, match in enumerate(found) if text[match.end() : match.end() + 1] == ","
    )
    stems = tuple(_stem(token) if token[0].isalnum() or token[0] in "$£€" else "" for token in tokens)
    spelled = [word[0] if word[:1].isalpha() else " " for word in stems]
    large = [letter for letter, word in zip(spelled, stems, strict=True) if word not in STOPWORDS]
    return Row(stems, tuple(_facts(tokens, commas)), ("".join(spelled), "".join(large)))


def _in_digits(match: re.Match[str]) -> str:
    return str(int(SPELLED[match[1].lower()]) + int(SPELLED[match[2].lower()]))


def _stem(token: str) -> str:
    small = token.lower().replace("’", "'")
    return _digits(small) if small[0] in "$£€" or small[0].isdigit() else SPELLED.get(small) or stem(small)


def _digits(token: str) -> str:
    return re.sub(r",(?=\d{3})", "", token)


def _facts(tokens: Sequence[str], commas: frozenset[int]) -> Iterable[Fact]:
    """Names, numbers and dates; a name ends where a comma follows: lists are of several."""
    place = 0
    while place < len(tokens):
        end = place + 1
        kind = _kind(tokens, place)
        while kind == "name" and end < len(tokens) and end - 1 not in commas and _kind(tokens, end) == "name":
            end += 1
        if kind:
            whole = NATIONS.get(" ".join(tokens[place:end]).lower())
            parts = [whole] if whole else [_canonical(token) for token in tokens[place:end]]
            yield Fact(kind, tuple(" ".join(parts).split()), place, end)
        place = end


def _canonical(token: str) -> str:
    small = token.lower().replace("’", "'").removesuffix("'s")
    return NATIONS.get(small) or NATIONS.get(stem(small)) or _digits(stem(small))


def _kind(tokens: Sequence[str], place: int) -> str:
    token = tokens[place]
    small = token.lower()
    if token[0].isdigit() or token[0] in "$£€":
        return "number"
    if not token[0].isupper() or small in STOPWORDS - {"us"} or small.rstrip(".") in PERSON_TITLES:
        return ""
    if small in CALENDAR:
        return "date"
    opens = place == 0 or tokens[place - 1] in _OPENERS
    return "" if opens and not _goes_on(tokens, place) else "name"


def _goes_on(tokens: Sequence[str], place: int) -> bool:
    """Whether a capitalised word that opens a sentence is followed by another one: a name, then."""
    return place + 1 < len(tokens) and tokens[place + 1][0].isupper()


def is_same(fact: Fact, other: Fact) -> bool:
    """Whether two facts have a word in common, or name one thing by adjective or by initials."""
    if fact.kind == "number":
        return {word.strip("$£€%") for word in fact.words} == {word.strip("$£€%") for word in other.words}
    if _starts(fact) & _starts(other):
        return True
    return _initials(fact) in map(_letters, other.words) or _initials(other) in map(_letters, fact.words)


def _starts(fact: Fact) -> set[str]:
    return {word[:_ROOT] for word in fact.words if word not in _COMMON} or {fact.words[0][:_ROOT]}


def _is_short(fact: Fact) -> bool:
    return fact.kind == "name" and len(fact.words) == 1 and 3 <= len(fact.words[0]) <= 6


def _initials(fact: Fact) -> str:
    return "".join(word[0] for word in fact.words) if len(fact.words) > 1 else "?"


def _letters(word: str) -> str:
    return word.replace(".", "").replace("&", "")


def _shape(fact: Fact) -> str:
    word = fact.words[0]
    if fact.kind != "number":
        return "month" if word in _MONTHS else fact.kind
    if re.fullmatch(r"(?:1[89]|20)\d\d", word):
        return "year"
    return "share" if word.endswith("%") else "sum" if word[0] in "$£€" else "count"

"""A text as a row of words with its facts: names, numbers and dates, each where it stands. Pure.

Words are stemmed; numbers in words are read as digits, nations by the country, short forms by the whole
name. Titles of people belong to no name: "Senator Ilva Moreno" and "senator Ilva Moreno" are one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.language import Language

_TOKEN = re.compile(
    r"[$£€]?\d+(?:[.,:]\d+)*%?|(?:[A-Z]\.){2,}|[A-Z](?:&[A-Z])+\b|(?<!°)[^\W_]+(?:['’][^\W_]+)*|[.!?:;\"“”]"
)
_SIGNS = "$£€%"
_OPENERS = frozenset('.!?:“"')
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_ROOT = 4
"""First letters in which two names of one thing agree: Iran and Iranian, Democrats and Democratic.

Chosen by reading; not measured.
"""
_SHORTEST_INITIALS = 3
"""Least letters of a short form that is looked for in the first letters of words. Chosen by
reading; not measured."""
_LONGEST_INITIALS = 6
"""Most letters of a short form that is looked for in the first letters of words. Chosen by
reading; not measured."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name, number or date in a row of words, from `start` to `end`."""

    kind: str
    """"name", "number" or "date"."""
    words: tuple[str, ...]
    start: int
    end: int
    shape: str
    """Whether a number is a year, a share, a sum or a count, and a date a month; else the kind."""
    values: frozenset[str]
    """The words without signs of currency or share."""
    beginnings: frozenset[str]
    """The first letters of the words that tell it from others of its kind."""
    initials: str
    """The first letters of a name of several words; "?", which no word is, for one of a single word."""
    letters: frozenset[str]
    """The words as letters alone, as initials are compared."""

    def is_same(self, other: Fact) -> bool:
        """Whether the two have a word in common, or name one thing by adjective or by initials."""
        return is_same(self, other)

    def is_alike(self, other: Fact) -> bool:
        """Whether two numbers are of one kind (years, shares, sums, counts), or two dates. Names are."""
        return self.shape == other.shape


@dataclass(frozen=True, slots=True)
class Row:
    """A text as a row of small words, stemmed, with its facts."""

    stems: tuple[str, ...]
    """A stem for each word, and the empty string for each mark."""
    facts: tuple[Fact, ...]
    initials: tuple[str, ...]
    """The first letters of its words in one string, with small words and without them."""
    language: Language = field(default=ENGLISH, repr=False)

    def near(self, start: int, end: int, reach: int) -> dict[str, int]:
        """The `reach` content words on each side of a place, each with its distance from the place."""
        grammar = self.language.words.grammar
        found: dict[str, int] = {}
        for side in (range(start - 1, -1, -1), range(end, len(self.stems))):
            distance = 0
            for place in side:
                word = self.stems[place]
                if not word or word in grammar:
                    continue
                distance += 1
                if distance > reach:
                    break
                found[word] = min(distance, found.get(word, distance))
        return found

    def between(self, one: Fact, other: Fact) -> frozenset[str]:
        """The words that stand between two facts."""
        return frozenset(word for word in self.stems[one.end : other.start] if word)

    def has(self, fact: Fact) -> bool:
        """Whether the text names the fact, by a word of it or spelled out."""
        return (
            any(is_same(fact, one) for one in self.facts)
            or not set(fact.words).isdisjoint(self.stems)
            or (_is_short(fact) and any(fact.words[0] in letters for letters in self.initials))
        )


@lru_cache(maxsize=4096)
def row(text: str, language: Language = ENGLISH) -> Row:
    """`text` as words and facts."""
    numbers = language.words.numbers

    def in_digits(match: re.Match[str]) -> str:
        return str(int(numbers[match[1].lower()]) + int(numbers[match[2].lower()]))

    text = language.facts.compound_number.sub(in_digits, text)
    found = list(_TOKEN.finditer(text))
    tokens = [match[0] for match in found]
    commas = frozenset(
        place for place, match in enumerate(found) if text[match.end() : match.end() + 1] == ","
    )
    stems = tuple(
        _stem(token, language) if token[0].isalnum() or token[0] in "$£€" else "" for token in tokens
    )
    spelled = [word[0] if word[:1].isalpha() else " " for word in stems]
    large = [
        letter for letter, word in zip(spelled, stems, strict=True) if word not in language.words.grammar
    ]
    facts = tuple(_facts(tokens, commas, language))
    return Row(stems, facts, ("".join(spelled), "".join(large)), language)


def _stem(token: str, language: Language) -> str:
    small = token.lower().replace("’", "'")
    if small[0] in "$£€" or small[0].isdigit():
        return _without_commas(small)
    return language.words.numbers.get(small) or stem(small)


def _without_commas(token: str) -> str:
    return re.sub(r",(?=\d{3})", "", token)


def _facts(tokens: Sequence[str], commas: frozenset[int], language: Language) -> Iterable[Fact]:
    """Names, numbers and dates; a name ends where a comma follows: lists are of several."""
    nations = language.words.nations
    place = 0
    while place < len(tokens):
        end = place + 1
        kind = _kind(tokens, place, language)
        while (
            kind == "name"
            and end < len(tokens)
            and end - 1 not in commas
            and _kind(tokens, end, language) == "name"
        ):
            end += 1
        if kind:
            whole = nations.get(" ".join(tokens[place:end]).lower())
            parts = [whole] if whole else [_canonical(token, language) for token in tokens[place:end]]
            yield _fact(kind, tuple(" ".join(parts).split()), place, end, language)
        place = end


def _fact(kind: str, words: tuple[str, ...], start: int, end: int, language: Language) -> Fact:
    """A fact with what its comparisons ask for, worked out once."""
    shared = language.names.shared
    own = frozenset(word[:_ROOT] for word in words if word not in shared)
    return Fact(
        kind=kind,
        words=words,
        start=start,
        end=end,
        shape=_shape(kind, words[0], language),
        values=frozenset(word.strip(_SIGNS) for word in words),
        beginnings=own or frozenset({words[0][:_ROOT]}),
        initials="".join(word[0] for word in words) if len(words) > 1 else "?",
        letters=frozenset(word.replace(".", "").replace("&", "") for word in words),
    )


def _canonical(token: str, language: Language) -> str:
    nations = language.words.nations
    small = token.lower().replace("’", "'").removesuffix("'s")
    return nations.get(small) or nations.get(stem(small)) or _without_commas(stem(small))


def _kind(tokens: Sequence[str], place: int, language: Language) -> str:
    """What kind of fact a word is, or is a part of; empty when it is none."""
    token, words = tokens[place], language.words
    small = token.lower()
    if token[0].isdigit() or token[0] in "$£€":
        return "number"
    if (
        not token[0].isupper()
        or (small in words.grammar and small not in language.names.despite_grammar)
        or small.rstrip(".") in words.titles
    ):
        return ""
    if small in words.calendar:
        return "date"
    opens = place == 0 or tokens[place - 1] in _OPENERS
    return "" if opens and not _goes_on(tokens, place) else "name"


def _goes_on(tokens: Sequence[str], place: int) -> bool:
    """Whether a capitalised word that opens a sentence is followed by another one: a name, then."""
    return place + 1 < len(tokens) and tokens[place + 1][0].isupper()


def is_same(fact: Fact, other: Fact) -> bool:
    """Whether two facts have a word in common, or name one thing by adjective or by initials."""
    if fact.kind == "number":
        return fact.values == other.values
    return (
        not fact.beginnings.isdisjoint(other.beginnings)
        or fact.initials in other.letters
        or other.initials in fact.letters
    )


def _is_short(fact: Fact) -> bool:
    """Whether a fact may be a short form of a name."""
    return (
        fact.kind == "name"
        and len(fact.words) == 1
        and _SHORTEST_INITIALS <= len(fact.words[0]) <= _LONGEST_INITIALS
    )


def _shape(kind: str, word: str, language: Language) -> str:
    """What sort of number or date a fact is, by its first word; the kind for a name."""
    if kind != "number":
        return "month" if word in language.facts.months else kind
    if _YEAR.fullmatch(word):
        return "year"
    return "share" if word.endswith("%") else "sum" if word[0] in "$£€" else "count"

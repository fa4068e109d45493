"""A text as a row of words, with its facts (names, numbers and dates) and their positions. Pure.

Words are stemmed. Numbers in words become digits, and "Danish" becomes the country. A name and its initials
count as the same fact. A title is no part of a name: "Senator Ilva Moreno" and "senator Ilva Moreno" are one.
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
"""Two names with the same first 4 letters name one thing: Iran and Iranian, Democrats and Democratic.

Chosen by reading; not measured.
"""
_SHORTEST_INITIALS = 3
"""Letters of the shortest name that may be made of the initials of other words. Chosen by reading; not
measured."""
_LONGEST_INITIALS = 6
"""Letters of the longest name that may be made of the initials of other words. Chosen by reading; not
measured."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name, number or date in a row of words: the words from index `start` to before `end`."""

    kind: str
    """"name", "number" or "date"."""
    words: tuple[str, ...]
    start: int
    end: int
    shape: str
    """For a number "year", "share", "sum" or "count"; for a month "month"; for any other fact its kind."""
    values: frozenset[str]
    """The words without signs of currency or per cent."""
    beginnings: frozenset[str]
    """The first 4 letters of each word, without words that many names share (if others remain)."""
    initials: str
    """The initials of a name of several words; "?", which equals no word, for a single word."""
    letters: frozenset[str]
    """The words without full stops and "&", so that initials can be compared with them."""

    def is_same(self, other: Fact) -> bool:
        """Whether both name one thing: by a common word, by name and adjective, or by name and initials."""
        return is_same(self, other)

    def is_alike(self, other: Fact) -> bool:
        """Whether two facts of one kind have the same shape: both years, or both months; two names always."""
        return self.shape == other.shape


@dataclass(frozen=True, slots=True)
class Row:
    """A text as a row of stemmed words in small letters, with its facts."""

    stems: tuple[str, ...]
    """A stem for each word, and the empty string for each mark."""
    facts: tuple[Fact, ...]
    initials: tuple[str, ...]
    """Two strings of the first letters of all words: one with stop words, and one without."""
    language: Language = field(default=ENGLISH, repr=False)

    def near(self, start: int, end: int, reach: int) -> dict[str, int]:
        """The nearest `reach` content words before `start` and after `end`, each with its distance."""
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
        """Whether the text has the fact: as a fact, by one of its words, or spelled out if it is initials."""
        return (
            any(is_same(fact, one) for one in self.facts)
            or not set(fact.words).isdisjoint(self.stems)
            or (_is_short(fact) and any(fact.words[0] in letters for letters in self.initials))
        )


@lru_cache(maxsize=4096)
def row(text: str, language: Language = ENGLISH) -> Row:
    """The row of words and facts of `text`."""
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
    """The names, numbers and dates of a text. A comma ends a name: it may part the names of a list."""
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
    """A fact with all fields that comparisons need, computed once."""
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
    """The kind of the fact that a word is, or is a part of; empty when it belongs to none."""
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
    """Whether a capitalised word follows the one at a place, which opens a sentence: then both are a name."""
    return place + 1 < len(tokens) and tokens[place + 1][0].isupper()


def is_same(fact: Fact, other: Fact) -> bool:
    """Whether two facts name one thing: by a common word, by name and adjective, or by name and initials."""
    if fact.kind == "number":
        return fact.values == other.values
    return (
        not fact.beginnings.isdisjoint(other.beginnings)
        or fact.initials in other.letters
        or other.initials in fact.letters
    )


def _is_short(fact: Fact) -> bool:
    """Whether a fact may be the initials of a name."""
    return (
        fact.kind == "name"
        and len(fact.words) == 1
        and _SHORTEST_INITIALS <= len(fact.words[0]) <= _LONGEST_INITIALS
    )


def _shape(kind: str, word: str, language: Language) -> str:
    """The `shape` of a fact, from its kind and its first word."""
    if kind != "number":
        return "month" if word in language.facts.months else kind
    if _YEAR.fullmatch(word):
        return "year"
    return "share" if word.endswith("%") else "sum" if word[0] in "$£€" else "count"

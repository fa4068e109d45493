"""Does every number of a sentence count what it counts in its passages? Pure.

"Three children in three areas" has every number of "Thirteen children in three areas", one of them before
the wrong noun. A number is compared with those that the passages have before the same noun; a noun in the
plural with passages that know but one of it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language.tables import word_set
from digest.summarise.check.clauses import tokens
from digest.summarise.check.predicates import is_past
from digest.summarise.read.lexicon import CALENDAR, SPELLED
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ONE = word_set("one a an another single")
_VAGUE = word_set("some several many few most half")
_KNOWN = word_set("the all both every these those each")
_PHRASE = 4
"""So many words of content behind a number belong to what it counts."""
_MEASURES = word_set(
    """percent per cent million billion thousand hundred trillion year day month week hour minute time old"""
)
_BETWEEN = word_set("of the more other additional further new young old")
"""Words that may stand between a number and what it counts."""
_SHORTEST = 4


def miscounted(sentence: str, passages: Sequence[str]) -> str:
    """The reason why a number counts another thing than in the passages, or more of it; else empty."""
    own = frozenset(stem(word.lower()) for word in tokens(sentence))
    for number, nouns in _counted(sentence):
        if not nouns or any(_is_so(passage, number, nouns) for passage in passages):
            continue
        for passage in passages:
            if other := _other_count(passage, number, nouns, own):
                return f"the cited passages have {other} “{nouns[0]}”, not {number}"
    return _other_number(sentence, passages) or _all_of_some(sentence, passages)


def _is_so(passage: str, number: str, nouns: tuple[str, ...]) -> bool:
    """Whether a passage has a number before the same noun, or before none."""
    return any(
        value == number and (not known or _are_same(nouns, known)) for value, known in _counted(passage)
    )


def _other_count(passage: str, number: str, nouns: tuple[str, ...], own: frozenset[str]) -> str:
    """The number that a passage has before the nouns, when it has the sentence's before another noun."""
    counted = _counted(passage)
    others = sorted({value for value, known in counted if known and _are_same(nouns, known)})
    elsewhere = [known for value, known in counted if value == number]
    is_moved = bool(elsewhere) and (len(others) == 1 or any(known[0] in own for known in elsewhere))
    return others[0] if others and is_moved else ""


def _are_same(nouns: tuple[str, ...], known: tuple[str, ...]) -> bool:
    return nouns[0] in known or nouns[-1] == known[-1]


@lru_cache(maxsize=4096)
def _counted(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every number of a text with the roots of the nouns behind it; with none where a verb follows."""
    return tuple(_counting(tokens(text)))


def _counting(row: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for place, word in enumerate(row):
        small = word.lower()
        value = SPELLED.get(small) or (
            "1" if small == "one" else small if small.replace(",", "").isdigit() else ""
        )
        nouns = _nouns(row, place + 1)
        if value and not _MEASURES & set(nouns):
            yield value, nouns


def _nouns(row: Sequence[str], place: int) -> tuple[str, ...]:
    """The roots of the words behind a place, up to the first word of grammar, verb or mark."""
    found: list[str] = []
    for at, word in enumerate(row[place : place + _PHRASE], place):
        small = word.lower()
        if not found and (small in _BETWEEN or _is_attribute(row, at)):
            continue
        if (not word[0].isalpha()) or small in STOPWORDS or small in CALENDAR or is_past(small):
            break
        found.append(stem(small))
    return tuple(found)


def _is_attribute(row: Sequence[str], place: int) -> bool:
    """Whether a past form belongs to a noun behind it: "two armed men"."""
    after = row[place + 1].lower() if place + 1 < len(row) else "."
    return is_past(row[place].lower()) and after[0].isalpha() and after not in STOPWORDS


def _other_number(sentence: str, passages: Sequence[str]) -> str:
    """Which noun is "the many" in a sentence, and only "one of it" in the passages."""
    words = [word for passage in passages for word in tokens(passage)]
    known = {word.lower() for word in words}
    mine = tokens(sentence)
    for place, word in enumerate(mine[1:], 1):
        root = stem(word)
        is_many = (
            word.islower() and root != word and len(word) >= _SHORTEST and not word.endswith(("'s", "’s"))
        )
        if is_many and word not in known and mine[place - 1].lower() in _KNOWN and _is_one(words, root):
            return f"the cited passages have one “{root}”, not “{word}”"
    return ""


def _is_one(words: Sequence[str], noun: str) -> bool:
    """Whether a noun stands in the passages behind "one" or "a", once at least."""
    return any(
        _ONE & {one.lower() for one in words[max(0, place - 2) : place]}
        and words[place - 1].lower() not in _KNOWN
        for place, word in enumerate(words)
        if word == noun
    )


def _all_of_some(sentence: str, passages: Sequence[str]) -> str:
    """Which noun is "the …s" in a sentence, and in every passage only "some …s"."""
    words = [word.lower() for passage in passages for word in tokens(passage)]
    mine = [word.lower() for word in tokens(sentence)]
    for place, word in enumerate(mine[1:], 1):
        if mine[place - 1] not in _KNOWN or stem(word) == word:
            continue
        before = [set(words[max(0, at - 2) : at]) for at, one in enumerate(words) if one == word]
        if before and all(near & _VAGUE and not near & _KNOWN for near in before):
            return (
                f"the cited passages have “{min(before[0] & _VAGUE)} {word}”, not “{mine[place - 1]} {word}”"
            )
    return ""

"""Does every number of a sentence count what it counts in its passages? Pure.

"Three children in three areas" has no number that "Thirteen children in three areas" lacks, but the first
stands before the wrong noun. So a number is compared with the numbers that the passages have before the same
noun. "The boats" also fails where the passages have only "a boat", or only "some boats".
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest.summarise.check.clauses import small_tokens, stems_of, tokens
from digest.summarise.check.predicates import is_past
from digest.text.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.language import Language

_PHRASE = 4
"""The noun that a number counts is looked for in the 4 words after it. Chosen by reading; not measured."""
_SHORTEST = 4
"""Letters of the shortest plural that is compared with its singular. Chosen by reading; not measured."""
_BEFORE = 2
"""Words before a noun in which "one", "some" or "the" is looked for. Chosen by reading; not measured."""


def miscounted(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the sentence counts something else than the passages, or more of it; else empty."""
    own = stems_of(sentence, language)
    for number, nouns in _counted(sentence, language):
        if not nouns or any(_is_so(passage, number, nouns, language) for passage in passages):
            continue
        for passage in passages:
            if other := _other_count(passage, number, nouns, own, language):
                return f"the cited passages have {other} “{nouns[0]}”, not {number}"
    return _many_of_one(sentence, passages, language) or _all_of_some(sentence, passages, language)


def _is_so(passage: str, number: str, nouns: tuple[str, ...], language: Language) -> bool:
    """Whether a passage has the number before the same noun, or before no noun at all."""
    return any(
        value == number and (not known or _are_same(nouns, known))
        for value, known in _counted(passage, language)
    )


def _other_count(
    passage: str, number: str, nouns: tuple[str, ...], own: frozenset[str], language: Language
) -> str:
    """The number that a passage has before the nouns, if it has the sentence's number before another noun."""
    counted = _counted(passage, language)
    others = sorted({value for value, known in counted if known and _are_same(nouns, known)})
    elsewhere = [known for value, known in counted if value == number]
    is_moved = bool(elsewhere) and (len(others) == 1 or any(known[0] in own for known in elsewhere))
    return others[0] if others and is_moved else ""


def _are_same(nouns: tuple[str, ...], known: tuple[str, ...]) -> bool:
    return nouns[0] in known or nouns[-1] == known[-1]


@lru_cache(maxsize=4096)
def _counted(text: str, language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every number of a text with the roots of the nouns after it; there are none if a verb follows it."""
    return tuple(_counting(tokens(text, language), language))


def _counting(row: Sequence[str], language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    amounts = language.amounts
    for place, word in enumerate(row):
        small = word.lower()
        value = amounts.numbers.get(small) or (small if small.replace(",", "").isdigit() else "")
        if not value:
            continue
        nouns = _nouns(row, place + 1, language)
        if amounts.measures.isdisjoint(nouns):
            yield value, nouns


def _nouns(row: Sequence[str], place: int, language: Language) -> tuple[str, ...]:
    """The roots of the words from a place up to the first stop word, verb or mark."""
    words = language.words
    found: list[str] = []
    for at, word in enumerate(row[place : place + _PHRASE], place):
        small = word.lower()
        if not found and (small in language.amounts.between or _is_attribute(row, at, language)):
            continue
        if (
            not word[0].isalpha()
            or small in words.grammar
            or small in words.calendar
            or is_past(small, language)
        ):
            break
        found.append(stem(small))
    return tuple(found)


def _is_attribute(row: Sequence[str], place: int, language: Language) -> bool:
    """Whether a past form is an adjective of the noun after it: "two armed men"."""
    after = row[place + 1].lower() if place + 1 < len(row) else "."
    return (
        is_past(row[place].lower(), language) and after[0].isalpha() and after not in language.words.grammar
    )


def _many_of_one(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the sentence has "the boats" where the passages have only one boat; else empty."""
    words = [word for passage in passages for word in tokens(passage, language)]
    known = {word.lower() for word in words}
    mine, determined = tokens(sentence, language), language.amounts.known
    for place, word in enumerate(mine[1:], 1):
        root = stem(word)
        is_many = (
            word.islower()
            and root != word
            and len(word) >= _SHORTEST
            and not word.endswith(language.clauses.possessive)
        )
        if (
            is_many
            and word not in known
            and mine[place - 1].lower() in determined
            and _is_one(words, root, language)
        ):
            return f"the cited passages have one “{root}”, not “{word}”"
    return ""


def _is_one(words: Sequence[str], noun: str, language: Language) -> bool:
    """Whether the passages have a noun at least once after "one" or "a"."""
    amounts = language.amounts
    return any(
        not amounts.one.isdisjoint(one.lower() for one in words[max(0, place - _BEFORE) : place])
        and words[place - 1].lower() not in amounts.known
        for place, word in enumerate(words)
        if word == noun
    )


def _all_of_some(sentence: str, passages: Sequence[str], language: Language) -> str:
    """The reason why the sentence has "the boats" where the passages have only "some boats"; else empty."""
    amounts = language.amounts
    words = [word for passage in passages for word in small_tokens(passage, language)]
    mine = small_tokens(sentence, language)
    for place, word in enumerate(mine[1:], 1):
        if mine[place - 1] not in amounts.known or stem(word) == word:
            continue
        before = [set(words[max(0, at - _BEFORE) : at]) for at, one in enumerate(words) if one == word]
        if before and all(near & amounts.vague and not near & amounts.known for near in before):
            vague = min(before[0] & amounts.vague)
            return f"the cited passages have “{vague} {word}”, not “{mine[place - 1]} {word}”"
    return ""

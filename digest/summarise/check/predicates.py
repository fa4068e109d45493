"""Which verb a word is a form of, and whether two verbs say the same, as far as a dictionary tells.

The dictionary is an extract of WordNet 3.1, made by ``bench.make_meanings``: English verbs with what they are
kinds of, and opposites of any class.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 2
_ALIKE = 4
"""Words with so many first letters in common have one root: "approve" and "approval"."""


def regular(form: str) -> frozenset[str]:
    """What a form may be a regular form of: "stopped" of "stop", "stopp" and "stoppe"."""
    return frozenset(_stripped(form))


def _stripped(form: str) -> Iterator[str]:
    yield form
    for ending, instead in (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ing", "")):
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST:
            stem = form[: -len(ending)]
            yield stem + instead
            if ending in {"ed", "ing"}:
                yield f"{stem}e"
                if stem[-1] == stem[-2]:
                    yield stem[:-1]


@lru_cache(maxsize=16384)
def lemmas(word: str) -> frozenset[str]:
    """The verbs that a small word is a form of; none when it is no verb's, as far as is known."""
    known = _table()
    found = frozenset(one for one in regular(word) if one in known["verbs"])
    irregular = known["irregular"].get(word)
    return found | {irregular} if irregular else found


def is_past(word: str) -> bool:
    """Whether a word is a past form of a verb, as far as is known."""
    is_regular = word.endswith("ed") and not lemmas(word).isdisjoint(regular(word) - {word})
    return is_regular or (word in _table()["irregular"] and not word.endswith(("ing", "s")))


@lru_cache(maxsize=65536)
def is_same_verb(one: str, other: str) -> bool:
    """Whether two words are forms of one verb."""
    return not lemmas(one).isdisjoint(lemmas(other))


@lru_cache(maxsize=65536)
def is_alike(one: str, other: str) -> bool:
    """Whether two words have one root, or are forms of verbs of which one may stand for the other."""
    if one == other or (len(one) >= _ALIKE and one[:_ALIKE] == other[:_ALIKE]):
        return True
    return any(_is_kind(first, second) for first in lemmas(one) for second in lemmas(other))


def _is_kind(one: str, other: str) -> bool:
    """Whether two verbs are the same, share a sense, or one is a kind of the other."""
    verbs = _table()["verbs"]
    (senses, over), (others, over_others) = verbs[one], verbs[other]
    return one == other or not (
        set(senses).isdisjoint(others)
        and set(senses).isdisjoint(over_others)
        and set(over).isdisjoint(others)
    )


@lru_cache(maxsize=65536)
def is_opposite(one: str, other: str) -> bool:
    """Whether two words, or the verbs that they are forms of, are opposites."""
    pairs = _opposites()
    mine, theirs = (lemmas(word) | _positive(word) for word in (one, other))
    return any((first, second) in pairs for first in mine for second in theirs)


def _positive(word: str) -> frozenset[str]:
    """A word and, where it ends so, what it is a comparative or a superlative of."""
    stems = {word[: -len(ending)] for ending in ("est", "er") if word.endswith(ending)}
    return frozenset(
        {word, *stems, *(f"{one}e" for one in stems), *(f"{one[:-1]}y" for one in stems if one[-1:] == "i")}
    )


class _Table(TypedDict):
    """The dictionary: verbs with their senses and what these are kinds of, forms, and opposites."""

    verbs: dict[str, list[list[int]]]
    irregular: dict[str, str]
    opposites: list[list[str]]


@cache
def _table() -> _Table:
    text = resources.files("digest.summarise.check").joinpath("meanings.json").read_text(encoding="utf8")
    loaded: _Table = json.loads(text)
    return loaded


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    pairs = [(one, other) for one, other in _table()["opposites"]]
    return frozenset([*pairs, *((other, one) for one, other in pairs)])

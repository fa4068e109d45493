"""Ages that outlets give for one person: "Ada Lund, 34," and "33-year-old Ada Lund". No model.

Only a full name tells a person; an article that gives two ages for one name may mean two people.
"""

from __future__ import annotations

import re
from itertools import permutations
from typing import TYPE_CHECKING

from digest.models import Difference, Version
from digest.summarise.redundancy import REPORT_KNOWS_OF_AGE, covers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from digest.summarise.read.passages import Passage

_NAME = r"[A-Z][a-zà-ÿ’'-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+){1,2}"
_AGE = re.compile(
    rf"\b(?P<name>{_NAME}), (?P<age>[1-9]\d)(?=[,.])(?!,\d)|\b(?P<before>[1-9]\d)-year-old (?P<after>{_NAME})"
)


def ages(found: Sequence[Passage], known: Mapping[str, AbstractSet[str]]) -> list[Difference]:
    """The people to whom independent reports give different ages, each with the earliest report of each.

    `known` are the words of each article: reports of different times do not know of each other's news.
    """
    by_name: dict[str, dict[str, list[tuple[int, str, Passage]]]] = {}
    for passage in found:
        for name, age, wording in _ages(passage.text):
            by_article = by_name.setdefault(name, {})
            by_article.setdefault(passage.article.url, []).append((age, wording, passage))
    return [difference for name, given in by_name.items() if (difference := _difference(name, given, known))]


def _ages(text: str) -> Iterator[tuple[str, int, str]]:
    for match in _AGE.finditer(text):
        yield match["name"] or match["after"], int(match["age"] or match["before"]), match[0]


def _difference(
    name: str, given: dict[str, list[tuple[int, str, Passage]]], known: Mapping[str, AbstractSet[str]]
) -> Difference | None:
    """The ages given for a name, if two voices differ and each report gives one age only."""
    if any(len({age for age, _, _ in told}) > 1 for told in given.values()):
        return None
    told = sorted(
        (told[0] for told in given.values()), key=lambda one: (one[2].article.at, one[2].voter, one[0])
    )
    first = {age: (wording, passage) for age, wording, passage in reversed(told)}
    if len(first) < 2 or len({passage.voter for _, passage in first.values()}) < 2:
        return None
    if not all(_knows(one, other, known) for one, other in permutations(told, 2)):
        return None
    versions = sorted(first.values(), key=lambda one: (one[1].article.at, one[1].voter))
    return Difference(
        about=f"age of {name}",
        kind="age",
        versions=tuple(_version(wording, passage) for wording, passage in versions),
    )


def _knows(
    one: tuple[int, str, Passage], other: tuple[int, str, Passage], known: Mapping[str, AbstractSet[str]]
) -> bool:
    """Whether the report of `one` knows of what the sentence of `other` says."""
    words = {word for word in other[2].content - {"year", "old"} if not word[0].isdigit()}
    return covers(known[one[2].article.url], words, REPORT_KNOWS_OF_AGE)


def _version(wording: str, passage: Passage) -> Version:
    article = passage.article
    return Version(publisher=article.publisher, wording=wording, citation=passage.citation, at=article.at)

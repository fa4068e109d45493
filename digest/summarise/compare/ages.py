"""Ages that outlets give for one person: "Ada Lund, 34," and "33-year-old Ada Lund". No model.

Only full names are compared. An article that gives two ages for one name may be about two people, so then no
difference is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from digest.models import Difference, Version
from digest.summarise.redundancy import REPORT_KNOWS_OF_AGE, covers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from digest.summarise.read.passages import Passage


@dataclass(frozen=True, slots=True)
class _Age:
    """An age that a passage gives."""

    years: int
    wording: str
    passage: Passage


def ages(found: Sequence[Passage], known: Mapping[str, AbstractSet[str]]) -> list[Difference]:
    """The persons to whom independent reports give different ages, with the earliest report of each age.

    `known` holds the content words of each article, by its URL. Two reports that lack each other's words may
    be of different times, and then both ages may be right.
    """
    by_name: dict[str, dict[str, list[_Age]]] = {}
    for passage in found:
        for name, age in _ages(passage):
            by_name.setdefault(name, {}).setdefault(passage.article.url, []).append(age)
    return [difference for name, given in by_name.items() if (difference := _difference(name, given, known))]


def _ages(passage: Passage) -> Iterator[tuple[str, _Age]]:
    """Each full name in the passage that has an age, with the age."""
    for match in passage.language.counted.age.finditer(passage.text):
        years = int(match["age"] or match["before"])
        yield match["name"] or match["after"], _Age(years, match[0], passage)


def _difference(
    name: str, given: Mapping[str, Sequence[_Age]], known: Mapping[str, AbstractSet[str]]
) -> Difference | None:
    """The difference between the ages `given` for a name, by article; `None` without one.

    Two voices (independent sources) must give different ages, and each report only one age.
    """
    if any(len({one.years for one in told}) > 1 for told in given.values()):
        return None
    told = sorted((told[0] for told in given.values()), key=lambda one: (*_when(one), one.years))
    first = {one.years: one for one in reversed(told)}
    if len(first) < 2 or len({one.passage.voter for one in first.values()}) < 2:
        return None
    if not all(_knows(one, other, known) for one, other in permutations(told, 2)):
        return None
    versions = tuple(_version(one) for one in sorted(first.values(), key=_when))
    return Difference(about=f"age of {name}", kind="age", versions=versions)


def _when(one: _Age) -> tuple[datetime, int]:
    """The time of the report and the number of its voice, by which versions are put in order."""
    return one.passage.article.at, one.passage.voter


def _knows(one: _Age, other: _Age, known: Mapping[str, AbstractSet[str]]) -> bool:
    """Whether the report of `one` has most content words of the sentence that gives `other`."""
    no_words = other.passage.language.counted.age_words
    words = {word for word in other.passage.content - no_words if not word[0].isdigit()}
    return covers(known[one.passage.article.url], words, REPORT_KNOWS_OF_AGE)


def _version(one: _Age) -> Version:
    article = one.passage.article
    citation = one.passage.citation
    return Version(publisher=article.publisher, wording=one.wording, citation=citation, at=article.at)

"""What is looked at of an article to tell its kind: as much as a reader sees before reading on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.models import Article

OPENING = 320
"""Characters of a text that are read, as many as the marked entries have (bench kinds)."""


LONGEST = 3
"""Words of the longest phrase that tells a kind, by the tables of `digest.language.groups.kinds`; decision
0038."""
_TOKEN = re.compile(r"v?\d+(?:\.\d+)+|[^\W_]+(?:['’][^\W_]+)*|[?:%]")
_MARKS = frozenset("?:%")
_NUMBERED = re.compile(r"(v|rc|beta|alpha)?\d+(\.\d+)*(st|nd|rd|th)?")


@dataclass(frozen=True, slots=True)
class Look:
    """An article as it is seen in a list of articles."""

    url: str
    headline: str
    opening: str = ""
    """The first `OPENING` characters of its text, in one line."""
    language: str = "en"
    """Two letters, ISO 639-1; empty for unknown."""
    tags: tuple[str, ...] = ()
    stated: str = ""
    """See `Article.stated_kind`."""


def look_at(article: Article) -> Look:
    """What is seen of an article."""
    return Look(
        url=article.url,
        headline=article.headline,
        opening=" ".join(article.text[: 2 * OPENING].split())[:OPENING],
        language=article.language[:2].lower(),
        tags=article.tags,
        stated=article.stated_kind,
    )


class Seen:
    """What is looked at, taken apart into words and phrases, each part when it is first needed."""

    def __init__(self, look: Look) -> None:
        self.look = look

    @cached_property
    def headline(self) -> list[str]:
        """The words of the headline, as written."""
        return [token for token in _TOKEN.findall(self.look.headline) if token not in _MARKS]

    @cached_property
    def _above(self) -> list[str]:
        return list(map(_small, _TOKEN.findall(self.look.headline)))

    @cached_property
    def _below(self) -> list[str]:
        return list(map(_small, _TOKEN.findall(self.look.opening)))

    @cached_property
    def headline_words(self) -> list[str]:
        """The words of the headline as tables have them."""
        return [word for word in self._above if word not in _MARKS]

    @cached_property
    def opening_words(self) -> list[str]:
        """The words of the opening as tables have them."""
        return [word for word in self._below if word not in _MARKS]

    @cached_property
    def in_headline(self) -> frozenset[str]:
        """Every phrase of the headline."""
        return _phrases(self._above)

    @cached_property
    def in_opening(self) -> frozenset[str]:
        """Every phrase of the opening."""
        return _phrases(self._below)


def _small(token: str) -> str:
    """A word in small letters with a straight apostrophe; one in capitals throughout stays ("US", "NATO")."""
    if token.isupper() and len(token) > 1:
        return token
    return token.lower().replace("’", "'")


def _phrases(words: Iterable[str]) -> frozenset[str]:
    """Every phrase of at most `LONGEST` words, with marks for the beginning, the end and numbers."""
    marked = ["^", *(word if word.isalpha() else _numbered(word) for word in words), "$"]
    runs = list(marked)
    for length in range(2, LONGEST + 1):
        runs += map(" ".join, zip(*(marked[start:] for start in range(length)), strict=False))
    return frozenset(runs)


def _numbered(word: str) -> str:
    found = _NUMBERED.fullmatch(word)
    if not found:
        return word
    return "#.#" if found[2] or found[1] == "v" else f"{found[1] or ''}#"

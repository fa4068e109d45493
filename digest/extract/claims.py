"""What a page claims to be about, and whether a piece of it is about that. Pure.

A page's headline and description are said in several places that agree. A consent dialog or an order to a
machine shares no words with them; the story does, be it hidden until a script shows it or only said in JSON.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from digest.text.letters import bare

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENOUGH = 0.4
"""Least share of the headline's longer words in a text about the same (decision 0027)."""
_WORD = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_WITHOUT_BLANKS = re.compile("[\u0e00-\u0fbc\u1000-\u109f\u1780-\u17d3\u3040-\u30ff\u3400-\u9fff]+")
_STEM = 5
"""Letters by which a word is known in its other forms."""
_KNOWN_BY = 50
"""Letters by which a paragraph is known again."""


@dataclass(frozen=True)
class Claims:
    """What a page says its story is; empty where it says nothing."""

    headline: str = ""
    description: str = ""
    body: str = ""
    """The text that it gives to machines."""
    is_paid: bool = False
    """It says that the story is not free: an offer stands where the text would go on."""

    @cached_property
    def _of_headline(self) -> frozenset[str]:
        return _keys(self.headline)

    @cached_property
    def _of_description(self) -> frozenset[str]:
        return _keys(self.description)

    @cached_property
    def _bare_body(self) -> str:
        return bare(self.body)

    def fit_headline(self, text: str) -> bool:
        """Whether a text, which may be the body that the page gives itself, tells what the headline says."""
        return _shares(self._of_headline, _keys(text))

    def fit(self, paragraphs: Iterable[str]) -> bool:
        """Whether these paragraphs tell what the page claims to tell."""
        paragraphs = list(paragraphs)
        if self._are_said(paragraphs):
            return True
        keys = _keys("\n".join(paragraphs))
        return _shares(self._of_headline, keys) or _shares(self._of_description, keys)

    def _are_said(self, paragraphs: list[str]) -> bool:
        """Whether most of them stand in the text that is given to machines."""
        known = [part for part in map(bare, paragraphs) if len(part) >= _KNOWN_BY]
        said = sum(part[:_KNOWN_BY] in self._bare_body for part in known) if self.body else 0
        return said > len(known) / 2


def _shares(said: frozenset[str], keys: frozenset[str]) -> bool:
    return bool(said) and len(said & keys) >= max(1, _ENOUGH * len(said))


def _keys(text: str) -> frozenset[str]:
    """Longer words by their first letters; of scripts without blanks, each pair of letters."""
    folded = text.casefold()
    pairs = {run[at : at + 2] for run in _WITHOUT_BLANKS.findall(folded) for at in range(len(run) - 1)}
    words = {word[:_STEM] for word in _WORD.findall(_WITHOUT_BLANKS.sub(" ", folded))}
    return frozenset(words | pairs)

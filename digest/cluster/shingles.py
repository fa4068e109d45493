"""text → its words as numbers, which words are quoted, and its shingles: each run of four words as a number.

The numbers are made with CRC-32 and multiplication, so that they are the same on every machine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from digest.text.tokens import words

Numbers: TypeAlias = NDArray[np.uint64]
"""Words or shingles as numbers."""
Flags: TypeAlias = NDArray[np.bool_]
"""One truth value a word or shingle."""

SIZE = 4
"""Number of words in a shingle (decision 0021)."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""2 to the power of 64 over the golden ratio: multiplying by it spreads numbers evenly (Fibonacci
hashing)."""
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»\n]{1,1500}(?:[”\"“»]|(?=\n)|$)")
"""A quotation, closed or running to the end of its paragraph; outlets mix straight and curly marks."""
_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""A letter of a script that puts no space between words (Thai, Chinese, Japanese …): each counts as a
word."""


@dataclass(frozen=True, eq=False)
class Wording:
    """The words of a text as numbers, in order, and whether each is quoted."""

    words: Numbers
    is_quoted: Flags

    @cached_property
    def shingles(self) -> Numbers:
        """A number for each run of four words; a text of fewer words has none."""
        count = max(0, len(self.words) - SIZE + 1)
        found = np.zeros(count, np.uint64)
        for place in range(SIZE):
            found = found * _FACTOR + self.words[place : place + count] + np.uint64(1)
        found ^= found >> np.uint64(29)
        found *= _FACTOR
        return found ^ (found >> np.uint64(32))

    @cached_property
    def is_own(self) -> Flags:
        """For each shingle, whether it begins outside quotation marks."""
        flags: Flags = ~self.is_quoted[: len(self.shingles)]
        return flags

    @cached_property
    def distinct(self) -> Numbers:
        """The shingles, each once, sorted."""
        return np.unique(self.shingles)

    @cached_property
    def unquoted(self) -> Numbers:
        """The shingles that begin outside quotation marks, each once, sorted."""
        return np.unique(self.shingles[self.is_own])


def wording_of(text: str) -> Wording:
    """The words of `text` as numbers."""
    found: list[str] = []
    quoted: list[bool] = []
    end = 0
    for match in _QUOTED.finditer(text):
        _add(text[end : match.start()], False, found, quoted)
        _add(match.group(), True, found, quoted)
        end = match.end()
    _add(text[end:], False, found, quoted)
    numbers = np.fromiter((crc32(word.encode()) for word in found), np.uint64, len(found))
    return Wording(numbers, np.array(quoted, np.bool_))


def _add(part: str, is_quoted: bool, found: list[str], quoted: list[bool]) -> None:
    if _WIDE.search(part):
        part = _WIDE.sub(r" \g<0> ", part)
    told = words(part)
    found += told
    quoted += [is_quoted] * len(told)


def is_wide(word: str) -> bool:
    """Whether a word has a letter of a script that puts no space between words."""
    return _WIDE.search(word) is not None


def sampled(numbers: Numbers, rate: int) -> Numbers:
    """The shingles whose number is divisible by `rate`: about one in `rate`."""
    found: Numbers = numbers[numbers % np.uint64(rate) == 0]
    return found


def is_in(numbers: Numbers, known: Numbers) -> Flags:
    """For each of `numbers` whether it is in `known`, which is sorted."""
    if not len(known) or not len(numbers):
        return np.zeros(len(numbers), np.bool_)
    places = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
    flags: Flags = known[places] == numbers
    return flags

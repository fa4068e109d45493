"""Counts of a story's stems and bigrams (pairs of neighbouring stems), and of the voices that use each.

A voice is an independent origin of news: outlets of one owner are one voice. Everything is counted at once in
NumPy, because a story of long articles has tens of thousands of bigrams.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.text.stopwords import STOPWORDS
from digest.text.tokens import stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.summarise.read.passages import Passage

    Rows = NDArray[np.int64]

OPENING = 3
"""The opening of an article is this number of sentences, as in the training (decision 0010)."""


class Counts:
    """The stems and bigrams of a story, numbered, with how many passages and voices have each of them.

    The attributes whose names end in `owner` and `row` go together: a pair says that one passage (its owner)
    has one stem or bigram (its row). Every pair stands once, sorted by passage.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        numbered: dict[str, int] = {}
        flat = np.array(
            [numbered.setdefault(word, len(numbered)) for one in passages for word in one.stems],
            dtype=np.int64,
        )
        self.stems = list(numbered)
        self.lengths = np.array([len(one.stems) for one in passages], dtype=np.int64)
        self.voter = np.array([one.voter for one in passages], dtype=np.int64)
        self.place = np.array([one.place for one in passages], dtype=np.int64)
        self.n_voices = len(set(self.voter.tolist())) or 1
        self.headlines = _headline_stems(passages)
        self.all_headlines = set[str]().union(*self.headlines.values())
        self.is_stop = np.array([word in STOPWORDS for word in self.stems], dtype=bool)
        self.is_number = np.array([word[0].isdigit() for word in self.stems], dtype=bool)
        self.is_in_headline = np.array([word in self.all_headlines for word in self.stems], dtype=bool)
        owner = np.repeat(np.arange(len(passages)), self.lengths)
        self.numbers = np.bincount(owner, self.is_number[flat], minlength=len(passages))
        self._count_stems(flat, owner)
        self._count_bigrams(flat, owner)

    def _count_stems(self, flat: Rows, owner: Rows) -> None:
        size = len(self.stems)
        self.stem_count = np.bincount(flat, minlength=size)
        self.stem_owner, self.stem_row = _once_each(owner, flat, size)
        self.stem_voices = self._voices(self.stem_owner, self.stem_row, size)

    def _count_bigrams(self, flat: Rows, owner: Rows) -> None:
        within = np.flatnonzero(owner[:-1] == owner[1:])
        n_stems = len(self.stems) or 1
        codes, which = np.unique(flat[within] * n_stems + flat[within + 1], return_inverse=True)
        size = self.n_bigrams = len(codes)
        self.one, self.two = codes // n_stems, codes % n_stems
        self.owner, self.row = _once_each(owner[within], which, size)
        self.members = np.split(self.row, np.searchsorted(self.owner, np.arange(1, len(self.place))))
        self.count = np.bincount(self.row, minlength=size)
        self.voices = self._voices(self.owner, self.row, size)
        is_early = self.place[self.owner] < OPENING
        self.openings = self._voices(self.owner[is_early], self.row[is_early], size)
        self.first_place = np.full(size, 1 << 30)
        np.minimum.at(self.first_place, self.row, self.place[self.owner])

    def _voices(self, owner: Rows, row: Rows, size: int) -> Rows:
        """The number of independent voices that have each stem or bigram."""
        return np.bincount(_once_each(self.voter[owner], row, size)[1], minlength=size)


def _once_each(owner: Rows, row: Rows, size: int) -> tuple[Rows, Rows]:
    """The different pairs of a passage and a row, sorted; the numbers of rows are below `size`."""
    pairs = np.unique(owner * (size or 1) + row)
    return pairs // (size or 1), pairs % (size or 1)


def _headline_stems(passages: Sequence[Passage]) -> dict[str, set[str]]:
    """The content stems of each article's headline, by the article's URL."""
    headlines = {passage.article.url: passage.article.headline for passage in passages}
    return {url: {stem(word) for word in words(text)} - STOPWORDS for url, text in headlines.items()}

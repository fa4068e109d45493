"""The shipped table of how many documents of everyday news each word occurs in, to weigh rare words more.

`background.txt.gz` holds one ``word<TAB>documents`` a line after a first line with the number of documents.
`python -m bench.train_background` makes it. It holds counts of words and no text (decision 0008).
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class DocumentFrequencies:
    """Document frequencies of words, stemmed by `tokens.content_words`."""

    documents: int
    """How many documents were counted."""
    frequencies: Mapping[str, int]
    """Word → the number of documents it occurs in; words that occur in a single document are left out."""


@lru_cache(maxsize=1)
def document_frequencies() -> DocumentFrequencies:
    """The shipped table."""
    packed = files("digest.cluster").joinpath("background.txt.gz").read_bytes()
    first, *lines = gzip.decompress(packed).decode("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return DocumentFrequencies(documents=int(first), frequencies={word: int(count) for word, count in pairs})

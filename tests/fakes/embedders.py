"""An embedder of its own: a text's vector counts a few words, so that likeness can be worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class WordEmbedder:
    """One dimension for each word it knows; unit length, or all zero."""

    name = "words"

    def __init__(self, *known: str) -> None:
        self._known = known

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.array(
            [[words(text.lower()).count(word) for word in self._known] for text in texts], np.float32
        ).reshape(len(texts), len(self._known))
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0), np.float32)

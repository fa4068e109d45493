"""The one door to sentence-transformers: texts → unit vectors, each text embedded once a run."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from digest.cache import Cache
from digest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

BATCH = 32
DIGITS = 6
"""Vectors are rounded, so that the size of a batch does not show in what depends on them."""


class SentenceEmbedder:
    """Embeds with a sentence-transformers model: a folder, or a hub name pinned to a revision.

    The model is loaded when the first text comes, on the CPU, and runs no code of its own. Vectors are kept
    by the hash of their text: in memory, and in the folder `cache` when the model's very version is known.
    """

    def __init__(self, model: str, revision: str | None = None, *, cache: Path | None = None) -> None:
        self.name = f"{model}@{revision}" if revision else model
        self._model_name = model
        self._revision = revision
        self._loaded: Any = None
        self._known: dict[bytes, NDArray[np.float32]] = {}
        self._cache = Cache(cache) if cache is not None and revision else None

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit row a text, in order; a blank text gives zeros.

        Raises:
            ConfigError: the extra is not installed, or the model cannot be loaded.
        """
        import numpy as np

        keys = [blake2b(text.encode("utf-8", "replace"), digest_size=16).digest() for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        new = {key: text for key, text in new.items() if not self._recalls(key)}
        # longest first, then by content: the same batches whatever order the texts come in
        told = sorted((-len(text), key) for key, text in new.items() if text.strip())
        if told:
            vectors = self._encode([new[key] for _, key in told])
            for (_, key), row in zip(told, vectors, strict=True):
                self._known[key] = row
                if self._cache is not None:
                    self._cache.put(row.tobytes(), *self._place(key))
        blank = np.zeros(self._dimensions(), np.float32)
        rows = [self._known.get(key, blank) for key in keys]
        return np.stack([blank, *rows])[1:]  # so that no text at all still has a shape

    def _recalls(self, key: bytes) -> bool:
        """Whether an earlier run has left the vector of that text."""
        import numpy as np

        kept = None if self._cache is None else self._cache.get(*self._place(key))
        if kept:
            self._known[key] = np.frombuffer(kept, np.float32)
        return bool(kept)

    def _place(self, key: bytes) -> tuple[str, str, str]:
        return "vector", self.name, key.hex()

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        found = self._model().encode(
            list(texts),
            batch_size=BATCH,
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(np.round(found, DIGITS), np.float32)

    def _dimensions(self) -> int:
        if self._known:
            return len(next(iter(self._known.values())))
        return int(self._encode(["."]).shape[1])

    def _model(self) -> Any:
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded

    def _load(self) -> Any:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ConfigError(
                "the sentence embedder needs the extra 'embeddings': pip install 'news-digest[embeddings]'"
            ) from error
        try:
            return SentenceTransformer(
                self._model_name, revision=self._revision, device="cpu", trust_remote_code=False
            )
        except (OSError, ValueError) as error:
            raise ConfigError(
                f"cannot load the sentence model {self._model_name!r}: {error}; give a folder "
                "that holds one, or the name of a public one with its revision"
            ) from error

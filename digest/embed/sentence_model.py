"""The one door to sentence-transformers: texts → unit vectors, each text embedded once."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from digest.embed.kept import Kept
from digest.embed.prompts import prompt_of
from digest.errors import ConfigError
from digest.faults import CONTAINED, reason_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from digest.embed.sentence_keys import SentenceKeys

BATCH = 32
MAX_TOKENS = 512
"""Tokens of a text that are read, where the model would read more: an article's start is no longer."""


class SentenceEmbedder:
    """Embeds with a sentence-transformers model: a folder, or a hub name pinned to a revision.

    A model without a configuration of sentence-transformers gives the mean of its tokens' vectors. The model
    is loaded when the first text comes, on `device`, and runs no code of its own. `prompt` stands before each
    text; without one, what the model itself or its makers name for comparing texts. Vectors are kept in
    memory, and in the folder `cache` when the model's very version is known.
    """

    @staticmethod
    def settings_model() -> type[SentenceKeys]:
        """What may be set in feeds.yaml."""
        from digest.embed.sentence_keys import SentenceKeys

        return SentenceKeys

    def __init__(
        self,
        model: str,
        revision: str | None = None,
        *,
        device: str = "cpu",
        batch_size: int = BATCH,
        prompt: str | None = None,
        cache: Path | None = None,
    ) -> None:
        self.name = f"{model}@{revision}" if revision else model
        self._model_name, self._revision = model, revision
        self._device, self._batch_size, self._prompt = device, batch_size, prompt
        self._loaded: Any = None
        beside = "" if prompt is None else f" {prompt!r}"
        self._kept = Kept(self._encode, self.name, cache if revision else None, beside)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit row a text, in order; a blank text gives zeros.

        Raises:
            ConfigError: the extra is not installed, or the model cannot be loaded.
        """
        return self._kept.rows(texts)

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        model = self._model()
        found = model.encode(
            list(texts),
            prompt=self._prompt_of(model) or None,
            batch_size=self._batch_size,
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(found, np.float32)

    def _prompt_of(self, model: Any) -> str:
        if self._prompt is not None:
            return self._prompt
        return prompt_of(self._model_name, getattr(model, "prompts", None))

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
        device = None if self._device == "auto" else self._device
        try:
            model = SentenceTransformer(
                self._model_name, revision=self._revision, device=device, trust_remote_code=False
            )
        except CONTAINED as error:  # whatever the many kinds of models raise
            raise ConfigError(
                f"cannot load the sentence model {self._model_name!r}: {reason_of(error)}; give a folder "
                "that holds one, or the name of a public one with its revision"
            ) from error
        with suppress(AttributeError):  # static models count no tokens
            model.max_seq_length = min(model.max_seq_length or MAX_TOKENS, MAX_TOKENS)
        return model

"""An embedder whose vectors are looked over, and the one that an edition is made with when that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.errors import EmbedError, ItemError
from digest.faults import attempt, name_of
from digest.models import Gauge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from digest.protocols import Embedder

BLANK = "none"
"""What a manifest says of an edition that was made without an embedder."""


class CheckedEmbedder:
    """Hands on what `embedder` gives, where these are vectors.

    Raises:
        EmbedError: from `embed`, when there is not one row of finite numbers for each text, or none at all.
    """

    def __init__(self, embedder: Embedder) -> None:
        self.name = name_of(embedder)
        self._embedder = embedder

    @property
    def gauge(self) -> Gauge | None:
        """The embedder's own gauge, where it offers one."""
        own = attempt(lambda: getattr(self._embedder, "gauge", None), EmbedError, self.name)
        return own if isinstance(own, Gauge) else None

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, shape (len(texts), dimensions)."""
        given = attempt(lambda: np.asarray(self._embedder.embed(texts)), EmbedError, self.name)
        if isinstance(given, ItemError):
            raise self._error(given.reason)
        if given.dtype.kind not in "fiu":
            raise self._error(f"it gave {given.dtype} instead of numbers")
        if given.ndim != 2 or len(given) != len(texts) or (len(texts) and not given.shape[1]):
            raise self._error(f"it gave vectors of shape {given.shape} for {len(texts)} texts")
        if not np.isfinite(given).all():
            raise self._error("it gave vectors that are not finite")
        return given.astype(np.float32, copy=False)

    def _error(self, reason: str) -> EmbedError:
        return EmbedError(self.name, f"{reason}; the edition is made without an embedder")


class BlankEmbedder:
    """Knows nothing: every text is a vector of zero, which is like no other and moves no likeness."""

    name = BLANK
    gauge = Gauge()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of a single zero a text."""
        return np.zeros((len(texts), 1), np.float32)

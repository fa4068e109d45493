"""texts → vectors, each text asked about once: in this run, and in all where a folder keeps them."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from digest.cache import Cache
from digest.errors import EmbedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

DIGITS = 6
"""Vectors are rounded, so that the size of a batch does not show in what depends on them."""
LONGEST = 8_000
"""Characters of a text that are looked at; what the stages ask about is the start of an article."""


class Kept:
    """Vectors by the hash of their text.

    `encode` gives one row a text, in order, empty or zeros where it has none; rows are kept as they come, so
    that what it gave before it failed is not asked for again. With a `cache` they outlive the run; `name` and
    `beside` are all that a vector depends on, beside its text.
    """

    def __init__(
        self,
        encode: Callable[[Sequence[str]], Iterable[NDArray[np.float32]]],
        name: str,
        cache: Path | None = None,
        beside: str = "",
    ) -> None:
        self._encode = encode
        self._name, self._identity = name, name + beside
        self._cache = None if cache is None else Cache(cache)
        self._known: dict[bytes, NDArray[np.float32]] = {}

    def rows(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit row a text, in order; a text that is blank, or has no vector, gives zeros.

        Raises:
            EmbedError: the vectors are of different lengths.
        """
        whole = [_whole(text) for text in texts]
        keys = [blake2b(text.encode(), digest_size=16).digest() for text in whole]
        wanted = {key: text for key, text in zip(keys, whole, strict=True) if text}
        self._learn({key: text for key, text in wanted.items() if not self._recalls(key)})
        if len(self._widths()) > 1:  # what was kept is of another model of that name
            self._known.clear()
            self._learn(wanted)
        width = self._width()
        blank = np.zeros(width, np.float32)
        rows = [self._known[key] if key in wanted else blank for key in keys]
        return np.stack([blank, *(row if len(row) else blank for row in rows)])[1:]  # none still has a shape

    def _learn(self, wanted: dict[bytes, str]) -> None:
        """Have the vectors made: of the longest text first, so that batches do not depend on the order."""
        told = sorted((-len(text), key) for key, text in wanted.items())
        if not told:
            return
        for (_, key), row in zip(told, self._encode([wanted[key] for _, key in told]), strict=True):
            self._known[key] = unit = _unit(row)
            if self._cache is not None and len(unit):
                self._cache.put(unit.tobytes(), *self._place(key))

    def _recalls(self, key: bytes) -> bool:
        """Whether the vector of that text is known, from this run or an earlier one."""
        if key in self._known:
            return True
        kept = None if self._cache is None else self._cache.get(*self._place(key))
        if kept:
            self._known[key] = np.frombuffer(kept, np.float32)
        return bool(kept)

    def _place(self, key: bytes) -> tuple[str, str, str]:
        return "vector", self._identity, key.hex()

    def _widths(self) -> set[int]:
        return {len(row) for row in self._known.values() if len(row)}

    def _width(self) -> int:
        widths = self._widths() or {1}
        if len(widths) > 1:
            told = " and ".join(map(str, sorted(widths)))
            raise EmbedError(self._name, f"it gave vectors of {told} numbers")
        return widths.pop()


def _whole(text: str) -> str:
    """The start of a text, in letters that can be written down; empty for a blank one."""
    return text[:LONGEST].strip().encode("utf-8", "replace").decode()


def _unit(row: NDArray[np.float32]) -> NDArray[np.float32]:
    """The row at length 1, rounded; empty where it has no direction."""
    wide = np.asarray(row, np.float64)
    length = float(np.linalg.norm(wide))
    return np.asarray(np.round(wide / length, DIGITS) if length else (), np.float32)

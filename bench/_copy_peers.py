"""The usual ways to find near-copies: MinHash-LSH and simhash."""

from __future__ import annotations

from collections import defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from digest.text.tokens import shingles, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

JACCARD = 0.5
PERMUTATIONS = 128
BITS_APART = 3


def min_hash(texts: Sequence[str]) -> list[int]:
    """Folded under the first text found by datasketch's LSH (Broder, 1997)."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped]

    index = MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
    labels = list(range(len(texts)))
    for position, text in enumerate(texts):
        own = MinHash(num_perm=PERMUTATIONS)
        own.update_batch([" ".join(shingle).encode() for shingle in shingles(words(text))])
        found = sorted(index.query(own))
        labels[position] = labels[found[0]] if found else position
        index.insert(position, own)
    return labels


def sim_hash(texts: Sequence[str]) -> list[int]:
    """Folded under the first text at most three bits apart (Charikar, 2002; Manku et al., 2007)."""
    bands: dict[tuple[int, int], list[int]] = defaultdict(list)
    prints: list[int] = []
    labels = list(range(len(texts)))
    for position, text in enumerate(texts):
        own = _simhash(text)
        parts = [(band, own >> 16 * band & 0xFFFF) for band in range(4)]
        near = {other for part in parts for other in bands[part]}
        found = [other for other in sorted(near) if (own ^ prints[other]).bit_count() <= BITS_APART]
        labels[position] = labels[found[0]] if found else position
        prints.append(own)
        for part in parts:
            bands[part].append(position)
    return labels


def _simhash(text: str) -> int:
    hashes = [
        blake2b(" ".join(shingle).encode(), digest_size=8).digest() for shingle in shingles(words(text))
    ]
    bits = np.unpackbits(np.frombuffer(b"".join(hashes), np.uint8).reshape(-1, 8), axis=1)
    return int.from_bytes(np.packbits(bits.mean(axis=0) > 0.5).tobytes(), "big")


PEERS: dict[str, Callable[[Sequence[str]], list[int]]] = {"minhash": min_hash, "simhash": sim_hash}

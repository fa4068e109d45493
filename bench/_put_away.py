"""Which rows of a set are put away: a third, by host, article or event, unread while a method is built."""

from __future__ import annotations

import hashlib

PARTS = 3
"""One row in this many is put away."""


def is_put_away(key: str) -> bool:
    """Whether everything under `key` (a host, an article's headline, an event's id) is put away.

    It depends on the key alone, so that all rows of one host or event stay on one side, in every bench.
    """
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()) % PARTS == 0

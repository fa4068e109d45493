"""What is remembered between runs: feeds, entries, articles, editions, slots and receipts.

Two implementations of `digest.protocols.Store` pass the same tests: `memory.MemoryStore` and
`sql.SqlStore` (SQLite, and PostgreSQL by address). `open_store` chooses by address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.protocols import Store


def open_store(url: str) -> Store:
    """The store at `url`: ``memory:``, a path, ``sqlite:///path`` or ``postgresql://…``.

    Raises:
        StoreError: it cannot be opened, is damaged, or was made by a newer Digest.
    """
    if url == "memory:":
        from digest.store.memory import MemoryStore

        return MemoryStore()
    from digest.store.sql import SqlStore

    return SqlStore(url)


__all__ = ["open_store"]

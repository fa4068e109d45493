"""How long what is remembered is kept, and what was taken away."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """How long the store keeps what it remembers, in days; `None` is for ever."""

    texts_days: int | None = 90
    """Texts that no kept edition prints, and all that editions are made of."""
    editions_days: int | None = None
    """Editions themselves; what was published of them stays where it is."""
    backups: int = 7
    """Daily backups beside the database, the newest ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is older than these moments need not be kept; `None` keeps all of its kind."""

    texts: datetime | None = None
    editions: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """How much was taken out of a store, or would be, by what it is."""

    entries: int = 0
    """Entries of which only what they are known by stays."""
    articles: int = 0
    texts: int = 0
    materials: int = 0
    """What editions were made of: those without cannot be rebuilt."""
    editions: int = 0
    rows: int = 0
    """Small ones: records of stories, deliveries, slots, days' spending."""
    room: int = 0
    """Bytes of all that, as far as it was looked at before."""
    packed: int = 0
    """Texts, editions and materials of earlier versions, written anew so that each text is there once."""

    @property
    def total(self) -> int:
        """All of them."""
        return sum(getattr(self, each.name) for each in fields(self) if each.name != "room")

    def __add__(self, other: Pruned) -> Pruned:
        return Pruned(
            **{each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)}
        )

"""What looks after the store of feeds.yaml, and what `digest doctor` says of it and of its backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import ConfigError, StoreError

if TYPE_CHECKING:
    from digest.app import Digest
    from digest.store.tending import Keeper

STALE_DAYS = 2
"""Days after which a newest backup says that no more are made. Chosen by reading; not measured."""


def is_ours(digest: Digest) -> bool:
    """Whether the store is a file or database of Digest's, and no plug-in's."""
    return digest.settings.store.name == "sql"


def keeper_of(digest: Digest) -> Keeper:
    """What looks after the store.

    Raises:
        ConfigError: feeds.yaml keeps its store elsewhere.
    """
    from digest.store.tending import Keeper

    if not is_ours(digest):
        name = digest.settings.store.name
        raise ConfigError(f"the store of {digest.settings.path} is no file or database of Digest's: {name}")
    return Keeper(digest.settings.store.url(), now=digest.clock.now())


def soundness(digest: Digest) -> str:
    """What the store holds, once all of it was looked over.

    Raises:
        StoreError: it is damaged.
    """
    made = digest.store.headings()
    held = f"{len(made)} {'edition' if len(made) == 1 else 'editions'}"
    latest = f", the latest {made[0].slug}" if made else ""
    if not is_ours(digest):
        return held + latest
    keeper = keeper_of(digest)
    faults = keeper.own_faults()
    if faults:
        raise StoreError(f"{keeper.where} is damaged ({faults[0]}). {keeper.way_back()}")
    return f"{held}{latest}; every page and text is sound"


def backups(digest: Digest) -> str:
    """How many sound backups there are, and how old the newest is.

    Raises:
        StoreError: one cannot be restored, or none was made for days.
    """
    if not is_ours(digest):
        return "those of the store's own"
    keeper = keeper_of(digest)
    if keeper.path is None:
        return "those of the server; `digest store copy` writes one into a file"
    kept = keeper.backups()
    broken = [f"{each.path.name}: {each.fault}" for each in kept if each.fault]
    if broken:
        raise StoreError(f"{'; '.join(broken)}: remove it, and `digest store backup` makes another")
    if not kept:
        return "none yet: the first is made when the store is opened for the second time"
    age = kept[0].days_old
    if age > STALE_DAYS:
        raise StoreError(
            f"the newest backup, {kept[0].path.name}, is {age} days old: `digest store backup` makes one now "
            f"and says what is in its way"
        )
    return f"{len(kept)}, all sound, the newest {kept[0].path.name}"

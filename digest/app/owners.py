"""Whose a store and a published folder are, so that two files side by side do not share them unnoticed.

Without a ``store`` and a ``publish`` of their own, ``tech.yaml`` and ``world.yaml`` in one folder would mean
the same database and the same site, and each would print the other's news at the other's addresses. So the
file that first uses them is written down beside it, and another file is refused for as long as that one is
there. A file that was renamed keeps its memory, for the old name is gone.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError
from digest.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.settings import Settings

OWNERS = ".digest/owners.json"
"""Beside feeds.yaml: each place that is written to → the name of the file that it belongs to."""


def claim(settings: Settings) -> None:
    """Write down that the store and the folders of `settings` belong to their file.

    Raises:
        ConfigError: one of them belongs to another file that stands beside it.
    """
    file = settings.path
    ledger = file.parent / OWNERS
    owners, places = _read(ledger), dict(_places(settings))
    taken = {key: place for key, place in places.items() if _is_other(owners.get(place), file)}
    if taken:
        owner = owners[next(iter(taken.values()))]
        raise ConfigError(_refusal(file, owner, taken))
    mine = dict.fromkeys(places.values(), file.name)
    if not mine.items() <= owners.items():
        with suppress(OSError):  # a folder that cannot be written to is no reason not to make an edition
            _write(ledger, {**owners, **mine})


def _places(settings: Settings) -> Iterator[tuple[str, str]]:
    """Key → what is written to: as seen from the folder of feeds.yaml, or a mark that tells no secret."""
    beside = settings.path.parent
    if settings.store.name == "sql":
        address = settings.store.url()
        path = address.removeprefix("sqlite:///")
        yield "store", (_mark(address) if "://" in path else _seen_from(beside, path))
    for tool in settings.publishers:
        if tool.name == "folder":
            yield "publish", _seen_from(beside, str(tool.options["path"]))


def _seen_from(beside: Path, path: str) -> str:
    """A path from the folder of feeds.yaml, so that the folder as a whole can be moved."""
    place, here = (beside / path).resolve(), beside.resolve()
    return place.relative_to(here).as_posix() if place.is_relative_to(here) else str(place)


def _mark(address: str) -> str:
    """A database's address holds a password: its kind and a hash stand for it."""
    return f"{address.partition('://')[0]} {blake2b(address.encode(), digest_size=8).hexdigest()}"


def _is_other(owner: str | None, file: Path) -> bool:
    """Whether the owner is another file that is still there."""
    if owner is None or owner == file.name:
        return False
    other = file.with_name(owner)
    return other.is_file() and not other.samefile(file)


_OWN = {"store": "store: .digest/{stem}.db", "publish": "publish: {{folder: output-{stem}}}"}
"""The line that gives a file a place of its own."""


def _refusal(file: Path, owner: str, taken: Mapping[str, str]) -> str:
    lines = "".join(f"\n    {_OWN[key].format(stem=file.stem)}" for key in taken)
    return (
        f"{file.name} would share {' and '.join(taken.values())} with {owner}, and each would print the "
        f"other's news. Give {file.name} its own, by writing into it:{lines}\n"
        f"If {file.name} takes the place of {owner}, delete {owner} or move it away: the memory stays."
    )


def _read(ledger: Path) -> dict[str, str]:
    """What is written down; nothing where that cannot be read."""
    try:
        known: Any = json.loads(ledger.read_text(encoding="utf8"))
    except (OSError, ValueError):
        return {}
    pairs = known.items() if isinstance(known, dict) else ()
    return {place: owner for place, owner in pairs if isinstance(owner, str) and owner == Path(owner).name}


def _write(ledger: Path, owners: Mapping[str, str]) -> None:
    """All of it or nothing."""
    ledger.parent.mkdir(parents=True, exist_ok=True)
    replace_file(ledger, json.dumps(owners, indent=1, sort_keys=True) + "\n")

"""Where the evaluation data is: any folder laid out alike, each set found by the first word of its files."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class MissingDataError(Exception):
    """The data folder, or a set in it, is not there."""


def default_data() -> Path:
    """``data`` of the shared folder beside the project, or of the one that DIGEST_SHARED names."""
    shared = os.environ.get("DIGEST_SHARED") or Path(__file__).resolve().parents[2] / "shared"
    return Path(shared) / "data"


def files(data: Path, folder: str, name: str) -> list[Path]:
    """The files of the set `name` in `folder`: their first word, up to ``_``, ``-`` or ``.``, is `name`.

    Raises:
        MissingDataError: there is none.
    """
    found = sorted(
        path
        for path in (data / folder).glob(f"{name}*")
        if path.is_file() and path.name[len(name) : len(name) + 1] in {"_", "-", ".", ""}
    )
    if not found:
        raise MissingDataError(f"no set {name!r} in {data / folder}: name the folder of the data with --data")
    return found


def rows(data: Path, folder: str, name: str) -> Iterator[dict[str, Any]]:
    """The rows of every ``.jsonl.gz`` file of the set, in order."""
    for path in files(data, folder, name):
        if path.name.endswith(".jsonl.gz"):
            with gzip.open(path, "rt", encoding="utf8") as lines:
                yield from map(json.loads, lines)

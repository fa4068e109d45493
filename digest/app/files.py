"""A file that a person names on the command line becomes a feed of feeds.yaml."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from digest.collect.parse import parse
from digest.collect.recognise import is_list_of_feeds
from digest.errors import ConfigError
from digest.web.local import path_of, read_file

if TYPE_CHECKING:
    from datetime import datetime

    from digest.protocols import Guard

MAX_BYTES = 50 * 1024 * 1024
"""The most that feeds.yaml lets a feed be."""


def feed_in_file(address: str, beside: Path, *, guard: Guard, now: datetime) -> str:
    """The feed in a file as feeds.yaml in the folder `beside` has to write it.

    A relative path is typed as seen from here, and read as seen from feeds.yaml.

    Raises:
        ConfigError: no file can be called so, or it is a list of feeds.
        ItemError: it cannot be read, or is no feed.
    """
    try:
        path = path_of(address, Path.cwd())
    except (ValueError, RuntimeError) as error:
        raise ConfigError(f"{address}: {error}") from error
    body = read_file(address, path, MAX_BYTES)
    if is_list_of_feeds(body, ""):
        raise ConfigError(f"{address} is a list of feeds (OPML): `digest feeds import {address}` adds them")
    guard.call(parse, body, "", address, "", now)
    if not address.startswith(("./", "../")):
        return address
    relative = Path(os.path.relpath(path, beside)).as_posix()
    return relative if relative.startswith("../") else f"./{relative}"

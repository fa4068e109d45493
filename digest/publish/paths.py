"""Which names a published file may have. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_NEVER = {"", ".", "..", ".git"}


def refusal(path: str) -> str:
    """Why a file must not be published under `path`; empty when it may.

    A path is relative, written with slashes, stays inside the site, is a file name on every system
    (so that a site can be copied anywhere) and does not reach into a repository.
    """
    if _FORBIDDEN.search(path):
        return "it has a character that file names cannot have everywhere"
    parts = path.split("/")
    if _NEVER & {part.lower() for part in parts}:
        return "it leads outside the site, or nowhere"
    if any(part.endswith((" ", ".")) or len(part.encode("utf-8", "replace")) > 240 for part in parts):
        return "a part of it is too long, or ends with a blank or a full stop"
    return ""


def in_order(paths: Iterable[str]) -> list[str]:
    """The order in which files are put out one by one.

    What is pointed at comes before what points there: pages deep in the site first, then overviews
    and feeds, the front page last. So whoever follows a link from a page finds the other end.
    """
    return sorted(paths, key=lambda path: (path == "index.html", -path.count("/"), path))

"""Addresses: which may be linked, and how one page of the site names another."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from digest.render.escape import path_part, printable
from digest.tokens import cleaned

_TO_QUOTE = re.compile(r"[\s\"'<>`\\^{}|]")


def outward(url: str) -> str:
    """The address when it is an http(s) one that can be linked, without what lets somebody in; else empty."""
    address = _TO_QUOTE.sub(lambda match: f"%{ord(match[0]):02X}", printable(cleaned(url.strip())))
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return ""
    netloc = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, netloc, parts.path, parts.query, parts.fragment))


def host(url: str) -> str:
    """The address's host, to name what has no other name."""
    return urlsplit(outward(url)).hostname or "unknown"


def edition_path(slug: str, name: str = "index.html") -> str:
    """Site path of one of an edition's files."""
    return f"{slug}/{name}"


def thread_path(story_id: str) -> str:
    """Site path of a story's thread."""
    return f"stories/{path_part(story_id)}/index.html"


def topic_path(topic: str, name: str = "index.html") -> str:
    """Site path of a topic's page."""
    return f"topics/{path_part(topic)}/{name}"


@dataclass(frozen=True, slots=True)
class Address:
    """How the page at `page` names other pages of the site.

    Relative with the file's name, so that the site works from ``file://`` and below any path. With
    `is_absolute` (feeds, mail): the public address, or nothing when the site has none.
    """

    page: str = "index.html"
    site_url: str = ""
    is_absolute: bool = False

    def to(self, path: str) -> str:
        """What to write into ``href`` for the site path `path`."""
        if self.is_absolute:
            return self.public(path)
        return posixpath.relpath(path, posixpath.dirname(self.page) or ".")

    def public(self, path: str) -> str:
        """The address out in the world; empty when the site has none."""
        if not self.site_url:
            return ""
        folder = path.removesuffix("index.html")  # pages only: no other file's name ends so
        return f"{self.site_url.rstrip('/')}/{folder}"

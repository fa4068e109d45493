"""From one hop of a request to the next: what is sent along, and where a redirect leads. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.errors import FetchError
from digest.web.urls import absolute_url, check_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.models import Request
    from digest.secret import Veil

PERMANENT = frozenset({301, 308})
REDIRECTS = PERMANENT | {302, 303, 307}
ACCEPT = {
    "feed": "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, */*;q=0.5",
    "page": "text/html, application/xhtml+xml, */*;q=0.5",
}


def together(headers: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Our headers and the feed's own, which go before ours of the same name, however that is written."""
    names = {name.lower() for name in own}
    return {name: value for name, value in headers.items() if name.lower() not in names} | dict(own)


def conditions(request: Request) -> dict[str, str]:
    """The headers that make a request conditional."""
    known = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    return {name: printable(value) for name, value in known.items() if printable(value)}


def following(subject: str, url: str, status: int, location: str, veil: Veil) -> str:
    """Where a redirect leads, checked.

    Raises:
        FetchError: nowhere, or where nobody may be asked.
    """
    if not location:
        raise FetchError(subject, f"a redirect ({status}) that leads nowhere", status=status)
    # Bytes that are not UTF-8 arrive as lone surrogates: escape them as the browser would.
    readable = re.sub("[\udc80-\udcff]", lambda found: f"%{ord(found.group()) - 0xDC00:02X}", location)
    try:
        return check_url(absolute_url(readable, url) or readable)
    except FetchError as error:
        shown = veil.text(location)[:200]  # veiled first: half a secret would not be found
        raise FetchError(subject, f"a redirect to {shown!r}: {error.reason}", refused=True) from error


def printable(value: str) -> str:
    """A header as it may be stored and sent again; "" when it is strange or long."""
    return value if value.isascii() and value.isprintable() and len(value) <= 1024 else ""

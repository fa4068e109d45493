"""Which feeds a web page names."""

from __future__ import annotations

import html as entities
import re
from itertools import islice
from typing import TYPE_CHECKING

from digest.errors import FetchError, ItemError
from digest.models import Request
from digest.web.urls import absolute_url

if TYPE_CHECKING:
    from datetime import datetime

    from digest.models import Response
    from digest.protocols import Fetcher, Guard

_ELEMENT = re.compile(r"<(?:link|a)\s[^<>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(?<![a-zA-Z-])([a-zA-Z-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
)
_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
)
_LIKELY = re.compile(
    r"(?:/feed/?|/rss/?|\.rss|/rss\.xml|/atom\.xml|/feed\.xml|/index\.xml|/feed\.json)$", re.IGNORECASE
)
_USUAL = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml")


def feed_addresses(page: str, url: str) -> list[str]:
    """The feeds that the HTML `page` at `url` names in its head; else those that its links look like."""
    named: list[str] = []
    linked: list[str] = []
    for element in _ELEMENT.finditer(page[:500_000]):
        attributes = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(element.group())}
        address = (
            absolute_url(entities.unescape(attributes.get("href", "")), url) if "href" in attributes else ""
        )
        if address and attributes.get("type", "").split(";")[0].strip().lower() in _TYPES:
            named.append(address)
        elif address and _LIKELY.search(address):
            linked.append(address)
    return list(dict.fromkeys(named or linked))


def find_feeds(url: str, *, fetcher: Fetcher, guard: Guard, now: datetime) -> list[str]:
    """The feeds to be had at `url`: itself, if it is one, or those its page names and that can be read.

    A page that names none is tried at the usual places.

    Raises:
        FetchError: `url` cannot be read.
    """
    response = fetcher.fetch(Request(url=url))
    if _says_something(response, guard, now):
        return [url]
    named = _named(response, guard)
    if named:
        return [address for address in named[:20] if _is_feed(address, fetcher, guard, now)]
    usual = (absolute_url(path, response.final_url) for path in _USUAL)
    return list(islice((address for address in usual if _is_feed(address, fetcher, guard, now)), 1))


def _named(response: Response, guard: Guard) -> list[str]:
    """What a page names, read where it can do no harm; nothing of one that is too much to read."""
    try:
        return guard.call(feed_addresses, response.body.decode("utf-8", "replace"), response.final_url)
    except ItemError:
        return []


def _is_feed(address: str, fetcher: Fetcher, guard: Guard, now: datetime) -> bool:
    try:
        response = fetcher.fetch(Request(url=address))
    except FetchError:
        return False
    return _says_something(response, guard, now)


def _says_something(response: Response, guard: Guard, now: datetime) -> bool:
    """Whether an answer can be parsed as a feed."""
    from digest.collect.parse import parse  # it needs this module for its hints

    try:
        guard.call(parse, response.body, response.content_type, response.url, response.final_url, now)
    except ItemError:
        return False
    return True

"""Feed discovery: the feeds at an address, named by its page, or at the usual paths of its site."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from digest.collect.named import feed_addresses
from digest.collect.parse import parse
from digest.errors import FetchError, ItemError
from digest.models import Request
from digest.web.urls import absolute_url

if TYPE_CHECKING:
    from datetime import datetime

    from digest.models import Response
    from digest.protocols import Fetcher, Guard

_USUAL = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml")


def find_feeds(url: str, *, fetcher: Fetcher, guard: Guard, now: datetime) -> list[str]:
    """`url` itself if it is a feed, else the readable feeds that its page names.

    If the page names none, the usual paths of the site are tried.

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
    """The feeds that a page names, read in a guarded process; none if the page is too costly to read."""
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
    try:
        guard.call(parse, response.body, response.content_type, response.url, response.final_url, now)
    except ItemError:
        return False
    return True

"""The addresses of feeds that the HTML of a web page names. Pure."""

from __future__ import annotations

import html as entities
import re

from digest.web.urls import absolute_url

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


def feed_addresses(page: str, url: str) -> list[str]:
    """The feeds that the HTML `page` at `url` declares in its head; else its links that look like feeds."""
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

"""Decoding of character references that a feed's program escaped twice. Pure.

A program that escapes text already escaped writes ``Arts &amp;amp; Letters``, and readers would see
"Arts &amp; Letters". Escaped angle brackets stay as they are: an article about markup may need them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.collect.parsed import ParsedFeed
    from digest.models import Entry

_REFERENCE = re.compile(r"&(?:amp;)*(#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,30}\d{0,2});")
_ESCAPED = re.compile(r"&amp;(?:amp;)*(#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,30}\d{0,2});")
_SPEAKS_OF_MARKUP = re.compile(r"<(?:code|pre|kbd)\b", re.IGNORECASE)


def resolved(feed: ParsedFeed) -> ParsedFeed:
    """The feed with double escapes removed from its title and from its entries' texts."""
    return replace(feed, title=signs(feed.title), entries=tuple(map(_resolved, feed.entries)))


def _resolved(entry: Entry) -> Entry:
    plain = f"{entry.title}{entry.byline}{entry.summary}"
    if "&" not in plain and "&amp;" not in entry.html:
        return entry
    html = entry.html if _SPEAKS_OF_MARKUP.search(entry.html) else _ESCAPED.sub(_once, entry.html)
    summary = entry.summary if html == entry.html and "&amp;" in html else signs(entry.summary)
    return replace(entry, title=signs(entry.title), byline=signs(entry.byline), summary=summary, html=html)


def signs(text: str) -> str:
    """Plain text with its character references decoded (``&amp;`` → ``&``)."""
    return _REFERENCE.sub(_sign, text) if "&" in text else text


def _sign(found: re.Match[str]) -> str:
    meant = _meaning(found[1])
    return meant if meant and meant not in "<>" else found.group()


def _once(found: re.Match[str]) -> str:
    meant = _meaning(found[1])
    return f"&{found[1]};" if meant and meant not in "<>" else found.group()


def _meaning(name: str) -> str:
    """The character of a reference; "" if HTML has no such reference."""
    if not name.startswith("#"):
        return html5.get(f"{name};", "")
    sign = unescape(f"&{name};")
    return sign if sign.isprintable() or sign.isspace() else ""

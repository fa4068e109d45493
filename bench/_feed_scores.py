"""One spelling for what suites expect, what Digest reads and what feedparser reads, so that they compare.

Digest keeps plain titles, names without e-mail addresses and bodies in which nothing can run, all on
purpose. So text is compared without markup and white space, a body also by the web addresses it links to.
"""

from __future__ import annotations

import calendar
import html as entities
import re
from collections import defaultdict
from datetime import UTC
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

import lxml.html
from dateutil import parser as dateutil

if TYPE_CHECKING:
    from bench._feed_suites import Wish
    from digest.collect.parsed import ParsedFeed
    from digest.models import Entry

_NOT_PROSE_WORDS = """
    script style template noscript iframe object embed applet svg math canvas audio video title head form
    button select textarea option
"""
_NOT_PROSE = _NOT_PROSE_WORDS.split()
_MAIL = re.compile(r"[\s(<]*\S+@\S+[>)]*|mailto:\S+")
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufeff\u200b]+")

Values = dict[tuple[int, str], set[Any]]
"""(number of the entry, or -1 for the feed; field) → every value that counts as read."""


def bare(text: str) -> str:
    """Text without white space and control characters, which every program treats its own way."""
    return _UNSEEN.sub("", text)


def prose(markup: str) -> str:
    """What a reader would see of markup, bare."""
    return bare(_tree(markup).text_content())


def links(markup: str, base: str) -> frozenset[str]:
    """The web addresses that markup links to."""
    found = (urljoin(base, link.strip()) for link in _tree(markup).xpath(".//a/@href"))
    return frozenset(unquote(link) for link in found if link.startswith(("http://", "https://")))


def _tree(markup: str) -> Any:
    try:
        tree = lxml.html.fragment_fromstring(_UNPARSABLE.sub("", markup), create_parent="div")
    except (lxml.etree.ParserError, ValueError):
        return lxml.html.Element("div")
    for element in tree.xpath(f".//*[{' or '.join(f'self::{name}' for name in _NOT_PROSE)}]"):
        element.drop_tree()
    return tree


_UNPARSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|<\\?[^>]*>")


def readings(text: str) -> set[str]:
    """A title as a reader may see it: as it stands, or as markup. Suites give either."""
    return {bare(text), prose(text), bare(entities.unescape(text))} - {""}


def instant(value: Any) -> float | None:
    """Seconds since 1970 of a date in a suite's spelling, to the second; `None` when it is none."""
    if isinstance(value, tuple):
        return float(calendar.timegm(value)) if len(value) >= 6 else None
    try:
        found = dateutil.parse(str(value))
    except (ValueError, OverflowError):
        return None
    return float(int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()))


def name_of(person: str) -> str:
    """A name without the e-mail address beside it, bare."""
    return bare(_MAIL.sub("", entities.unescape(person))).strip("()<>,;")


def wanted(wish: Wish, url: str) -> set[Any]:
    """The values that fulfil a wish; empty when nothing is left to compare."""
    value = wish.value
    if wish.field == "date":
        moment = instant(value)
        return set() if moment is None else {moment}
    text = value if isinstance(value, str) else ""
    match wish.field:
        case "title" | "feed_title" | "tags":
            return readings(text) if prose(text) else set()
        case "body":
            return {(body, links(text, url)) for body in readings(text)} if prose(text) else set()
        case "link" | "site":
            return {_address(text, url)} - {""}
        case "author":
            return {name_of(text), name_of(prose(text))} - {""}
        case "guid":
            return {bare(text), bare(urljoin(url, text.strip()))} - {""}
        case "language":
            return {re.split("[-_]", text.lower())[0]} - {""}
    return {bare(text)} - {""}


def _address(text: str, url: str) -> str:
    joined = urljoin(url, text.strip()) if text else ""
    return unquote(joined).rstrip("/") if joined.startswith(("http://", "https://")) else ""


def ours(feed: ParsedFeed, url: str) -> Values:
    """What Digest read."""
    values: Values = defaultdict(set)
    values[-1, "feed_title"] = readings(feed.title)
    values[-1, "site"] = {_address(feed.site_url, url)}
    values[-1, "language"] = {feed.language}
    for number, entry in enumerate(feed.entries):
        values |= {(number, name): found for name, found in _of_entry(entry, url).items()}
    return values


def _of_entry(entry: Entry, url: str) -> dict[str, set[Any]]:
    people = {name_of(entry.byline), *(name_of(name) for name in entry.byline.split(", "))}
    return {
        "title": {bare(entry.title)},
        "link": {_address(entry.url, url)},
        "date": {float(int(entry.published.timestamp()))} if entry.published else set(),
        "body": {(prose(entry.html), links(entry.html, url)), (bare(entry.summary), frozenset())},
        "guid": {bare(entry.guid), bare(urljoin(url, entry.guid))},
        "author": people,
        "tags": {bare(tag) for tag in entry.tags},
        "language": {entry.language},
    }


def feedparsers(result: Any, url: str) -> Values:
    """What feedparser read; whatever of its answers fits counts for it."""
    values: Values = defaultdict(set)
    feed = result.feed
    values[-1, "feed_title"] = readings(_text(feed, "title"))
    values[-1, "site"] = {_address(_text(feed, "link"), url)}
    values[-1, "language"] = {_subtag(_text(feed, "language"))}
    for number, item in enumerate(result.entries):
        values |= {(number, name): found for name, found in _of_item(item, url).items()}
    return values


def _of_item(item: Any, url: str) -> dict[str, set[Any]]:
    parts = [*item.get("content", []), item.get("summary_detail") or {}, item.get("title_detail") or {}]
    bodies = [_text(item, "summary"), *(part.get("value") or "" for part in item.get("content", []))]
    people = [_text(item, "author"), _text(item.get("author_detail") or {}, "name")]
    people += [person.get("name") or "" for person in item.get("authors", [])]
    dates = [dict.get(item, f"{name}_parsed") for name in ("published", "created", "updated")]
    return {
        "title": readings(_text(item, "title")),
        "link": {_address(_text(item, "link"), url)},
        "date": {instant(tuple(date)) for date in dates if date},
        "body": {(text, links(body, url)) for body in bodies for text in readings(body)},
        "guid": {bare(_text(item, "id"))},
        "author": {name_of(person) for person in people},
        "tags": {text for tag in item.get("tags", []) for text in readings(tag.get("term") or "")},
        "language": {_subtag(part.get("language") or "") for part in [*parts, item]},
    }


def _text(thing: Any, name: str) -> str:
    value = thing.get(name)
    return value if isinstance(value, str) else ""


def _subtag(language: str) -> str:
    return re.split("[-_]", language.lower())[0]


def harmless(entry: Entry) -> bool:
    """Whether nothing in an entry's body can run, load or style, by its elements and attributes."""
    elements = list(lxml.html.fragment_fromstring(entry.html or " ", create_parent="div").iter())
    names = {str(element.tag) for element in elements}
    attributes = {name for element in elements for name in element.attrib}
    return not (names & _RUNS or attributes - _PLAIN_ATTRIBUTES or not all(map(_leads_to_the_web, elements)))


def _leads_to_the_web(element: Any) -> bool:
    return str(element.get("href", "https:")).startswith(("http:", "https:"))


_RUNS = {*_NOT_PROSE, "img", "link", "meta", "base", "input", "frame", "frameset", "source", "image"} - {
    "title",
    "head",
}
_PLAIN_ATTRIBUTES = {"href", "rel", "datetime", "colspan", "rowspan"}

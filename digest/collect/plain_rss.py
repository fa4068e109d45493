"""A fast parser for the common case of feeds: well-formed RSS 2.0 without unusual elements.

feedparser makes a dozen checks of every element, which most feeds do not need. This module returns exactly
the dictionaries that feedparser would return. At the first element, attribute or value that feedparser might
treat specially, it gives up and leaves the whole document to feedparser. `tests/properties` checks that both
agree.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from html.entities import entitydefs
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Found = dict[str, Any]

_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_SY = "{http://purl.org/rss/1.0/modules/syndication/}"
_ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
_MEDIA = "{http://search.yahoo.com/mrss/}"
_SLASH = "{http://purl.org/rss/1.0/modules/slash/}"
_WORDPRESS = "{com-wordpress:feed-additions:1}"
_WFW = "{http://wellformedweb.org/CommentAPI/}"

_OF_CHANNEL = {
    *("title", "link", "description", "language", "ttl"),
    *(f"{_SY}updatePeriod", f"{_SY}updateFrequency"),
}
_IGNORED_OF_CHANNEL = {
    *("copyright", "managingEditor", "webMaster", "pubDate", "lastBuildDate", "generator", "docs"),
    *("category", "cloud", f"{_SY}updateBase", f"{_WORDPRESS}site"),
}
_PARTS_OF_IMAGE = {"title", "link", "url", "width", "height", "description"}
_OF_ITEM = {"title", "link", "guid", "description", "pubDate", _CREATOR, _CONTENT}
_IGNORED_OF_ITEM = {
    *("comments", "source", f"{_SLASH}comments", f"{_WFW}commentRss", f"{_WFW}comment"),
    f"{_WORDPRESS}post-id",
    *(f"{_MEDIA}content", f"{_MEDIA}thumbnail", f"{_MEDIA}credit"),
}
_ATTRIBUTES: dict[str, set[str]] = {
    "guid": {"isPermaLink"},
    "cloud": {"domain", "port", "path", "registerProcedure", "protocol"},
    "category": {"domain"},
    "enclosure": {"url", "length", "type"},
}
_MAX_TAGS = 20
"""Most tags of an entry that are kept, as in `digest.collect.parse`.

A limit against hostile documents; not measured.
"""
_OPENING = re.compile(r"<\?xml[^>]*>\s*(?:(?><!--.*?-->)\s*)*+<rss\b", re.DOTALL)
_TRIPLE_SLASH = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:///")
_REFERENCE = re.compile(r"&#?\w+;")
_NAMED = re.compile(r"&(\w+);")
_CP1252 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}


class _UnusualError(Exception):
    """The document has something unusual and must be left to feedparser."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A document as feedparser would return it, with only the fields that `collect.parse` reads."""

    feed: Found
    entries: list[Found]
    version: str = "rss20"


def plain_rss(xml: str) -> Plain | None:
    """The parsed document; `None` if it has anything unusual. Raises nothing."""
    if "<!DOCTYPE" in xml or not _OPENING.match(xml):
        return None
    try:
        return _document(ET.fromstring(xml.encode()))  # noqa: S314  (no document type, so no entities)
    except (_UnusualError, ET.ParseError, UnicodeError, ValueError):
        return None


def _document(root: ET.Element) -> Plain:
    channels = list(root)
    if root.tag != "rss" or not root.get("version", "").startswith("2.") or len(root.attrib) != 1:
        raise _UnusualError
    if len(channels) != 1 or channels[0].tag != "channel" or channels[0].attrib:
        raise _UnusualError
    items = [_item(part) for part in channels[0] if part.tag == "item"]
    return Plain(_channel(part for part in channels[0] if part.tag != "item"), items)


def _channel(parts: Iterable[ET.Element]) -> Found:
    found: Found = {}
    for part in parts:
        if part.tag in _OF_CHANNEL:
            _once(found, _name(part.tag), _text(part))
        elif not _says_nothing(part):
            raise _UnusualError
    if "link" in found:
        found["link"] = _address(found["link"])
    return found | _titled(found)


def _says_nothing(part: ET.Element) -> bool:
    """Whether an element of the channel can be ignored, as no field depends on it."""
    if part.tag == _ATOM_LINK:
        return part.get("rel", "alternate") != "alternate"
    if part.tag == "image":
        return {inner.tag for inner in part} <= _PARTS_OF_IMAGE
    return part.tag in _IGNORED_OF_CHANNEL and not len(part)


def _titled(values: Mapping[str, str]) -> Found:
    if "title" not in values:
        return {}
    return {"title": values["title"], "title_detail": _detail(values["title"], _kind(values["title"]))}


def _name(tag: str) -> str:
    """The key under which feedparser stores an element of the channel."""
    return tag.replace(_SY, "sy_").lower()


def _once(found: Found, name: str, value: Any) -> None:
    if name in found:
        raise _UnusualError
    found[name] = value


def _item(item: ET.Element) -> Found:
    """One item, with the keys that feedparser uses."""
    if item.attrib:
        raise _UnusualError
    values: dict[str, str] = {}
    found: Found = {"tags": [], "links": []}
    permanent = ""
    for part in item:
        tag = part.tag
        if tag in _OF_ITEM:
            _once(values, tag, _text(part))
            permanent = part.get("isPermaLink", "true") if tag == "guid" else permanent
        elif tag in _REPEATED:
            _REPEATED[tag](found, part)
        elif tag not in _IGNORED_OF_ITEM or not {inner.tag for inner in part.iter()} <= _IGNORED_OF_ITEM:
            raise _UnusualError
    return _assembled(found, values, is_permanent=permanent == "true")


def _assembled(found: Found, values: dict[str, str], *, is_permanent: bool) -> Found:
    """The item `found`, which has its repeatable elements, with the single elements `values` added."""
    if "guid" in values:
        found["id"] = _address(values["guid"]) if is_permanent else values["guid"]
    if "link" in values:
        found["link"] = _address(values["link"])
        found["links"].append({"rel": "alternate", "type": "text/html", "href": found["link"]})
    elif is_permanent:
        found["link"] = found["id"]
    if "pubDate" in values:
        found["published"] = values["pubDate"]
    if _CREATOR in values:
        _author(found, values[_CREATOR])
    return found | _titled(values) | _bodies(values)


def _bodies(values: Mapping[str, str]) -> Found:
    found: Found = {}
    if _CONTENT in values:
        found |= {"content": [_detail(values[_CONTENT], "text/html")], "summary": values[_CONTENT]}
    if "description" in values:
        summary = values["description"]
        found |= {"summary": summary, "summary_detail": _detail(summary, "text/html")}
    return found


def _author(found: Found, name: str) -> None:
    """Store an author; one with an e-mail address only as text, from which `collect.parse` takes the name."""
    if "author" in found:
        raise _UnusualError
    found["authors"] = [{"name": name}] if name and "@" not in name else []
    found["author"] = name


def _add_author(found: Found, part: ET.Element) -> None:
    _author(found, _text(part))


def _add_tag(found: Found, part: ET.Element) -> None:
    term = _text(part)
    if term:
        found["tags"].append({"term": term})
    if len(found["tags"]) > _MAX_TAGS:
        raise _UnusualError


def _add_enclosure(found: Found, part: ET.Element) -> None:
    if not part.get("url") or _text(part):
        raise _UnusualError
    found["links"].append({"rel": "enclosure", "href": part.get("url")})


_REPEATED: dict[str, Callable[[Found, ET.Element], None]] = {
    "author": _add_author,
    "category": _add_tag,
    "enclosure": _add_enclosure,
}


def _text(part: ET.Element) -> str:
    """The text of an element without child elements, with the character fixes that feedparser makes."""
    if len(part) or not part.attrib.keys() <= _ATTRIBUTES.get(part.tag, set()):
        raise _UnusualError
    text = (part.text or "").strip()
    if text.isascii():
        return text
    with suppress(UnicodeError):  # UTF-8 that was decoded as Latin-1 and encoded as UTF-8 again
        text = text.encode("iso-8859-1").decode("utf-8")
    return text.translate(_CP1252)


def _detail(value: str, kind: str) -> Found:
    return {"value": value, "type": kind, "language": None, "base": ""}


def _kind(title: str) -> str:
    """The type of a title: feedparser assumes HTML if it finds character references that HTML has."""
    if "<" in title:
        raise _UnusualError
    is_html = _REFERENCE.search(title) and all(name in entitydefs for name in _NAMED.findall(title))
    return "text/html" if is_html else "text/plain"


def _address(text: str) -> str:
    """The address, if it is one that feedparser returns unchanged; otherwise the document is unusual."""
    if _TRIPLE_SLASH.match(text) or _REFERENCE.search(text):
        raise _UnusualError
    return text

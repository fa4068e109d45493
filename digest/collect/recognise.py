"""Recognises by its content whether a document is a feed or a list of feeds. Pure."""

from __future__ import annotations

import json
import re

from digest.collect.prepare import text_of
from digest.web.coding import CodingError

_PROLOGUE = r"(?:\s|(?><!--.*?-->)|(?><\?.*?\?>)|(?><!DOCTYPE[^<>\[]*(?:\[[^\]]{0,20000}\]\s*)?>))*+"
"""All that XML allows before the outermost element: comments, instructions, a document type."""
_OUTERMOST = re.compile(_PROLOGUE + r"<([A-Za-z][\w:.-]*)", re.DOTALL | re.IGNORECASE)
_DECLARED = re.compile(r"<\?xml\s[^>]{0,200}\?>")
_RDF_OF_RSS = re.compile(r"purl\.org/rss/|netscape\.com/rdf")
_JUNK = 4000
"""An XML declaration is looked for in this many first characters, after a broken server's warnings."""


def is_feed_document(body: bytes, content_type: str = "") -> bool:
    """Whether `body` is RSS, Atom, RSS in RDF or JSON Feed, whatever its content type says."""
    text = _text(body, content_type)
    if text.startswith("{"):
        return _is_json_feed(text)
    return any(_is_feed(root, text) for root in _outermost(text))


def is_list_of_feeds(body: bytes, content_type: str = "") -> bool:
    """Whether `body` is an OPML document."""
    return "opml" in _outermost(_text(body, content_type))


def _text(body: bytes, content_type: str) -> str:
    try:
        return text_of(body, content_type)
    except CodingError:
        return ""


def _is_feed(root: str, text: str) -> bool:
    if root == "rdf":
        return _RDF_OF_RSS.search(text) is not None
    return root in {"rss", "feed", "channel"}


def _outermost(text: str) -> list[str]:
    """The possible names of the outermost element, in lower case and without prefix.

    One is the name of the first element. Another is that of the element after an XML declaration that follows
    junk, but only if its end tag also ends the document: a text that merely quotes XML is not a feed.
    """
    declared = _DECLARED.search(text[:_JUNK])
    after = _OUTERMOST.match(text, declared.start()) if declared else None
    if after and not text.rstrip().endswith(f"</{after[1]}>"):
        after = None
    found = (_OUTERMOST.match(text), after)
    return [match[1].lower().rpartition(":")[2] for match in found if match]


def _is_json_feed(text: str) -> bool:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return False
    is_named = isinstance(document, dict) and "jsonfeed.org/" in str(document.get("version", ""))
    return is_named and isinstance(document.get("items"), list)

"""What goes wrong with feeds on the way: real feeds, spoilt in ways that servers and plugins spoil them.

Every damage leaves each entry readable to a person, so that all of them should still be read alike.
"""

from __future__ import annotations

import gzip
import io
import re
import warnings
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from bench._feed_scores import bare
from digest.collect.parse import parse
from digest.errors import ParseError

if TYPE_CHECKING:
    from datetime import datetime

_Program = Callable[[bytes, str, str], list[tuple[object, ...]]]

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>\s*")
_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)\b[^>]*>")
_ITEM = re.compile(r"<(?:item|entry)(?:\s[^>]*)?>")
_PHP = "<br />\n<b>Warning</b>: Cannot modify header in <b>/srv/feed.php</b> on line <b>3</b><br />\n"
TYPE = "application/xml"


def _bare(text: str) -> str:
    return _DECLARATION.sub("", text.lstrip("\ufeff"))


def _declared(text: str, encoding: str) -> bytes:
    return f'<?xml version="1.0" encoding="{encoding}"?>\n{_bare(text)}'.encode()


def _inside(text: str, piece: str) -> bytes:
    """With `piece` as the first thing in the outermost element."""
    root = _ROOT.search(text)
    return (text[: root.end()] + piece + text[root.end() :]).encode() if root else text.encode()


def _in_items(text: str, piece: str) -> bytes:
    """With `piece` as the first thing in every entry."""
    return _ITEM.sub(lambda start: start.group() + piece, text).encode()


def _without_declarations(text: str) -> bytes:
    """Without the declarations of common namespaces, which many a hand-made feed forgets."""
    return re.sub(
        r"""\sxmlns:(?:media|dc|content|atom|itunes|sy|slash|wfw)=(?:"[^"]*"|'[^']*')""", "", text
    ).encode()


def _cp1252(text: str) -> bytes:
    return _bare(text).encode("cp1252", "xmlcharrefreplace")


def _without_end(text: str) -> bytes:
    return re.sub(r"(?:</channel>\s*)?</(?:rss|feed|(?:rdf:)?RDF)\s*>\s*$", "", text.rstrip()).encode()


DAMAGES: dict[str, tuple[Callable[[str], bytes], str]] = {
    "byte order mark": (lambda text: b"\xef\xbb\xbf" + text.encode(), TYPE),
    "UTF-16 that calls itself UTF-8": (lambda text: text.encode("utf-16"), TYPE),
    "UTF-8 declared as latin-1": (lambda text: _declared(text, "iso-8859-1"), TYPE),
    "UTF-8 declared as ASCII": (lambda text: _declared(text, "us-ascii"), TYPE),
    "UTF-8 declared as windows-1251": (lambda text: _declared(text, "windows-1251"), TYPE),
    "UTF-8 sent as latin-1": (str.encode, "text/xml; charset=ISO-8859-1"),
    "an unknown encoding declared": (lambda text: _declared(text, "utf8mb4"), TYPE),
    "windows-1252 undeclared": (_cp1252, TYPE),
    "one bad byte": (lambda text: _inside(text, "<!-- @ -->").replace(b"<!-- @", b"<!-- \xff"), TYPE),
    "control characters": (lambda text: _in_items(text, "\x0b\x08"), TYPE),
    "null bytes at the end": (lambda text: text.encode() + b"\0" * 64, TYPE),
    "blank lines before": (lambda text: b"\n\n  \n" + text.encode(), TYPE),
    "a warning before": (lambda text: (_PHP + text).encode(), TYPE),
    "a comment before": (lambda text: b"<!-- cached -->" + text.encode(), TYPE),
    "two declarations": (lambda text: b'<?xml version="1.0"?>' + text.encode(), TYPE),
    "XML 1.1": (lambda text: f'<?xml version="1.1" encoding="utf-8"?>{_bare(text)}'.encode(), TYPE),
    "no declaration": (lambda text: _bare(text).encode(), TYPE),
    "a page's footer behind": (lambda text: text.encode() + b"<script>track()</script>", TYPE),
    "its end missing": (_without_end, TYPE),
    "compressed once more": (lambda text: gzip.compress(text.encode()), TYPE),
    "sent as a web page": (str.encode, "text/html"),
    "sent as plain text": (str.encode, "text/plain; charset=us-ascii"),
    "a document type elsewhere": (
        lambda text: f'<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd">{_bare(text)}'.encode(),
        TYPE,
    ),
    "HTML's entities": (
        lambda text: text.replace("\u2019", "&rsquo;").replace("\u2014", "&mdash;").encode(),
        TYPE,
    ),
    "a bare ampersand": (lambda text: _inside(text, "<rights>Smith & Sons</rights>"), TYPE),
    "an impossible reference": (lambda text: _inside(text, "<rights>&#11;&#x0;</rights>"), TYPE),
    "undeclared namespaces": (_without_declarations, TYPE),
    "an element left open": (lambda text: _in_items(text, "<credit>Photo<br></credit>"), TYPE),
    "an end tag misspelt": (lambda text: _in_items(text, "<credit>Photo</kredit>"), TYPE),
    "an end tag too many": (lambda text: _in_items(text, "</credit>"), TYPE),
    "an attribute without quotes": (lambda text: _in_items(text, "<photo width=300/>"), TYPE),
    "an attribute twice": (lambda text: _in_items(text, '<photo width="1" width="1"/>'), TYPE),
    "an attribute without a value": (lambda text: _in_items(text, "<photo hidden/>"), TYPE),
    "a stray angle bracket": (lambda text: _in_items(text, "<note>1 < 2</note>"), TYPE),
    "Windows line ends": (lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n").encode(), TYPE),
}
"""Name → what is done to the text of a feed, and the media type it is then sent as."""


def damage_scores(feeds: list[tuple[str, bytes]], now: datetime, *, peer: bool = True) -> dict[str, float]:
    """The share of entries that are read alike (title, link, date, GUID, body) from every damaged feed.

    `feeds` are address and bytes; those that are no good UTF-8 to begin with are left out.
    """
    texts = {url: body.decode() for url, body in feeds if _is_utf8(body)}
    programs: dict[str, _Program] = {"": partial(_ours, now=now)}
    if peer:
        programs["peer_feedparser_"] = _feedparsers
    scores: dict[str, float] = {}
    for prefix, program in programs.items():
        whole = {url: Counter(program(text.encode(), TYPE, url)) for url, text in texts.items()}
        total = sum(count.total() for count in whole.values())
        every = []
        for name, (damage, sent_as) in DAMAGES.items():
            alike = sum(
                (whole[url] & Counter(program(damage(text), sent_as, url))).total()
                for url, text in texts.items()
            )
            every.append(alike / total)
            scores[f"{prefix}{name}"] = alike / total
        scores[f"{prefix}all"] = sum(every) / len(every)
    return scores


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _ours(body: bytes, sent_as: str, url: str, *, now: datetime) -> list[tuple[object, ...]]:
    try:
        entries = parse(body, sent_as, url, url, now).entries
    except ParseError:
        return []
    return [(one.title, one.url, one.published, one.guid, bare(one.html)) for one in entries]


def _feedparsers(body: bytes, sent_as: str, url: str) -> list[tuple[object, ...]]:
    import feedparser

    headers = {"content-type": sent_as, "content-location": url}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            items = feedparser.parse(io.BytesIO(body), response_headers=headers).entries
        except Exception:  # noqa: BLE001  (whatever it raises is a feed not read)
            return []
    return [
        (
            bare(item.get("title", "")),
            item.get("link"),
            item.get("published_parsed") or item.get("updated_parsed"),
            item.get("id"),
            bare(item.get("content", [{}])[0].get("value") or item.get("summary", "")),
        )
        for item in items
    ]

"""Turns the bytes that servers send into clean XML or JSON text for the parsers. Pure.

Because of one bad byte a parser may reject a whole feed or read it in the wrong encoding. This module repairs
the most frequent faults of feeds.
"""

from __future__ import annotations

import re
from html import escape
from html.entities import html5

from digest.text.decoding import decoded
from digest.web.coding import unfold

MAX_BYTES = 5 * 1024 * 1024
"""Most bytes of a decompressed feed, unless feeds.yaml sets another limit (`max_mb`)."""

_EBCDIC = b"\x4c\x6f\xa7\x94"
"""``<?xm`` in EBCDIC, the encoding of mainframes."""
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})""")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,12})|(\d{1,12}));")
_ROOT = re.compile(r"<(?:\?xml|!DOCTYPE\s+rss|(?:[\w-]+:)?(?:rss|feed|rdf|channel)[\s>])", re.IGNORECASE)
_OUTERMOST = re.compile(
    r"(?:\s|(?><!--.*?-->)|(?><\?.*?\?>))*+<(?:[\w-]+:)?(rss|feed|rdf|channel)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_COMMENT_START = re.compile(r"<!--[^>]{0,200}>|<!--")
_RAW_START = re.compile(
    r"<(script|style|template|noscript|iframe|object|applet|svg|math|canvas|audio|video|title|head|"
    r"form|button|select|textarea)(?![\w-])",
    re.IGNORECASE,
)
_DOUBLE_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\](?:>|&gt;)|$)", re.DOTALL)
_NO_DECLARATION = re.compile(r"<!(?!--|doctype\s[^<>]*>)", re.IGNORECASE)
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE\s[^\[>]*(?:\[(?P<subset>[^\]]{0,20000})\]\s*)?>", re.IGNORECASE)
_ENTITY = re.compile(r"""<!ENTITY\s+([\w.-]{1,60})\s+(?:"([^"&%<]{0,40})"|'([^'&%<]{0,40})')\s*>""")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(r"&(?!(?:[A-Za-z_:][\w:.-]{0,60}|#\d{1,8}|#[xX][0-9a-fA-F]{1,6});)")
_KEPT = frozenset({"amp", "lt", "gt", "quot", "apos", "AMP", "LT", "GT", "QUOT"})
_LINK_WITH_URI = re.compile(r"<link\s[^<>]{0,99}?\buri\s*=[^<>]{0,600}(?<!/)>(?=\s*https?://)", re.IGNORECASE)
"""A link whose address is the element's text, but whose ``uri`` attribute the parser would read instead."""
_CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)


def text_of(body: bytes, content_type: str = "") -> str:
    """The text of a feed document: decompressed, decoded, without byte order mark and control characters.

    Raises:
        CodingError: the compressed body is damaged, or too large when decompressed.
    """
    if body[:2] == b"\x1f\x8b":
        body = unfold(body, ["gzip"], MAX_BYTES)
    return _CONTROL.sub("", _decoded(body, content_type)).lstrip("\ufeff \t\r\n")


def _decoded(body: bytes, content_type: str) -> str:
    """The text, decoded as the document or the server says, or else with the encoding that fits best."""
    if body.startswith(_EBCDIC):
        return body.decode("cp037", "replace")
    in_document = _DECLARED.search(body[:1024])
    in_header = _CHARSET.search(content_type)
    said = [in_document[1].decode("ascii")] if in_document else []
    return decoded(body, [*said, in_header[1]] if in_header else said)


def mended_xml(text: str) -> str:
    """`text` repaired so that a strict XML parser can probably read it, declared as UTF-8.

    Junk before the root is cut. The document type is removed, so no external file is loaded and no entity is
    expanded by the parser. Entities that HTML knows, or that the document defines as plain text, become their
    characters. Stray ampersands are escaped.
    """
    root = _ROOT.search(text[:20000])
    xml = _DECLARATION.sub("", text[root.start() :] if root else text)
    xml = _REFERENCE.sub(_only_possible, xml)
    entities: dict[str, str] = {}
    doctype = _DOCTYPE.search(xml[:40000])
    if doctype:
        entities = {name: a or b for name, a, b in _ENTITY.findall(doctype["subset"] or "")}
        xml = xml[: doctype.start()] + xml[doctype.end() :]
    return DECLARATION + _outside_cdata(_LINK_WITH_URI.sub("<link>", xml), entities)


def is_feed(xml: str) -> bool:
    """Whether the outermost element of repaired XML is that of a feed, even of one without entries."""
    root = _OUTERMOST.match(xml, len(DECLARATION))
    return root is not None and (
        root.group(1).lower() != "rdf" or "purl.org/rss/" in xml or "netscape.com/rdf" in xml
    )


def mended_markup(markup: str) -> str:
    """HTML from a feed, repaired where a browser would hide the rest of the text.

    A comment, or an element such as ``<iframe ... />``, that is opened and never closed hides all that
    follows. So does a false declaration: a second CDATA wrapper, or ``<!`` alone.
    """
    if "<!" in markup:
        markup = _DOUBLE_CDATA.sub(r"\1", markup)
        start = markup.find("<!--", markup.rfind("-->") + 1)
        markup = markup if start < 0 else markup[:start] + _COMMENT_START.sub("", markup[start:])
        markup = _NO_DECLARATION.sub("&lt;!", markup)
    for name in {found.lower() for found in _RAW_START.findall(markup)}:
        markup = _without_unclosed(markup, name)
    return markup


def _without_unclosed(markup: str, name: str) -> str:
    """`markup` without self-closing start tags of `name`, and without those that no end tag follows."""
    last = markup.lower().rfind(f"</{name}")
    start = re.compile(rf"<{name}(?![\w-])(?:[^<>]*>)?", re.IGNORECASE)
    return start.sub(
        lambda tag: "" if tag.start() > last or tag.group().endswith("/>") else tag.group(), markup
    )


def _only_possible(found: re.Match[str]) -> str:
    """A numeric reference, or "" if XML does not allow the character, as parsers reject such a document."""
    number = int(found.group(1), 16) if found.group(1) else int(found.group(2))
    is_possible = number <= 0x10FFFF and not _CONTROL.match(chr(number))
    return found.group() if is_possible else ""


def _outside_cdata(xml: str, entities: dict[str, str]) -> str:
    """`xml` with references repaired, except in CDATA sections, where they have no meaning."""
    pieces: list[str] = []
    end = 0
    for section in _CDATA.finditer(xml):
        pieces += [_mended_references(xml[end : section.start()], entities), section.group()]
        end = section.end()
    return "".join([*pieces, _mended_references(xml[end:], entities)])


def _mended_references(xml: str, entities: dict[str, str]) -> str:
    if "&" not in xml:
        return xml

    def character(found: re.Match[str]) -> str:
        name = found.group(1)
        if name in _KEPT:
            return found.group()
        known = entities.get(name) or html5.get(f"{name};")
        return escape(known, quote=False) if known else f"&amp;{name};"

    return _BARE.sub("&amp;", _NAMED.sub(character, xml))

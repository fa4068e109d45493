"""Markup from outside becomes plain text, or HTML in which nothing can run.

The one door of nh3. A feed parser's own sanitiser is not a boundary, so everything passes here.
"""

from __future__ import annotations

import html as entities
import re
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlparse, urlsplit

from digest.hosts import ascii_host
from digest.text.captions import MAY_HOLD_CAPTIONS, drop_captions, without_shortcodes
from digest.text.figures import MAY_HOLD_FIGURES, write_out_figures
from digest.text.hiding import hides
from digest.text.markup import meant_markup, with_stray_brackets_escaped

if TYPE_CHECKING:
    import nh3

MAX_CHARACTERS = 64 * 1024
"""Longer markup is cut: HTML parsers are quadratic on nested tags (500 kB took nh3 65 s, 64 kB takes 1 s)."""

_BLOCKS_WORDS = """
    address article aside blockquote br caption dd details div dl dt figcaption figure footer form h1 h2
    h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody td tfoot th thead
    title tr ul
"""
BLOCKS = frozenset(_BLOCKS_WORDS.split())
"""Elements whose edges part words, though nothing stands between them in the markup."""

_ALLOWED_WORDS = """
    a abbr article aside b blockquote br caption cite code dd del div dl dt em figcaption figure footer
    h1 h2 h3 h4 h5 h6 header hr i ins kbd li mark nav ol p pre q s section small strong sub sup table
    tbody td tfoot th thead time tr u ul
"""
_ALLOWED = frozenset(_ALLOWED_WORDS.split())
_DROPPED_WORDS = """
    script style template noscript iframe object embed applet svg math canvas audio video title head
    form button select textarea option datalist dialog noframes progress meter rp rt rtc
"""
_DROPPED = frozenset(_DROPPED_WORDS.split())
"""Elements that go with all they hold: their content is not prose."""

_ATTRIBUTES = {
    "a": frozenset({"href"}),
    "time": frozenset({"datetime"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan"}),
}
_VOID_WORDS = """
    area base br col embed hr img input link meta param source track wbr
"""
_VOID = frozenset(_VOID_WORDS.split())

_BLOCK_EDGE = re.compile(rf"<(?=/?(?:{'|'.join(sorted(BLOCKS))})\b)", re.IGNORECASE)
_HIDING_WORDS = ("hidden", "style", "sr-only", "visually", "reader", "invisible")
"""One of them stands in whatever `_MAY_HIDE` finds."""
_MAY_HIDE = re.compile(
    r"[\s\"'/](?:hidden|style)\b|sr-only|visually|screen-?reader|element-invisible|a11y-hidden", re.IGNORECASE
)
_FOR_SCREEN_READERS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|screenreader|element-invisible|a11y-hidden)(?:\s|$)",
    re.IGNORECASE,
)
_IS_ABSOLUTE = re.compile(
    r"https?://[A-Za-z0-9.-]+/[A-Za-z0-9/_.~%=&+:,-]*(?:\?[A-Za-z0-9/_.~%=&+:,-]+)?(?:#[A-Za-z0-9/_.~%=&+:,-]+)?"
)
"""What most links look like; joining one with a base changes nothing about it."""
_TAG_NAME = re.compile(r"<([a-zA-Z][^\s/<>]*)")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)([^<>]*)>")
_MARK = re.compile(r'\shidden(?==|\s|$)|="display:none"')
_SPACE = re.compile(r"\s+")
_BROKEN_LINE = re.compile(r"[\t\r\n]")
"""Browsers drop these inside an address."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def plain_text(html: str) -> str:
    """The text of a piece of HTML on one line: markup, hidden parts and entities resolved."""
    if "<" not in html and "&" not in html:
        return one_line(html)
    bare = _stripper().clean(_BLOCK_EDGE.sub(" <", _visible(_meant(html))))
    return one_line(entities.unescape(bare))


def one_line(text: str) -> str:
    """`text` without control characters, every run of white space one space."""
    return _SPACE.sub(" ", _CONTROL.sub("", text.replace("\x85", " "))).strip()


def safe_html(html: str, base: str = "") -> str:
    """`html` in which nothing can run or be loaded, and nothing is hidden; links absolute to `base`.

    Structure and emphasis stay; scripts, styles, forms, pictures, SVG and MathML go, and every
    attribute but the address of a link, which is http(s). More than 64 KiB is cut.
    """
    _base.set(base)
    return _sanitiser().clean(_visible(_cut(html)))


def story_html(html: str, base: str = "") -> str:
    """`safe_html` of what a feed sends for a story: as it was meant, its figures in words, no captions."""
    return safe_html(_meant(html), base)


def _meant(html: str) -> str:
    """The markup that was meant: not escaped twice, no bracket a tag that is none, figures written out."""
    html = with_stray_brackets_escaped(meant_markup(_cut(without_shortcodes(html))))
    if not MAY_HOLD_FIGURES.search(html) and not MAY_HOLD_CAPTIONS.search(html):
        return html
    from lxml import etree
    from lxml import html as lxml_html

    try:
        tree = lxml_html.fragment_fromstring(html, create_parent="div")
    except (etree.LxmlError, ValueError):
        return html
    write_out_figures(tree)
    drop_captions(tree)
    return (tree.text or "") + "".join(
        etree.tostring(child, encoding="unicode", method="html") for child in tree
    )


_base: ContextVar[str] = ContextVar("_base", default="")
"""What the links of the markup under way are relative to."""


@cache
def _sanitiser() -> nh3.Cleaner:
    """Put together once: that takes as long as using it on a page of text."""
    import nh3

    def keep(_: str, attribute: str, value: str) -> str | None:
        return _link(_base.get(), value) if attribute == "href" else value

    return nh3.Cleaner(
        tags=set(_ALLOWED),
        clean_content_tags=set(_DROPPED),
        attributes={name: set(kept) for name, kept in _ATTRIBUTES.items()},
        attribute_filter=keep,
        url_schemes={"http", "https"},
        link_rel="nofollow noopener noreferrer",
    )


@cache
def _stripper() -> nh3.Cleaner:
    """Takes all markup away."""
    import nh3

    return nh3.Cleaner(tags=set(), clean_content_tags=set(_DROPPED))


def html_from_text(text: str) -> str:
    """Plain text as HTML: blank lines part paragraphs."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "".join(
        f"<p>{entities.escape(one_line(part), quote=False)}</p>" for part in paragraphs if part.strip()
    )


def _cut(html: str) -> str:
    """The first `MAX_CHARACTERS` of `html`, not ending inside a tag."""
    if len(html) <= MAX_CHARACTERS:
        return html
    kept = html[:MAX_CHARACTERS]
    return kept[: kept.rfind("<")] if kept.rfind("<") > kept.rfind(">") else kept


def _link(base: str, address: str) -> str | None:
    """The absolute http(s) address of a link, or `None`: an address that no host can have is no link.

    What comes back is spelt so that joining it with any base changes nothing about it.
    """
    if _IS_ABSOLUTE.fullmatch(address):
        return address
    try:
        joined = urljoin(base, _BROKEN_LINE.sub("", address.strip()))
        parts = urlsplit(urlparse(joined).geturl().strip())
        is_possible = bool(ascii_host(parts.hostname or "")) and parts.port != 0 and "\\" not in parts.netloc
    except ValueError:
        return None
    return parts.geturl() if is_possible and parts.scheme in {"http", "https"} else None


def _visible(html: str) -> str:
    """`html` without the elements that its writer hid from readers.

    The sanitiser drops the attributes that hide, so what they hide must go before: hidden text must
    never reach a summariser. The sanitiser itself parses and balances the markup first, as a browser
    would; what it writes is regular enough for one linear walk over its tags.
    """
    import nh3

    if not _may_hide(html):
        return html

    def mark(_: str, attribute: str, value: str) -> str | None:
        if attribute in {"style", "class"}:
            hidden = hides(value) if attribute == "style" else _FOR_SCREEN_READERS.search(value)
            return "display:none" if hidden else None
        return value.replace("<", "%3C").replace(">", "%3E")

    names = {name.lower() for name in _TAG_NAME.findall(html)} - _DROPPED
    balanced = nh3.clean(
        html,
        tags=names,
        clean_content_tags=set(_DROPPED),
        attributes={
            "*": {"style", "class", "hidden"},
            **{name: set(kept) for name, kept in _ATTRIBUTES.items()},
        },
        attribute_filter=mark,
        url_schemes={"http", "https"},
        link_rel=None,
    )
    return _without_marked(balanced)


def _may_hide(html: str) -> bool:
    """Whether anything in `html` can hide text; the plain search spares most markup the slow one."""
    lower = html.lower()
    return any(word in lower for word in _HIDING_WORDS) and bool(_MAY_HIDE.search(html))


def _without_marked(balanced: str) -> str:
    """Well-formed HTML without the elements marked ``hidden`` or ``display:none``, and all they hold."""
    kept: list[str] = []
    end, inside, depth = 0, "", 0
    for tag in _TAG.finditer(balanced):
        closes, name, attributes = tag.groups()
        if inside:
            if name == inside:
                depth += -1 if closes else 1
            if depth == 0:
                inside, end = "", tag.end()
        elif _MARK.search(attributes):
            kept.append(balanced[end : tag.start()])
            inside, depth, end = ("", 0, tag.end()) if name in _VOID else (name, 1, len(balanced))
    kept.append(balanced[end:])
    return "".join(kept)

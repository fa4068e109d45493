"""What a page's readers never see is taken out of it before anybody reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ZERO = r"(?:0*\.?0+(?:px|em|rem|pt|%|vw|vh)?)"
_HIDING = re.compile(
    rf"(?:^|[;\s{{])(?:display:none|visibility:(?:hidden|collapse)|content-visibility:hidden|opacity:{_ZERO}(?=[;!]|$)"
    rf"|font-size:{_ZERO}(?=[;!]|$)|(?:left|top|right|bottom|text-indent|margin-left|margin-top):-\d{{3,}}(?:px|em|rem|pt)"
    r"|clip:rect\(0|clip:rect\(1px|clip-path:inset\((?:50|100)%|clip-path:circle\(0|clip-path:polygon\(00"
    r"|transform:scale[xy]?\(0(?:\.0+)?\)|color:transparent|-webkit-text-fill-color:transparent)"
)
_NO_SIZE = re.compile(rf"(?:^|;)(?:max-)?(?:height|width):{_ZERO}(?=[;!]|$)")
_COLOUR = re.compile(r"(?:^|;)color:([^;!]+)")
_GROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!\s]+)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"[.#][\w-]+")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT_BLOCK = re.compile(r"@[^{};@]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")

_FOR_SCREEN_READERS = {
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "screenreader",
    "u-hidden",
    "is-hidden",
    "a11y-hidden",
    "element-invisible",
    "assistive-text",
}
_NEVER_SHOWN = ("template", "noscript", "dialog", "script", "style", "svg")
_CONTROLS = ("aria-controls", "data-target", "data-bs-target", "data-toggle-target", "href")
# A way of hiding that takes half of a page's text is how its script shows it, not how it hides a trap.
_FRAME_SHARE = 0.5


def drop_hidden(tree: HtmlElement) -> int:
    """Take every hidden element out of `tree`, scripts and styles too; how many hid text.

    Seen are the ``hidden`` attribute, inline styles (display, visibility, opacity, size, position, clip,
    colour on its own colour), simple class and id rules of the page's own style sheets, and the class
    names by which sites address screen readers alone. A way of hiding that would take more than half of
    the page's text is left: such pages are shown by their script once they are loaded.
    """
    named = _names_hidden_by_style(tree)
    revealed = _revealed(tree)
    for element in list(tree.iter(*_NEVER_SHOWN)):
        _drop(element)
    found: dict[str, list[HtmlElement]] = {}
    for element in tree.iter():
        way = _way_hidden(element, named) if isinstance(element.tag, str) else ""
        if way and element.get("id") not in revealed:
            found.setdefault(way, []).append(element)
    whole = len(tree.text_content())
    dropped = 0
    for elements in found.values():
        outermost = _outermost(elements)
        if sum(len(element.text_content()) for element in outermost) <= _FRAME_SHARE * whole:
            dropped += len(outermost)
            for element in outermost:
                _drop(element)
    _show_the_rest(tree)
    return dropped


def _show_the_rest(tree: HtmlElement) -> None:
    """What is left is read: the extractor has rules of its own for these attributes."""
    for element in tree.iter():
        for name in ("style", "hidden"):
            element.attrib.pop(name, None)


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _outermost(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Those that stand in no other of them (they come in document order)."""
    chosen = set(elements)
    return [
        element for element in elements if not any(parent in chosen for parent in element.iterancestors())
    ]


def _revealed(tree: HtmlElement) -> set[str]:
    """The ids that a control of the page shows when it is used: tabs, accordions, "read on"."""
    ids: set[str] = set()
    for control in tree.iter("a", "button", "summary", "h2", "h3", "h4", "div", "label", "li"):
        for name in _CONTROLS:
            if target := control.get(name):
                ids.update(part.lstrip("#") for part in target.split())
    return ids


def _way_hidden(element: HtmlElement, named: set[str]) -> str:
    """How an element is hidden; empty when it is not."""
    if element.tag in {"html", "body", "head", "meta", "link", "title"}:
        return ""
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return "attribute"
    classes = (element.get("class") or "").lower().split()
    if _FOR_SCREEN_READERS.intersection(classes) and element.tag not in {"h1", "article", "main"}:
        return "class"
    if named and _is_named(element, classes, named):
        return "sheet"
    style = element.get("style")
    if style and hides(style):
        return "opacity" if "opacity" in style.lower() else "style"
    return ""


def _is_named(element: HtmlElement, classes: list[str], named: set[str]) -> bool:
    return f"#{(element.get('id') or '').lower()}" in named or not named.isdisjoint(
        f".{name}" for name in classes
    )


def hides(style: str) -> bool:
    """Whether these declarations keep text from being seen."""
    flat = re.sub(r"\s+", "", style.lower())
    if _HIDING.search(flat):
        return True
    if "overflow:hidden" in flat and _NO_SIZE.search(flat):
        return True
    colour, ground = _COLOUR.search(flat), _GROUND.search(flat)
    return colour is not None and ground is not None and _plain(colour[1]) == _plain(ground[1])


def _plain(colour: str) -> str:
    names = {"white": "#ffffff", "black": "#000000"}
    colour = names.get(colour, colour)
    return (
        "#" + "".join(2 * digit for digit in colour[1:]) if len(colour) == 4 and colour[0] == "#" else colour
    )


def _names_hidden_by_style(tree: HtmlElement) -> set[str]:
    """Classes and ids (``.ghost``, ``#trap``) that the page's own style elements hide without condition."""
    hidden: set[str] = set()
    for selector, rule in _rules(tree):
        names = {part.strip().lower() for part in selector.split(",") if _SIMPLE.fullmatch(part.strip())}
        if hides(rule):
            hidden |= names
        elif "display:" in rule.replace(" ", ""):
            hidden -= names
    return hidden


def _rules(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for sheet in tree.iter("style"):
        media = (sheet.get("media") or "all").lower()
        text = sheet.text or ""
        # The frame of AMP pages hides the body until its script runs; big sheets style widgets, not text.
        if sheet.get("amp-boilerplate") is None and media in {"all", "screen"} and len(text) < 200_000:
            for found in _RULE.finditer(_AT_BLOCK.sub("", _COMMENT.sub("", text))):
                yield found[1], found[2]

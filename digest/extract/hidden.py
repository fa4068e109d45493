"""What a page's readers never see is taken out of it before anybody reads it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from digest.extract.claims import Claims
from digest.extract.sheets import HidingRules
from digest.extract.shelved import hidden_body, stands_alone, take_off_the_shelf
from digest.text.hiding import hides, is_switch

if TYPE_CHECKING:
    from lxml.html import HtmlElement

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
_TITLES = ("h2", "h3", "h4", "h5", "h6", "button", "summary", "dt")
_STYLED = etree.XPath("descendant-or-self::*[@style or @hidden]")
_LONGEST_TITLE = 200
"""Characters of the heading or button before a hidden part that unfolds it.

Chosen by reading; not measured.
"""
_SAYING = re.compile(r"(?:position|vertical-align|text-decoration(?:-line)?)\s*:[^;]*", re.IGNORECASE)
# A way of hiding that takes half of a page's text is how its script shows it, not how it hides a trap.
_FRAME_SHARE = 0.5
"""Share of a page's text up to which what one rule hides goes, whatever the rest tells.

Chosen by reading; not measured.
"""
_SWITCHES = frozenset({"attribute", "class", "sheet", "switch", "opacity"})
"""Ways of hiding that a script turns off; nobody unhides what is off the screen or white on white."""


def drop_hidden(tree: HtmlElement, claims: Claims | None = None) -> int:
    """Take every hidden element out of `tree`, scripts and styles too; how many hid text.

    Seen are the ``hidden`` attribute, inline styles (display, visibility, opacity, size, position, clip,
    colour on its own colour), the rules of the page's own style sheets, and the class
    names by which sites address screen readers alone. Left are what scripts show once the page is loaded: a
    way of hiding that would take more than half of the page's text, unless what is seen tells the story
    without it; and the body of the story: hidden paragraphs that are more than all that are seen, and that
    tell what the page `claims` to tell. Such a body may also stand in a ``noscript`` or a template.
    """
    sheets = HidingRules(tree)
    revealed = _revealed(tree)
    claims = claims or Claims()
    take_off_the_shelf(tree, claims)
    for element in list(tree.iter(*_NEVER_SHOWN)):
        _drop(element)
    found: dict[str, list[HtmlElement]] = {}
    for element in tree.iter():
        way = _way_hidden(element, sheets) if isinstance(element.tag, str) else ""
        if way and element.get("id") not in revealed:
            found.setdefault(way, []).append(element)
    groups = {way: _outermost(elements) for way, elements in found.items()}
    whole = len(tree.text_content())
    body = hidden_body(tree, {way: groups[way] for way in groups if way in _SWITCHES}, claims)
    dropped = 0
    hidden = frozenset(element for elements in groups.values() for element in elements)
    is_told = stands_alone(tree, hidden, claims)
    for elements in groups.values():
        if is_told or sum(len(element.text_content()) for element in elements) <= _FRAME_SHARE * whole:
            gone = [element for element in elements if element not in body]
            dropped += len(gone)
            for element in gone:
                _drop(element)
    _show_the_rest(tree)
    return dropped


def _show_the_rest(tree: HtmlElement) -> None:
    """What is left is read: the extractor has rules of its own for these attributes.

    Of a style remains what says how text is meant: raised, struck out, over the page.
    """
    for element in _STYLED(tree):
        element.attrib.pop("hidden", None)
        kept = ";".join(_SAYING.findall(element.attrib.pop("style", "")))
        if kept:
            element.set("style", kept)


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


def _way_hidden(element: HtmlElement, sheets: HidingRules) -> str:
    """How an element is hidden; empty when it is not."""
    if element.tag in {"html", "body", "head", "meta", "link", "title"}:
        return ""
    if element.get("hidden", "until-found") != "until-found":
        return "attribute"
    classes = element.get("class")
    if classes and _is_for_screen_readers(classes) and element.tag not in {"h1", "article", "main"}:
        return "class"
    if (way := sheets.way(element)) and not _stands_below_its_title(element):
        return way
    style = element.get("style")
    if not style or not hides(style):
        return ""
    if not is_switch(style):
        return "style"
    return "opacity" if "opacity" in style.lower() else "switch"


@lru_cache(maxsize=4096)
def _is_for_screen_readers(classes: str) -> bool:
    return not _FOR_SCREEN_READERS.isdisjoint(classes.lower().split())


def _stands_below_its_title(element: HtmlElement) -> bool:
    """Whether a short heading or button comes right before: a part of an accordion, unfolded by a script."""
    before = element.getprevious()
    if before is None or len(before.text_content()) > _LONGEST_TITLE:
        return False
    return any(part.get("role") == "button" or part.tag in _TITLES for part in before.iter())

"""Microdata and RDFa of a page as the same plain objects that its JSON-LD gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from digest.extract.json_ld import Node

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_READ = frozenset(
    {
        *("headline", "name", "author", "creator", "datepublished", "datecreated", "url", "mainentityofpage"),
        *("publisher", "inlanguage", "isaccessibleforfree", "description", "givenname", "familyname"),
        *("haspart", "cssselector"),
    }
)
"""Properties that are looked at, in lower case; the text of an article is better read off the page."""
_SPELT = {
    name.lower(): name
    for name in (
        *("datePublished", "dateCreated", "mainEntityOfPage", "inLanguage", "isAccessibleForFree"),
        *("givenName", "familyName", "hasPart", "cssSelector"),
    )
}
_MAX_ITEMS = 500
"""Items of one page that are looked at."""
_LONGEST = 500
"""Characters of a value that is read off the page."""
_OTHERS = frozenset({"comment", "review", "itemlistelement", "mentions", "blogpost", "ispartof", "citation"})


class _Words(NamedTuple):
    """The attributes of one of the two ways."""

    kind: str
    name: str


_WAYS = (_Words("itemtype", "itemprop"), _Words("typeof", "property"))


def items_from_tree(tree: HtmlElement) -> list[Node]:
    """The items of the page, in document order, their own properties in them."""
    return [node for words in _WAYS for node in _items(tree, words)]


def _items(tree: HtmlElement, words: _Words) -> list[Node]:
    elements = tree.xpath(f"//*[@{words.kind}]")[:_MAX_ITEMS]
    items: dict[HtmlElement, dict[str, Any]] = {
        element: {"@type": (element.get(words.kind) or "").split()} for element in elements
    }
    for element in tree.xpath(f"//*[@{words.name}]"):
        owner = _owner(element, items)
        if owner is None:
            continue
        value: Any = items[element] if element in items else _value(element)
        for name in (element.get(words.name) or "").split():
            _add(items[owner], name.rpartition("/")[2].rpartition(":")[2].lower(), value)
    return [Node(item, _is_of_others(element, words)) for element, item in items.items()]


def _owner(element: HtmlElement, items: dict[HtmlElement, dict[str, Any]]) -> HtmlElement | None:
    return next((parent for parent in element.iterancestors() if parent in items), None)


def _is_of_others(element: HtmlElement, words: _Words) -> bool:
    above = (element, *element.iterancestors())
    return any(not _OTHERS.isdisjoint((one.get(words.name) or "").lower().split()) for one in above)


def _add(item: dict[str, Any], name: str, value: Any) -> None:
    if name not in _READ or value in ("", None):
        return
    name = _SPELT.get(name, name)
    if name not in item:
        item[name] = value
    elif name in {"author", "creator"}:
        held = item[name]
        item[name] = [*(held if isinstance(held, list) else [held]), value]


def _value(element: HtmlElement) -> str:
    """What an element says for machines, else its text."""
    for attribute in ("content", "datetime", "href", "src"):
        if (said := element.get(attribute)) is not None and (attribute != "href" or element.tag == "link"):
            return str(said).strip()
    text = " ".join(element.text_content().split())
    return text if len(text) <= _LONGEST else ""

"""The JSON-LD of a page's scripts as plain objects, read as forgivingly as pages are written."""

from __future__ import annotations

import html as entities
import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_MAX_NODES = 5000
"""Objects of one page that are looked at."""
_MAX_MENDED = 300_000
"""Characters of a broken script that is worth mending; longer ones are not articles."""
_LOOSE_COMMA = re.compile(r",(?=\s*[}\]])")
_STRING = r'"(?:\\.|[^"\\])*"'
_COMMENT = re.compile(rf"({_STRING})|/\*.*?\*/|(?<![:\w])//[^\n]*|<!--|-->|<!\[CDATA\[|\]\]>", re.DOTALL)
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_ENDS_STRING = re.compile(r"\s*(?:[,:}\]]|$)")
_OPENS = re.compile(r"[{\[]")
_OF_OTHERS = frozenset(
    {
        *("itemlistelement", "mentions", "citation", "comment", "review", "isbasedon", "isrelatedto"),
        *("relatedlink", "significantlink", "subjectof", "liveblogupdate", "backstory", "blogpost"),
        *("ispartof", "about", "hasvariant", "associatedarticle"),
    }
)
"""Properties whose values are other works than the one that names them, in lower case."""


class Node(NamedTuple):
    """An object of the page's structured data."""

    said: dict[str, Any]
    is_of_others: bool = False
    """Whether an object stands where a page names other works than its own."""


def nodes_from_tree(tree: HtmlElement) -> Iterator[Node]:
    """Every object in the page's JSON-LD, outer ones first."""
    scripts = (script.text or "" for script in tree.iter("script") if _is_json_ld(script))
    waiting = [(value, False) for script in scripts for value in values_from_script(script)]
    seen = at = 0
    while at < len(waiting) and seen < _MAX_NODES:
        value, is_of_others = waiting[at]
        at += 1
        if isinstance(value, list):
            waiting[at:at] = [(part, is_of_others) for part in value]
        elif isinstance(value, dict):
            seen += 1
            yield Node(value, is_of_others)
            waiting += [
                (part, is_of_others or name.lower() in _OF_OTHERS)
                for name, part in value.items()
                if isinstance(part, (dict, list))
            ]


def _is_json_ld(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def values_from_script(text: str) -> list[Any]:
    """The values of a script, one after the other; what is no JSON even after mending is passed over.

    Mended are wrappers and comments, loose commas, raw line breaks, quotation marks and backslashes that are
    not escaped, entities in place of quotation marks, and several values in one script.
    """
    text = text.strip("\ufeff \t\r\n;")
    try:
        return [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        pass
    if len(text) > _MAX_MENDED:
        return []
    if "&quot;" in text and not re.match(r'[\[{\s]*"', text):
        text = entities.unescape(text)
    bare = _COMMENT.sub(lambda found: found[1] or " ", text)
    return _values_in(_LOOSE_COMMA.sub("", bare))


def _values_in(text: str) -> list[Any]:
    """The objects and lists of a text, whatever stands between them; mended where they are broken."""
    values: list[Any] = []
    decoder = json.JSONDecoder(strict=False)
    at = 0
    while opening := _OPENS.search(text, at):
        try:
            value, at = decoder.raw_decode(text, opening.start())
        except (ValueError, RecursionError):
            return values + _mended(text[opening.start() :])
        values.append(value)
    return values


def _mended(text: str) -> list[Any]:
    """The first value of a broken text, its strings mended; nothing if that does not help."""
    mended = _LOOSE_COMMA.sub("", _BAD_ESCAPE.sub(r"\\\\", _escaped_quotes(text)))
    try:
        return [json.JSONDecoder(strict=False).raw_decode(mended)[0]]
    except (ValueError, RecursionError):
        return []


def _escaped_quotes(text: str) -> str:
    """The text with those quotation marks escaped after which no string can end."""
    pieces: list[str] = []
    is_inside, at = False, 0
    for mark in re.finditer(r'\\.|"', text, re.DOTALL):
        if mark[0] != '"':
            continue
        ends = _ENDS_STRING.match(text, mark.end()) is not None
        pieces.append(text[at : mark.start()])
        pieces.append('"' if not is_inside or ends else '\\"')
        is_inside = not (is_inside and ends)
        at = mark.end()
    return "".join(pieces) + text[at:]

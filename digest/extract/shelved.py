"""The story's body where a page holds it for a script to show: hidden, in a ``noscript`` or in a template.

A trap for machines is hidden in the same ways. So a body must be what the page is for: at least three
paragraphs of prose, more prose than everything that is seen, and about what the page claims to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.extract.blocks import blocks_of
from digest.text.figures import write_out_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.html import HtmlElement

    from digest.extract.blocks import Block
    from digest.extract.claims import Claims

_LEAST_PARAGRAPHS = 3
"""Paragraphs of prose from which on a hidden body is read (decision 0027)."""
_SENTENCE = 50
"""Characters of a paragraph that counts as prose, at least. Chosen by reading; not measured."""
_LINKED = 0.4
"""Share of such a paragraph that links must stay below. Chosen by reading; not measured."""
_LONGEST_TEMPLATE = 500_000
"""Characters of a template that is read."""
_TEMPLATES = frozenset(
    {"text/template", "text/html", "text/x-template", "text/x-handlebars-template", "text/ng-template"}
)


def prose_of(element: HtmlElement) -> list[str]:
    """The blocks below an element that read as running text."""
    return [block.text for block in blocks_of(element) if block.is_prose or _is_sentence(block)]


def _is_sentence(block: Block) -> bool:
    """Whether a block is a sentence of few long words, as in Finnish, Korean or Polish."""
    return len(block.text) >= _SENTENCE and block.link < _LINKED and block.ends and block.sentences >= 1


def hidden_body(
    tree: HtmlElement, hidden: Mapping[str, Sequence[HtmlElement]], claims: Claims
) -> frozenset[HtmlElement]:
    """The hidden elements, all hidden in one way, that hold the story's body; none on most pages."""
    prose = {way: [prose_of(element) for element in elements] for way, elements in hidden.items()}
    count = {way: sum(map(_length, parts)) for way, parts in prose.items()}
    if not any(count.values()):
        return frozenset()
    seen = _length(prose_of(tree)) - sum(count.values())
    way = max(count, key=lambda name: count[name])
    said = [text for part in prose[way] for text in part]
    if not _is_body(said, seen, claims):
        return frozenset()
    return frozenset(element for element, part in zip(hidden[way], prose[way], strict=True) if part)


def stands_alone(tree: HtmlElement, hidden: frozenset[HtmlElement], claims: Claims) -> bool:
    """Whether what is seen of a page, all but the `hidden` elements, is a story that tells what it claims."""
    if not hidden:
        return False
    concealed = {text for element in hidden for text in prose_of(element)}
    seen = [text for text in prose_of(tree) if text not in concealed]
    return len(seen) >= _LEAST_PARAGRAPHS and claims.fit(seen)


def take_off_the_shelf(tree: HtmlElement, claims: Claims) -> None:
    """Put the body of the story where its ``noscript`` or template stands, if one of them holds it."""
    seen = -1
    for shelf in list(tree.iter("noscript", "template", "script")):
        content = _content(shelf)
        said = prose_of(content) if content is not None else []
        if len(said) < _LEAST_PARAGRAPHS or content is None:
            continue
        seen = _length(prose_of(tree)) if seen < 0 else seen
        parent = shelf.getparent()
        if _is_body(said, seen, claims) and parent is not None:
            content.tail, shelf.tail = shelf.tail, None
            parent.replace(shelf, content)
            return


def _content(shelf: HtmlElement) -> HtmlElement | None:
    """What a shelf holds, as an element of its own."""
    from lxml import etree
    from lxml import html as lxml_html

    if shelf.tag == "script" and (shelf.get("type") or "").lower() not in _TEMPLATES:
        return None
    inside = shelf.text or ""
    if len(shelf):
        inside += "".join(etree.tostring(child, encoding="unicode", method="html") for child in shelf)
    if ("<p" not in inside and "<br" not in inside) or len(inside) > _LONGEST_TEMPLATE:
        return None
    try:
        content = lxml_html.fragment_fromstring(inside, create_parent="div")
    except (etree.LxmlError, ValueError):
        return None
    write_out_figures(content)
    return content


def _is_body(said: Sequence[str], seen: int, claims: Claims) -> bool:
    return len(said) >= _LEAST_PARAGRAPHS and _length(said) > seen and claims.fit(said)


def _length(paragraphs: Iterable[str]) -> int:
    return sum(map(len, paragraphs))

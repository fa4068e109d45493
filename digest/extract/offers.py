"""The offer to subscribe that stands where the text would go on is taken out of a page that is not free.

Pages name the part that is only for those who pay by a selector. Some send that part with the text in it and
hide it, and some send an offer in its place: the offer is a line or two, and the text is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.extract.sheets import elements_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

_MOST_WORDS = 80
"""Words of an offer at most; a longer part of an article is its text (decisions 0026, 0027)."""
_FEWEST_IN_PARAGRAPH = 8
"""Words of a paragraph that counts as text, and not as a label."""


def drop_offers(tree: HtmlElement, selectors: Iterable[str]) -> None:
    """Take the parts out of `tree` that hold an offer: short, beside more text that is free."""
    parts = [part for selector in selectors for part in elements_of(tree, selector)]
    parts = [part for part in parts if part.tag not in {"html", "body", "main"}]
    inside = {element for part in parts for element in part.iter()}
    words = sum(_words(part) for part in parts if not any(above in parts for above in part.iterancestors()))
    free = sum(_words(p) for p in tree.iter("p") if p not in inside and _words(p) >= _FEWEST_IN_PARAGRAPH)
    if words <= min(_MOST_WORDS, free):
        for part in parts:
            if part.getparent() is not None:
                part.drop_tree()


def _words(element: HtmlElement) -> int:
    """Words of an element; of a script that parts none two letters are one."""
    text: str = element.text_content()
    wide = sum("\u3040" <= letter <= "\u9fff" for letter in text)
    return len(text.split()) + wide // 2

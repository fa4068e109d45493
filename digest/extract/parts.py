"""Parts of a page that an extractor of main text mistakes: other articles below, the standfirst above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.text.letters import bare
from digest.text.scripts import ends_as_sentences_do, word_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_STANDFIRST = re.compile(
    r"standfirst|sub-?(?:head|title)|(?:^|[-_ ])(?:lead|lede|dek|deck|intro|introduction|ingress|teaser|"
    r"chapo|excerpt|abstract|vorspann|perex|sapo|summary|bajada|entradilla|kopftext|sommario)(?:$|[-_ ])",
    re.IGNORECASE,
)
_BESIDE = frozenset({"aside", "nav", "footer", "figure", "figcaption", "a", "li"})
_PROSE_WORDS = 12
"""Words of a paragraph that is prose, and not a label or a teaser. Chosen by reading; not measured."""
_LONG = 1000
"""Characters of text that make an ``article`` element an article and no teaser."""


def drop_other_articles(tree: HtmlElement, headline: str) -> None:
    """Take whole articles that follow the one of the page (endless scrolling) out of `tree`."""
    articles = [
        element
        for element in tree.iter("article")
        if len(element.text_content()) >= _LONG and next(element.iterancestors("article"), None) is None
    ]
    titled = [element for element in articles if next(element.iter("h1", "h2"), None) is not None]
    if len(titled) < 2:
        return
    own = next((element for element in titled if _has_heading(element, headline)), titled[0])
    for element in titled[titled.index(own) + 1 :]:
        if next(element.iter("h1"), None) is not None and element.getparent() is not None:
            element.drop_tree()


def _has_heading(element: HtmlElement, headline: str) -> bool:
    wanted = bare(headline)
    return bool(wanted) and any(bare(h.text_content()) == wanted for h in element.iter("h1"))


def prose_blocks(tree: HtmlElement) -> list[str]:
    """The paragraphs and list items of a page that are prose, wherever they stand but below or beside it."""
    blocks = []
    for element in tree.iter("p", "li"):
        if any(parent.tag in _BESIDE - {"li"} for parent in element.iterancestors()):
            continue
        text = " ".join(element.text_content().split())
        if word_count(text) >= _PROSE_WORDS and ends_as_sentences_do(text):
            blocks.append(text)
    return blocks


def standfirst(tree: HtmlElement, description: str, text: str) -> str:
    """The sentence or two under the headline, if they are on the page and not in `text` yet.

    Known by being what the page describes itself with, or by the name of their element, between the
    first heading and the text's beginning.
    """
    start = bare(text)
    wanted = bare(description)
    for element in _between_heading_and_text(tree, start):
        shown = " ".join(element.text_content().split())
        letters = bare(shown)
        if not 30 <= len(shown) <= 700 or not letters or letters in start:
            continue
        if letters == wanted or (_is_named_so(element) and (ends_as_sentences_do(shown) or len(shown) >= 90)):
            return shown
    return ""


def _between_heading_and_text(tree: HtmlElement, start: str) -> Iterator[HtmlElement]:
    """Small elements from the first heading to the one that the text begins with, at most three hundred."""
    heading = next(tree.iter("h1"), None)
    passed, seen = heading is None, 0
    for element in tree.iter("h1", "h2", "p", "div", "span", "strong", "section"):
        passed = passed or element is heading
        if not passed or len(element) > 12:
            continue
        seen += 1
        letters = bare(element.text_content()[:300])
        if seen > 300 or (len(letters) > 40 and start.startswith(letters[:60])):
            return
        if not any(parent.tag in _BESIDE for parent in element.iterancestors()):
            yield element


def _is_named_so(element: HtmlElement) -> bool:
    own = " ".join(
        element.get(name) or "" for name in ("class", "id", "itemprop", "data-testid", "data-component")
    )
    parent = element.getparent()
    above = (parent.get("class") or "") if parent is not None and len(parent) <= 3 else ""
    return _STANDFIRST.search(f"{own} {above}") is not None or element.get("itemprop") == "description"

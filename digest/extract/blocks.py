"""The blocks of text that a page shows, in reading order, each with the elements it stands in. Pure.

A block is a run of text between two edges of block elements or line breaks: a paragraph, a list item, a
row, a heading, a line. What is no text (scripts, pictures, fields of forms) is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from digest.text.scripts import STOPS, has_no_stops, word_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_EDGE_WORDS = """
    address article aside blockquote body button caption center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table
    tbody td tfoot th thead tr ul
"""
_EDGES = frozenset(_EDGE_WORDS.split())
_PASSED_OVER_WORDS = """
    head script style noscript template svg math iframe object embed applet canvas audio video select
    option textarea input img picture source meta link dialog map datalist progress meter noframes noembed
    frameset plaintext rp
"""
_PASSED_OVER = frozenset(_PASSED_OVER_WORDS.split())
_STRONG = frozenset({"b", "strong", "em", "i"})
_TOLD = _EDGES | _STRONG | {"a"}
"""Elements whose ends mean something."""
_NAMED_IN = frozenset({"class", "id", "itemprop", "data-testid", "data-component"})

PLACES = ("article", "section", "table", "ul")
"""Elements in which a block may stand, and that say what it is; lists count as one."""
_PLACE_BITS = {tag: 1 << index for index, tag in enumerate(PLACES)} | {"ol": 1 << PLACES.index("ul")}

PURPOSES = {
    "comment": r"comment|disqus|respond|repl(?:y|ies)|discussion",
    "related": r"relat|recommend|more-|read-?more|also|similar|popular|trending|most-|latest|teaser|promo"
    r"|next|prev|suggest|crosslink|outbrain|taboola|upnext|card|carousel|slider|swiper|feed|grid|listing",
    "offer": r"newsletter|subscri|sign-?up|mailing|opt-?in|paywall|donat|membership|cta|banner|popup|modal"
    r"|overlay|signin|login",
    "caption": r"caption|credit|copyright|photo|image|gallery|media|figure|thumb",
    "foot": r"foot|bottom|colophon|legal|disclaim|terms|policy",
    "faq": r"faq|accordion|collaps|expand|toggle|question",
    "toc": r"(?:^|[-_ ])toc|contents|jump",
    "body": r"article|story|entry|post|body|content|text|main|prose|rich|copy|single|paragraph|wysiwyg"
    r"|markdown|detail",
    "story": r"article-?_*(?:body|content|text|main)|(?:entry|post|story|body)-?_*(?:content|text|body|copy)"
    r"|rich-?text|prose|text-editor",
    "quote": r"quote|pull|tweet|instagram|embed",
}
"""What the names that sites give their elements say of the purpose: general words, no site's own."""
_PURPOSE_BITS = tuple((1 << index, re.compile(pattern)) for index, pattern in enumerate(PURPOSES.values()))

_LONGEST_NAMES = 400
"""Characters of an element's class and id that are looked at.

A limit against hostile documents; not measured.
"""
_LONGEST_NAME = 60
"""Characters of one such name that are looked at. A limit against hostile documents; not measured."""

_SENTENCE_END = re.compile(rf"[{STOPS}](?:[\"”’'»)\]]*)(?:\s|$)")
_LAST = re.compile(rf"[{STOPS}:][\"”’'»“)\]]*$")


class Container:
    """A block element: what it and those above it are for, and how much stands in it."""

    __slots__ = (
        "above", "blocks", "depth", "direct", "far", "first", "last", "linked", "near", "own", "places",
        "prose", "tag", "words",
    )  # fmt: skip

    def __init__(self, tag: str, own: int, above: Container | None) -> None:
        self.tag, self.own, self.above = tag, own, above
        self.depth: int = above.depth + 1 if above else 0
        self.far: int = own | (above.far if above else 0)
        self.near: int = own
        for parent in (above, above.above if above else None):
            self.near |= parent.own if parent else 0
        self.places: int = _PLACE_BITS.get(tag, 0) | (above.places if above else 0)
        self.words = self.prose = self.blocks = self.direct = 0
        self.linked = 0.0
        self.first = self.last = -1


@dataclass(slots=True)
class Block:
    """A run of text and where it stands."""

    text: str
    container: Container
    link: float
    """Share of its characters that are links."""
    links: int
    bold: float
    words: int = 0
    sentences: int = 0
    ends: bool = False
    """Whether the block ends as sentences do."""

    @property
    def is_prose(self) -> bool:
        """Whether the block reads as running text."""
        return self.words >= 10 and self.link < 0.4 and self.ends and self.sentences >= 1


def blocks_of(tree: HtmlElement) -> list[Block]:
    """The blocks of the page's body, in order, with the sums of their containers."""
    body = tree.find("body") if tree.tag == "html" else tree
    blocks = _rows_joined(_Walk().blocks(tree if body is None else body))
    for index, block in enumerate(blocks):
        _count(block, index)
    for container in sorted(containers_of(blocks), key=lambda one: one.depth, reverse=True):
        _add_to_above(container)
    return blocks


def containers_of(blocks: Sequence[Block]) -> list[Container]:
    """The elements that `blocks` stand in, each once."""
    found: dict[int, Container] = {}
    for block in blocks:
        container: Container | None = block.container
        while container is not None and id(container) not in found:
            found[id(container)] = container
            container = container.above
    return list(found.values())


def _rows_joined(blocks: list[Block]) -> list[Block]:
    """Cells of one row that hold text alone become one block: a row is read as a line."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last is not None and _is_cell(block) and _is_cell(last) and _row(block) is _row(last):
            joined[-1] = _both(last, block)
        else:
            joined.append(block)
    return joined


def _is_cell(block: Block) -> bool:
    return block.container.tag in {"td", "th"}


def _row(block: Block) -> Container | None:
    return block.container.above


def _both(one: Block, other: Block) -> Block:
    share = len(other.text) / (len(one.text) + len(other.text))
    return Block(
        text=f"{one.text} | {other.text}",
        container=one.container,
        link=(1 - share) * one.link + share * other.link,
        links=one.links + other.links,
        bold=(1 - share) * one.bold + share * other.bold,
        words=one.words + other.words,
        sentences=one.sentences + other.sentences,
        ends=other.ends,
    )


def _count(block: Block, index: int) -> None:
    """Add a block to the container that it stands right in."""
    prose = block.words if block.is_prose else 0
    container = block.container
    if container.above is not None:
        container.above.direct += prose
    container.words += block.words
    container.prose += prose
    container.linked += block.words * block.link
    container.blocks += 1
    if container.first < 0:
        container.first = index
    container.last = index


def _add_to_above(container: Container) -> None:
    """Add what a container holds to the one around it; those deeper down have come before."""
    above = container.above
    if above is None:
        return
    above.words += container.words
    above.prose += container.prose
    above.linked += container.linked
    above.blocks += container.blocks
    above.first = container.first if above.first < 0 else min(above.first, container.first)
    above.last = max(above.last, container.last)


class _Walk:
    """One pass over a tree; what was read since the last edge is the run."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.container = Container("html", 0, None)
        self.in_link = self.in_bold = 0
        self._begin()

    def blocks(self, body: HtmlElement) -> list[Block]:
        walk = etree.iterwalk(body, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _PASSED_OVER or not isinstance(tag, str):
                    walk.skip_subtree()
                else:
                    self._open(element, tag)
                continue
            if tag in _TOLD:
                self._close(tag)
            if element is not body and (tail := element.tail):
                self._read(tail)
        self._end()
        return self.found

    def _open(self, element: HtmlElement, tag: str) -> None:
        if tag in _EDGES:
            self._end()
            self.container = Container(tag, _purposes(element), self.container)
        elif tag == "br":
            self._end()
        elif tag == "a":
            self.in_link += 1
            self.links += 1
        elif tag in _STRONG:
            self.in_bold += 1
        if text := element.text:
            self._read(text)

    def _close(self, tag: str) -> None:
        if tag in _EDGES:
            self._end()
            self.container = self.container.above or self.container
        elif tag == "a":
            self.in_link -= 1
        elif tag in _STRONG:
            self.in_bold -= 1

    def _read(self, text: str) -> None:
        self.run.append(text)
        if self.in_link or self.in_bold:
            length = len(text.strip())
            self.linked += length if self.in_link else 0
            self.bold += length if self.in_bold else 0

    def _begin(self) -> None:
        self.run: list[str] = []
        self.linked = self.bold = self.links = 0

    def _end(self) -> None:
        if not self.run and not self.links:
            return
        text = " ".join("".join(self.run).split())
        if text:
            self.found.append(
                Block(
                    text=text,
                    container=self.container,
                    link=min(1.0, self.linked / len(text)),
                    links=self.links,
                    bold=min(1.0, self.bold / len(text)),
                    words=word_count(text),
                    sentences=len(_SENTENCE_END.findall(text)) or int(has_no_stops(text)),
                    ends=_LAST.search(text[-12:]) is not None or has_no_stops(text),
                )
            )
        self._begin()


def _purposes(element: HtmlElement) -> int:
    purposes = 0
    for attribute, names in element.items():
        if attribute in _NAMED_IN:
            purposes |= _purposes_of(names[:_LONGEST_NAMES])
    return purposes


@lru_cache(maxsize=16_384)
def _purposes_of(names: str) -> int:
    purposes = 0
    for name in names.split():
        purposes |= _purposes_of_one(name[:_LONGEST_NAME].lower())
    return purposes


@lru_cache(maxsize=65_536)
def _purposes_of_one(name: str) -> int:
    return sum(bit for bit, pattern in _PURPOSE_BITS if pattern.search(name))

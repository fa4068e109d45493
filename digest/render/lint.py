"""Looks over rendered files before anyone else does: a page that is broken is not sent (TRUST A7).

It judges the structure and our own words, never prose: an article may well be about ``{{``. Words
that are not ours stand in elements with ``dir="auto"``, which is also what bidirectional text needs.
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.parsers import expat

from digest.errors import RenderError
from digest.models import Support

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.models import Brief, Edition

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_NEVER_EMPTY = frozenset(
    {
        "a",
        "blockquote",
        "button",
        "caption",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ol",
        "p",
    }
    | {"summary", "table", "th", "time", "title", "ul"}
)
_FORBIDDEN = frozenset({"script", "iframe", "object", "embed", "base", "form", "img", "video", "audio"})
_LOADING = frozenset({"src", "srcset", "background", "poster", "data", "action", "formaction", "ping"})
_POINTERS = frozenset({"popovertarget", "aria-labelledby", "aria-describedby", "for"})
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_LINKED = frozenset({"http", "https", "mailto"})
_LEFTOVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|\bNone\b|\bUndefined\b|<\||\|>")
_MODEL_LEFTOVER = re.compile(
    r"<\|[^<>]{0,40}\|>|\[/?INST\]|</?s>|\{\{|\{%|\[\d{1,3}\]|^\s*(?:assistant|user|system)\s*:",
    re.IGNORECASE,
)


def check(files: Mapping[str, bytes]) -> None:
    """Look over pages and XML.

    Raises:
        RenderError: naming every broken file and what is wrong with it.
    """
    complaints = [
        f"{path}: {complaint}" for path, body in files.items() for complaint in _complaints(path, body)
    ]
    if complaints:
        shown = "; ".join(complaints[:5])
        rest = f" and {len(complaints) - 5} more" if len(complaints) > 5 else ""
        raise RenderError(f"The rendered edition is not fit to be sent: {shown}{rest}.")


def check_model_text(edition: Edition) -> None:
    """See that no generated sentence carries a prompt, a marker or template code.

    Raises:
        RenderError: naming the story.
    """
    for brief in edition.briefs:
        for text in _generated(brief):
            if leftover := _MODEL_LEFTOVER.search(text):
                raise RenderError(
                    f"The summary of {brief.story.id} carries {leftover[0].strip()!r}, which its model left "
                    "behind; choose another summariser or the extractive one."
                )
    for told in edition.minute.told if edition.minute else ():
        ours = [told.sentence.text] if told.sentence.support is not Support.VERBATIM else []
        for text in (*ours, told.sentence.translation):
            if leftover := _MODEL_LEFTOVER.search(text):
                raise RenderError(
                    f"The edition's minute carries {leftover[0].strip()!r}, which its model left behind; "
                    "choose another summariser or the extractive one."
                )


def _generated(brief: Brief) -> Iterator[str]:
    """The sentences of a brief that a model wrote; verbatim ones may hold what they like."""
    sentences = [
        *brief.summary.sentences,
        *(update.sentence for update in brief.updates),
        *(told.sentence for told in brief.background),
        *(sentence for sentence in (brief.why, brief.summary.heading) if sentence is not None),
    ]
    written = [sentence.text for sentence in sentences if sentence.support is not Support.VERBATIM]
    yield from written
    yield from (sentence.translation for sentence in sentences if sentence.translation)
    yield brief.summary.headline_translation
    if written:
        yield brief.summary.headline


def _complaints(path: str, body: bytes) -> list[str]:
    if path.endswith((".xml", ".opml")):
        return _xml_complaints(body)
    if path.endswith(".html"):
        page = _Page()
        page.feed(body.decode())
        page.close()
        return page.verdict()
    return []


def _xml_complaints(body: bytes) -> list[str]:
    parser = expat.ParserCreate()
    try:
        parser.Parse(body, True)
    except expat.ExpatError as error:
        return [f"is not well-formed XML ({error})"]
    return []


class _Page(HTMLParser):
    """One page, read for what must never be in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.complaints: list[str] = []
        self.ids: Counter[str] = Counter()
        self.pointers: set[str] = set()
        self.open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FORBIDDEN:
            self.complaints.append(f"holds a <{tag}>")
        attributes = {name: value or "" for name, value in attrs}
        self._look_at(tag, attributes)
        if tag not in _VOID:
            self.open.append(_Open(tag, is_foreign="dir" in attributes or self._is_foreign))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self.open or self.open[-1].tag != tag:
            self.complaints.append(f"closes <{tag}> where it is not open")
            return
        element = self.open.pop()
        if tag in _NEVER_EMPTY and not element.has_text:
            self.complaints.append(f"has an empty <{tag}>")

    def handle_data(self, text: str) -> None:
        if text.strip():
            for element in self.open:
                element.has_text = True
        if not self._is_foreign and self.open and self.open[-1].tag != "style":
            self.complaints.extend(f"says {leftover!r}" for leftover in _LEFTOVER.findall(text))

    @property
    def _is_foreign(self) -> bool:
        """Whether the words here are not ours."""
        return bool(self.open) and self.open[-1].is_foreign

    def _look_at(self, tag: str, attributes: Mapping[str, str]) -> None:
        if "id" in attributes:
            self.ids[attributes["id"]] += 1
        for name, value in attributes.items():
            if name.startswith("on") or name in _LOADING:
                self.complaints.append(f"<{tag}> has {name}")
            if name in _POINTERS:
                self.pointers.update(value.split())
        self._look_at_link(tag, attributes.get("href", "#"))

    def _look_at_link(self, tag: str, href: str) -> None:
        if href.startswith("#"):
            self.pointers.update({href[1:]} - {""})
        scheme = _SCHEME.match(href)
        if scheme and scheme[1].lower() not in _LINKED and not (tag == "link" and href.startswith("data:")):
            self.complaints.append(f"links to {href[:40]!r}")
        if not href:
            self.complaints.append(f"<{tag}> has an empty address")

    def verdict(self) -> list[str]:
        """Everything wrong with the page."""
        missing = sorted(self.pointers - set(self.ids))
        twice = sorted(name for name, count in self.ids.items() if count > 1)
        return [
            *self.complaints,
            *(f"points to #{name}, which is not there" for name in missing),
            *(f"has the id {name} twice" for name in twice),
            *(f"never closes <{element.tag}>" for element in self.open),
        ]


class _Open:
    """An element that is still open."""

    __slots__ = ("has_text", "is_foreign", "tag")

    def __init__(self, tag: str, *, is_foreign: bool) -> None:
        self.tag = tag
        self.is_foreign = is_foreign
        self.has_text = False

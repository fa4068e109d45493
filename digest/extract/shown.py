"""The day of publication as a page shows it to its readers: beside its heading, in so many words.

What a page says for machines can be the day of its last change, or of the day it was fetched; what stands
beside the heading is meant for people. Nothing is guessed: a year alone, as in the line of the copyright, is
no day, and neither is 03/04/2026.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import TYPE_CHECKING

from digest.dates.reading import NO_HINT, dates_in
from digest.dates.spelling import spelt_alike
from digest.extract.date_labels import CHANGED, OTHERWISE, PUBLISHED
from digest.extract.dates import Moment, moment_from_text, moment_from_written
from digest.text.letters import bare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.html import HtmlElement

    from digest.dates.reading import Hint

_AROUND = 700
"""Characters of text after the heading among which the date stands."""
_LONGEST_LINE = 90
"""Characters of an element's text that can be a line with a date. Chosen by reading; not measured."""
_BLOCKS = (
    "time",
    "p",
    "div",
    "span",
    "li",
    "h2",
    "h3",
    "h4",
    "h5",
    "small",
    "a",
    "td",
    "dd",
    "address",
    "em",
    "i",
    "b",
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ASIDE = frozenset({"nav", "footer", "aside", "select", "form", "figcaption", "figure"})
_COMMENTS = re.compile(
    r"comm?ent(?!ar(?:y|ies)\b)|komment|disqus|yorumlar|(?:^|[\s_-])(?:replies|reply|responses|reacties)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^\W*(?:by|von|par|por|di|da|av|af|door|autor\w*|author|text|foto|fra|od|przez|от|автор)\b"
)
_DIGIT = re.compile(r"\d")
_TEASER_DEPTH = 3
"""Elements around a date in which a headline is looked for that it could be of."""
_LONGEST_TEASER = 400
"""Characters of a headline with a line or two and a date."""
_WORDS_OF_HEADLINE = 5
"""Words of a link that is a headline; authors' names and buttons are shorter."""
_LONGEST_LABEL = 40
"""Characters of a label that stands in an element of its own before the date."""
_FURTHEST = 200_000
"""Characters of text after the heading up to which days of others are looked for."""
_BESIDE = 250
"""Characters of text after the heading up to which a date stands beside it, and not in the text or below."""


class Place(IntEnum):
    """Where a date stands, the best place first."""

    BESIDE = auto()
    """After the heading and before the text."""
    ABOVE = auto()
    """Before the heading, in the part of the page that holds it."""
    BELOW = auto()
    """After some of the text."""
    TOP = auto()
    """Before the heading, outside that part: in a masthead."""
    ELSEWHERE = auto()
    """In another article, or among the comments."""


_NOT_ITS_OWN = frozenset({Place.TOP, Place.ELSEWHERE})


@dataclass(frozen=True, slots=True)
class Shown:
    """A date that a page shows."""

    moment: Moment
    place: Place
    is_plain: bool
    """Whether the line is a date and little else, and not a phrase with a date in it."""


def shown_moment(tree: HtmlElement, headline: str, hint: Hint = NO_HINT) -> Shown | None:
    """The date that stands beside the page's heading.

    With the time of day, if one stands beside it; without a zone it is read as UTC.
    """
    anchor = _heading(tree, headline)
    found = list(_around(tree, anchor, hint)) if anchor is not None else []
    return min(found, key=lambda one: (not one.is_plain, one.place), default=None) or _labelled(tree, hint)


def _around(tree: HtmlElement, anchor: HtmlElement, hint: Hint) -> Iterator[Shown]:
    """The dates near the heading; of those before it the nearest first."""
    above: list[Shown] = []
    for place, line, element in _lines(tree, anchor):
        if place not in _NOT_ITS_OWN and (shown := _shown(line, element, place, hint)):
            if place in {Place.ABOVE, Place.TOP}:
                above.insert(0, shown)
            else:
                yield shown
    yield from above


def days_of_others(tree: HtmlElement, headline: str, hint: Hint = NO_HINT) -> set[date | None]:
    """The days that a page shows of other things than its article.

    Those of other articles and of comments, and that of the masthead: mostly the day when it was asked for.
    """
    anchor = _heading(tree, headline)
    if anchor is None:
        return set()
    lines = _lines(tree, anchor, furthest=_FURTHEST)
    others = (_shown(line, element, place, hint) for place, line, element in lines if place in _NOT_ITS_OWN)
    return {shown.moment.day for shown in others if shown}


def _labelled(tree: HtmlElement, hint: Hint) -> Shown | None:
    """The date of the one line of the page that is labelled as its publication."""
    moments = []
    for element in tree.iter("p", "div", "span", "li", "small"):
        line = " ".join((element.text or "").split())
        if len(line) <= _LONGEST_LINE and _DIGIT.search(line) and PUBLISHED.match(spelt_alike(line)):
            moments += [shown.moment for shown in [_in_line(line, Place.BELOW, hint)] if shown]
    is_one = len({moment.day for moment in moments}) == 1
    return Shown(moments[0], Place.BELOW, is_plain=True) if is_one else None


# --------------------------------------------------------------------------- where to look


def _heading(tree: HtmlElement, headline: str) -> HtmlElement | None:
    """The heading that says the headline, else the first of the page's highest level."""
    levels = [list(tree.iter(level)) for level in ("h1", "h2", "h3", "h4")]
    headings = next(filter(None, levels), [])
    same = (heading for heading in headings if headline and bare(heading.text_content()) == bare(headline))
    return next(same, headings[0] if headings and headings[0].tag != "h2" else None)


def _lines(
    tree: HtmlElement, anchor: HtmlElement, furthest: int = _AROUND + _LONGEST_LINE
) -> Iterator[tuple[Place, str, HtmlElement]]:
    """Short pieces of text near the heading that may hold a date: where they stand, and their elements."""
    is_after, passed = False, 0
    inside = set(anchor.iter())
    holders, own_title = _holders(anchor), bare(anchor.text_content())
    for element in tree.iter(*_BLOCKS, "h1"):
        if element is anchor:
            is_after = True
        if element in inside or _is_aside(element):
            continue
        own = " ".join((element.text or "", *(child.tail or "" for child in element)))
        passed += len(own.strip()) if is_after else 0
        if passed > furthest:
            return
        line = _short_text(element)
        if line is not None and (element.tag == "time" or _DIGIT.search(line)):
            is_elsewhere = _is_of_another(element, holders) or _is_teaser(element, holders, own_title)
            place = Place.ELSEWHERE if is_elsewhere else _place(element, holders, passed, is_after=is_after)
            yield place, line, element


def _holders(anchor: HtmlElement) -> set[HtmlElement]:
    """The parts of the page that hold the heading; the page itself only if the heading stands right in it."""
    holders = {parent for parent in anchor.iterancestors() if parent.tag not in {"html", "body"}}
    return holders or set(anchor.iterancestors("body"))


def _place(element: HtmlElement, holders: set[HtmlElement], passed: int, *, is_after: bool) -> Place:
    if is_after:
        return Place.BESIDE if passed <= _BESIDE else Place.BELOW
    is_with_it = any(parent in holders for parent in element.iterancestors())
    return Place.ABOVE if is_with_it else Place.TOP


def _is_of_another(element: HtmlElement, holders: set[HtmlElement]) -> bool:
    """Whether an element belongs to another article than the heading's, or to readers' comments."""
    has_article = any(holder.tag == "article" for holder in holders)
    for part in (element, *element.iterancestors()):
        if part in holders:
            return False
        if has_article and part.tag == "article":
            return True
        if _COMMENTS.search(f"{part.get('class') or ''} {part.get('id') or ''} {part.get('itemtype') or ''}"):
            return part.tag not in {"html", "body"}
    return False


def _is_teaser(element: HtmlElement, holders: set[HtmlElement], own: str) -> bool:
    """Whether a date stands with another article's link: one as long as a headline, not the page's `own`."""
    for part in [element, *element.iterancestors()][:_TEASER_DEPTH]:
        if part in holders or len(part.text_content()) > _LONGEST_TEASER:
            return False
        titles = (link.text_content() for link in part.iter("a"))
        if any(len(title.split()) >= _WORDS_OF_HEADLINE and bare(title) != own for title in titles):
            return True
    return False


def _short_text(element: HtmlElement) -> str | None:
    """The text of an element that is no longer than a line; big ones are not read to their end."""
    pieces, length = [], 0
    for piece in element.itertext():
        pieces += piece.split()
        length = sum(map(len, pieces)) + len(pieces)
        if length > _LONGEST_LINE:
            return None
    return " ".join(pieces)


def _is_aside(element: HtmlElement) -> bool:
    return any(parent.tag in _ASIDE for parent in (element, *element.iterancestors()))


# --------------------------------------------------------------------------- what a line says


def _shown(line: str, element: HtmlElement, place: Place, hint: Hint) -> Shown | None:
    """The date of a line or a ``time`` element, unless the words before it speak of a change."""
    machine = moment_from_text(element.get("datetime") or "", hint)
    if machine is None:
        return _in_line(line, place, hint, _label_before(element))
    parent = element.getparent()
    beside = (_short_text(parent) if parent is not None else None) or ""
    label = beside.partition(line)[0] if line else ""
    said = spelt_alike(f"{_label_before(element)} {label} {line}")
    return None if CHANGED.search(said) or OTHERWISE.search(said) else Shown(machine, place, is_plain=True)


def _label_before(element: HtmlElement) -> str:
    """The text of the element before it, where that is short and no date: ``<dt>Received</dt>``."""
    before = element.getprevious()
    if before is None or not isinstance(before.tag, str) or before.tag in _HEADINGS:
        return ""
    text = _short_text(before) or ""
    return "" if len(text) > _LONGEST_LABEL or _DIGIT.search(text) else text


def _in_line(line: str, place: Place, hint: Hint, label: str = "") -> Shown | None:
    """The date of a line, with its time of day: the one that is called its publication.

    Without such a word it is the first, unless the words before it speak of something else; several days
    that nothing tells apart are none of them. `label` is what stands before the line.
    """
    dates = dates_in(line, hint)
    labels = [
        spelt_alike(label) + found.label if index == 0 else found.label for index, found in enumerate(dates)
    ]
    own = [(found, said) for found, said in zip(dates, labels, strict=True) if not CHANGED.search(said)]
    called = [found for found, said in own if PUBLISHED.search(said)]
    chosen = called or [found for found, said in own if not OTHERWISE.search(said)]
    if not chosen or (not called and len({found.written.day for found in chosen}) > 1):
        return None
    found = chosen[0]
    is_plain = bool(called) or not found.is_in_phrase or _BYLINE.search(found.label) is not None
    return Shown(moment_from_written(found.written), place, is_plain=is_plain)

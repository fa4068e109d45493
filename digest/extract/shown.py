"""The day of publication as a page shows it to its readers: beside its heading, in so many words.

What a page says for machines can be the day of its last change, or of the day it was fetched; what stands
beside the heading is meant for people. Nothing is guessed: a year alone, as in the line of the copyright, is
no day, and neither is 03/04/2026.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from digest.extract.dates import MONTH, Moment, moment_from_day, moment_from_text
from digest.text.letters import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_AROUND = 700
"""Characters of text after the heading among which the date stands."""
_LONGEST_LINE = 90
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
_ASIDE = frozenset({"nav", "footer", "aside", "select", "form", "figcaption", "figure"})
_CHANGED = re.compile(
    r"updat|aktuali|modifi|geändert|änderung|bearbeitet|stand\s*:|mis à jour|mise à jour|actualiza|aggiornat|"
    r"bijgewerkt|oppdater|opdater|uppdater|revised|©|copyright|\(c\)",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})(?:\. ?| \| )(\d{1,2})(?:\. ?| \| )(\d{4}|\d{2})(?![\d.])")
_PUBLISHED = re.compile(
    r"(?:published|posted|erstellt|veröffentlicht|erschienen|publiziert|publié|pubblicato|publicado|gepubliceerd|"
    r"publisert|publicerad|udgivet|yayınlanma)\b(?: on| am| le| el| il| op)?\W*",
    re.IGNORECASE,
)
_BEFORE_YEAR, _AFTER_YEAR = 80, 20
_EASTERN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/])")
_WRITTEN = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\b(?:{MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.)?(?: de| of)? (?:{MONTH})\.?,?(?: de)? \d{{4}}\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<!\d)([01]?\d|2[0-3])(?::|\.(?=\d\d Uhr))([0-5]\d)(?!\d|\s*min)(?:\s*([ap])\.?m)?", re.IGNORECASE
)


def shown_moment(tree: HtmlElement, headline: str) -> Moment | None:
    """The date that stands beside the page's heading, after it rather than before it.

    With the time of day, if one stands beside it; the zone is not shown, so that it is read as UTC.
    """
    anchor = _heading(tree, headline)
    return (_beside(tree, anchor) if anchor is not None else None) or _labelled(tree)


def _beside(tree: HtmlElement, anchor: HtmlElement) -> Moment | None:
    before: list[Moment] = []
    for is_after, line, element in _lines(tree, anchor):
        if moment := _moment_of(line, element):
            if is_after:
                return moment
            before.append(moment)
    return before[-1] if before else None


def _labelled(tree: HtmlElement) -> Moment | None:
    """The date of the one line of the page that is labelled as its publication."""
    moments = [
        moment
        for element in tree.iter("p", "div", "span", "li", "small")
        if len(line := " ".join((element.text or "").split())) <= _LONGEST_LINE
        and (label := _PUBLISHED.match(line))
        and (moment := _moment_in(line[label.end() :])) is not None
    ]
    return moments[0] if len({moment.day for moment in moments}) == 1 else None


def states_day(tree: HtmlElement, url: str, day: date) -> bool:
    """Whether page or address gives this very day somewhere, in whatever way."""
    year, short = f"{day.year}", f"{day.year % 100:02}"
    month, number = f"0?{day.month}", f"0?{day.day}"
    in_full = re.compile(
        rf"{year}[-./_年] ?{month}[-./_月] ?{number}(?!\d)"
        rf"|{year}{day.month:02}{day.day:02}"
        rf"|(?<!\d){number} ?[-./|] ?{month} ?[-./|] ?{year}(?!\d)"
        rf"|(?<!\d){month}[-./]{number}[-./]{year}(?!\d)"
        rf"|(?<!\d){number}(?:st|nd|rd|th|\.|º)?,?\s+(?:de |of )?[^\W\d]{{3,12}}\.?,?\s+(?:de )?{year}"
        rf"|[^\W\d]{{3,12}}\.?\s+{number}(?:st|nd|rd|th)?,?\s+{year}"
    )
    short_end = re.compile(rf"[-./|] ?{short}(?!\d)")
    in_short = re.compile(
        rf"(?<!\d){number} ?[-./|] ?{month} ?[-./|] ?{short}$|(?<!\d){month}[-./]{number}[-./]{short}$"
    )
    for text in (etree.tostring(tree, encoding="unicode"), unquote(url)):
        if any(in_full.search(near) for near in _around(year, text)):
            return True
        ends = short_end.finditer(text)
        if any(in_short.search(text, max(0, end.start() - 8), end.end()) for end in ends):
            return True
    return False


def _around(year: str, text: str) -> Iterator[str]:
    """What stands around each place of `year` in `text`: all that a date of that year takes."""
    at = text.find(year)
    while at >= 0:
        yield text[max(0, at - _BEFORE_YEAR) : at + _AFTER_YEAR]
        at = text.find(year, at + 1)


# --------------------------------------------------------------------------- where to look


def _heading(tree: HtmlElement, headline: str) -> HtmlElement | None:
    """The heading that says the headline, else the first of the page's highest level."""
    levels = [list(tree.iter(level)) for level in ("h1", "h2", "h3", "h4")]
    headings = next(filter(None, levels), [])
    same = (heading for heading in headings if headline and bare(heading.text_content()) == bare(headline))
    return next(same, headings[0] if headings and headings[0].tag != "h2" else None)


def _lines(tree: HtmlElement, anchor: HtmlElement) -> Iterator[tuple[bool, str, HtmlElement]]:
    """Short pieces of text near the heading: whether they stand after it, and their elements."""
    is_after, passed = False, 0
    inside = set(anchor.iter())
    for element in tree.iter(*_BLOCKS, "h1"):
        if element is anchor:
            is_after = True
        if element in inside or _is_aside(element):
            continue
        own = " ".join((element.text or "", *(child.tail or "" for child in element)))
        passed += len(own.strip()) if is_after else 0
        if passed > _AROUND + _LONGEST_LINE:
            return
        line = _short_text(element)
        if line is not None and (line or element.tag == "time"):
            yield is_after, line, element


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


def _moment_of(line: str, element: HtmlElement) -> Moment | None:
    """The date of a line or a ``time`` element, unless the words before it speak of a change."""
    machine = moment_from_text(element.get("datetime") or "")
    if machine is not None:
        parent = element.getparent()
        beside = (_short_text(parent) if parent is not None else None) or ""
        label = beside.partition(line)[0] if line else ""
        return None if _CHANGED.search(label + line) else machine
    return _moment_in(line)


def _moment_in(line: str) -> Moment | None:
    """The first full date of a line, with its time of day, unless the words before it speak of a change."""
    if found := _WRITTEN.search(line):
        moment = moment_from_text(found[0])
        day = moment.day if moment else None
    else:
        found, day = _numeric_day(line)
    if found is None or day is None or not 1995 <= day.year <= 2100 or _CHANGED.search(line[: found.start()]):
        return None
    return _at_clock(day, line[: found.start()] + " " + line[found.end() :])


def _numeric_day(line: str) -> tuple[re.Match[str] | None, date | None]:
    if found := _DOTTED.search(line):
        return found, _day(found[3], found[2], found[1])
    if found := _EASTERN.search(line):
        return found, _day(found[1], found[2], found[3])
    if (found := _SLASHED.search(line)) and (int(found[1]) > 12 or found[1] == found[2]):
        return found, _day(found[3], found[2], found[1])
    if found and int(found[2]) > 12:
        return found, _day(found[3], found[1], found[2])
    return None, None


def _day(year: str, month: str, number: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(number))
    except ValueError:
        return None


def _at_clock(day: date, rest: str) -> Moment:
    clock = _CLOCK.search(rest)
    if clock is None:
        return moment_from_day(day)
    hour = int(clock[1]) % 12 + (12 if clock[3].lower() == "p" else 0) if clock[3] else int(clock[1])
    bare = moment_from_day(day)
    return Moment(bare.at.replace(hour=hour, minute=int(clock[2])), day=day)

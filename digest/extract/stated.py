"""Whether a page gives a day anywhere: a guard for days that were read off it by other means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.html import HtmlElement

_BEFORE_YEAR = 80
"""Characters before a year among which the rest of its date is looked for.

Chosen by reading; not measured.
"""
_AFTER_YEAR = 20
"""Characters after a year among which it is looked for, the year included.

Chosen by reading; not measured.
"""


def states_day(tree: HtmlElement, url: str, day: date) -> bool:
    """Whether page or address gives this very day somewhere, in whatever way."""
    return states(etree.tostring(tree, encoding="unicode"), day) or states(unquote(url), day)


def states(text: str, day: date) -> bool:
    """Whether a text, or an address, gives this very day."""
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
    if any(in_full.search(near) for near in _around(year, text)):
        return True
    ends = short_end.finditer(text)
    return any(in_short.search(text, max(0, end.start() - 8), end.end()) for end in ends)


def _around(year: str, text: str) -> Iterator[str]:
    """What stands around each place of `year` in `text`: all that a date of that year takes."""
    at = text.find(year)
    while at >= 0:
        yield text[max(0, at - _BEFORE_YEAR) : at + _AFTER_YEAR]
        at = text.find(year, at + 1)

"""Cuts a feed with too many items to the newest ones before it is parsed. Pure.

The parser needs 15 seconds for a feed of 50,000 items. Finding the newest with a plain search for dates takes
one second.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.collect.dates import EARLIEST, moment

if TYPE_CHECKING:
    from datetime import datetime

MAX_ITEMS = 1000
"""At most this many items of a feed, the newest, are parsed. A limit against hostile documents; not
measured."""

_START = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")
_DATE = re.compile(
    r"<(?:\w+:)?(?:pubDate|published|updated|date|issued|modified)[^>]{0,100}>\s*([^<]{8,60})<"
)


def newest_items(xml: str, now: datetime) -> tuple[str, int]:
    """`xml` with at most `MAX_ITEMS` items, and how many were left out.

    The newest items stay, in the order of the document; if there are no dates, the first ones.
    """
    starts = [found.start() for found in _START.finditer(xml)]
    if len(starts) <= MAX_ITEMS:
        return xml, 0
    last = _END.search(xml, starts[-1])
    end = last.end() if last else len(xml)
    items = [xml[start:stop] for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    dates = [_date(item, now) for item in items]
    newest = sorted(range(len(items)), key=lambda number: (dates[number], -number), reverse=True)[:MAX_ITEMS]
    kept = "".join(items[number] for number in sorted(newest))
    return xml[: starts[0]] + kept + xml[end:], len(items) - MAX_ITEMS


def _date(item: str, now: datetime) -> datetime:
    found = _DATE.search(item)
    return (moment(found.group(1), now) if found else None) or EARLIEST

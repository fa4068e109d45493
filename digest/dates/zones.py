"""Zones as dates write them: by offset, by name or by place."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo

_NAMES = """
    UT+0000
    UTC+0000 GMT+0000 Z+0000 WET+0000 WEST+0100 BST+0100 CET+0100 MET+0100 MEZ+0100 CEST+0200 MEST+0200
    MESZ+0200 WAT+0100 CAT+0200 EET+0200 SAST+0200 EEST+0300 EAT+0300 MSK+0300 TRT+0300 IRST+0330 GST+0400
    SAMT+0400 AZT+0400 GET+0400 AFT+0430 PKT+0500 YEKT+0500 UZT+0500 IST+0530 SLST+0530 NPT+0545 OMST+0600
    MMT+0630 WIB+0700 ICT+0700 KRAT+0700 NOVT+0700 SGT+0800 HKT+0800 PHT+0800 MYT+0800 AWST+0800 WITA+0800
    IRKT+0800 JST+0900 KST+0900 WIT+0900 YAKT+0900 ACST+0930 ACDT+1030 AEST+1000 CHST+1000 VLAT+1000
    AEDT+1100 NZST+1200 FJT+1200 NZDT+1300 NST-0330 NDT-0230 ART-0300 BRT-0300 UYT-0300 CLST-0300 CLT-0400
    BOT-0400 VET-0400 COT-0500 PET-0500 ECT-0500 EST-0500 EDT-0400 ET-0500 CST-0600 CDT-0500 MST-0700
    MDT-0600
    PST-0800 PDT-0700 AKST-0900 AKDT-0800 HST-1000 SST-1100 МСК+0300 AST-0400 ADT-0300 IDT+0300 HKST+0900
"""
_MOST_HOURS = 14
"""No place is further from Greenwich."""


def offset_zone(sign: str, hours: str, minutes: str | None) -> timezone | None:
    """The zone of an offset like ``+05:30``; `None` when no place has it."""
    if int(hours) > _MOST_HOURS or int(minutes or 0) > 59:
        return None
    away = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-away if sign == "-" else away)


ZONES: dict[str, timezone] = {
    name.lower(): offset_zone(sign, hours, minutes) or UTC
    for name, sign, hours, minutes in re.findall(r"(\w+?)([+-])(\d\d)(\d\d)\s", _NAMES + " ")
}
"""Zones by their names in lower case.

Where a name has several meanings it is that of the most feeds: IST is India's time, BST Britain's.
"""


def place_zone(name: str) -> tzinfo | None:
    """The zone of a place like ``Europe/Berlin``."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None

"""English expressions that are right only on the day and at the place of writing."""

from __future__ import annotations

import re

from digest.language.groups.voices import Time
from digest.language.tables import any_of

MONTH = any_of(
    """
    January|February|March|April|May|June
    July|August|September|October|November|December
    """
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

RELATIVE_DAY = any_of(
    rf"""
    yesterday|today|tonight|tomorrow
    (?:[Ll]ast|[Nn]ext|[Tt]his) (?:week|month|weekend|year|night|{WEEKDAY})
    [Nn]ext week[’']s
    (?:on )?{WEEKDAY}
    """
)
"""A day that depends on when the article was written: "last week", "on Monday"."""

WHERE_IT_WAS_WRITTEN = (
    r"\bhere\b(?!['’])|\b(?:in|of|at|to|from|across|around|outside|near) this "
    r"(?:[a-z-]+ ){0,2}(?:city|town|village|state|province|county|island|country|capital)\b"
)
"""Words that mean the place of the dateline, which is not printed: "a riot here", "the mayor of this
city"."""

CONDITIONAL = r"\b(?:may|might|could)\b[^.;]*\b(?:if|unless|once|pending|subject to)\b"
"""Words that make a sentence's news depend on a condition: "may reopen if engineers approve"."""

SO_FOR_YEARS = r"\b(?:have|has)\b[^.;]{0,80}\bsince (?:19|20)\d\d\b"
"""Words about something that has gone on for years: "have charged more since 2022"."""

NOT_YET = any_of(
    r"""
    (?<!the )(?<!his )(?<!her )(?<!its )(?<!their )will|would|won['’]t|may|might|could|if|unless
    has|have|now|still|today|yesterday|tomorrow|tonight
    this (?:morning|afternoon|evening|week|month)|next
    plans?|hopes?|expected|due to|set to|ready to
    (?:is|are|['’]s|['’]re) (?:not )?(?:\w+ly )?(?:to|\w+ing)
    """
)
"""Words about something that was still open when it was written: "will meet". Not "against the will of"."""

TIME = Time(
    relative_day=re.compile(rf"\b{RELATIVE_DAY}\b"),
    where_it_was_written=re.compile(WHERE_IT_WAS_WRITTEN),
    conditional=re.compile(CONDITIONAL),
    so_for_years=re.compile(SO_FOR_YEARS),
    not_yet=re.compile(rf"\b{NOT_YET}\b"),
    weekday=re.compile(rf"\b{WEEKDAY}\b"),
)

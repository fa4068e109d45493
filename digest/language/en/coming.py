"""How English announces future events: "will", "set to", "ahead of"; and how it names their days."""

from __future__ import annotations

import re

from digest.language.groups.reports import Coming
from digest.language.tables import any_of

_BE = r"(?:is|are|was|were|be|been|['’]s|['’]re)\s(?:\w+ly\s)?"
_PREPARED = (
    r"(?:due|set|expected|scheduled|slated|about|likely|poised|preparing|planning|planned)\s(?:to|for)"
)
SENTENCE = re.compile(
    r"(?:['’]ll|\b"
    + any_of(
        rf"""
        will(?! have\b)
        won['’]t
        shall
        {_BE}{_PREPARED}
        (?:is|are) to (?=[a-z])
        (?:set|scheduled|due|planned|slated) for
        upcoming
        ahead of
        """
    )
    + r")(?!\w)"
)
_ACTORS = (
    r"[A-Z0-9][\w.’'-]*,?|and|of|the|in|for|on|new|top|former|leaders?|ministers?|officials?|lawmakers?|envoys?"
    r"|government|parliament|police|court|voters?|workers?|president"
)
"""A word of the subject in a headline that announces: "Norrby and Skerry to meet"."""
HEADLINE = re.compile(
    any_of(
        rf"""
        \b(?:will|won['’]t|set for|ahead of|upcoming|prepares?|braces?|gears? up|plans?|awaits?)\b
        \b(?:set|expected|due|poised|scheduled|about|ready) to\b
        ^(?!How\b|Wh)(?:(?:{_ACTORS}) ){{1,8}}to [a-z]
        """
    )
)

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name: number for number, name in enumerate(_WEEK)}
DAYS_AHEAD = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
}
DAY = re.compile(
    rf"\b(?P<day>{'|'.join(_WEEK)}|today|tonight|tomorrow|this (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(
    any_of(
        r"""
        [,;:–—]
        \b(?:said|says|told|tells|announced|confirmed|added|warned|wrote|after|because)\b
        """
    )
)

COMING = Coming(
    sentence=SENTENCE,
    headline=HEADLINE,
    day=DAY,
    weekdays=WEEKDAYS,
    days_ahead=DAYS_AHEAD,
    clause_end=CLAUSE_END,
)

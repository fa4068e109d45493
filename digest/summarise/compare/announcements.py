"""What was still to come when it was written, and has come by the time of a later report.

"Ministers will meet on Tuesday" is true in its article for ever, and wrong in an edition whose next sentence
tells what they agreed on Tuesday evening. What announces a day is overtaken by a report of that day or after
that came well after it; so is the headline above it.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.summarise.redundancy import SAME_ANNOUNCEMENT, covers_shorter
from digest.text.sentences import sentences
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from digest.models import Article

LATER = timedelta(hours=2)
"""Reports nearer in time than this tell of the same state of things."""
OPENING = 3
"""Sentences of an article in which the day of what its headline announces is looked for."""
_OPENING_CHARACTERS = 2_000
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COMING = re.compile(
    r"(?:['’]ll|\b(?:will(?! have\b)|won['’]t|shall"
    r"|(?:is|are|was|were|be|been|['’]s|['’]re)\s(?:\w+ly\s)?"
    r"(?:due|set|expected|scheduled|slated|about|likely|poised|preparing|planning|planned)\s(?:to|for)"
    r"|(?:is|are) to (?=[a-z])|(?:set|scheduled|due|planned|slated) for|upcoming|ahead of))(?!\w)"
)
_HEADLINE_COMING = re.compile(
    r"\b(?:will|won['’]t|set for|ahead of|upcoming|prepares?|braces?|gears? up|plans?|awaits?)\b"
    r"|\b(?:set|expected|due|poised|scheduled|about|ready) to\b"
    r"|^(?!How\b|Wh)(?:(?:[A-Z0-9][\w.’'-]*,?|and|of|the|in|for|on|new|top|former|leaders?|ministers?|officials?|lawmakers?|envoys?"
    r"|government|parliament|police|court|voters?|workers?|president) ){1,8}to [a-z]"
)
"""Headlines say "Ministers to meet" for "will meet"; "a bid to save" and "calls on them to" are not that."""
_DAY = re.compile(
    rf"\b(?P<day>{'|'.join(_WEEK)}|today|tonight|tomorrow|this (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[,;:–—]|\b(?:said|says|told|tells|announced|confirmed|added|warned|wrote|after|because)\b"
)
"""A day that follows these is when somebody spoke, or belongs to something else."""
_NEAR = 60
"""Characters after what is to come in which its day stands."""


def overtaken(articles: Sequence[Article]) -> frozenset[str]:
    """Addresses of the articles whose headline announces what has come by a later report.

    The day need be told in one of them only: others announce the same in much the same words.
    """
    coming = [article for article in articles if announces(article.headline)]
    dated = [article for article in coming if _tells_an_overtaken_day(article, articles)]
    return frozenset(
        article.url
        for article in coming
        if any(article is other or _is_same_announcement(article, other) for other in dated)
    )


def _tells_an_overtaken_day(article: Article, articles: Sequence[Article]) -> bool:
    opening = sentences(article.text[:_OPENING_CHARACTERS])[:OPENING]
    return any(_is_for_a_day_reached(sentence, article, articles) for sentence in opening)


def _is_same_announcement(article: Article, other: Article) -> bool:
    mine, theirs = (set(content_words(one.headline)) for one in (article, other))
    return article.at < other.at + LATER and covers_shorter(mine, theirs, SAME_ANNOUNCEMENT)


def announces(headline: str) -> bool:
    """Whether a headline speaks of what is to come: "Ministers to meet", "Town braces for flood"."""
    return _HEADLINE_COMING.search(headline) is not None


def is_overtaken(sentence: str, article: Article, articles: Sequence[Article], urls: frozenset[str]) -> bool:
    """Whether `sentence` of `article` announces what the last of `articles` has seen.

    So it does when it names a day that is reached, or when it stands in an article that is overtaken as a
    whole (among `urls`, see `overtaken`).
    """
    if not _COMING.search(sentence):
        return False
    days = _announced(sentence, article.at.date())
    return (not days and article.url in urls) or _is_for_a_day_reached(sentence, article, articles)


def _is_for_a_day_reached(sentence: str, article: Article, articles: Sequence[Article]) -> bool:
    """A report that only announces, or that came within two hours of `article`, overtakes nothing."""
    if not _COMING.search(sentence):
        return False
    later = [
        other.at.date()
        for other in articles
        if other.at >= article.at + LATER and not announces(other.headline)
    ]
    days = _announced(sentence, article.at.date())
    return bool(days and later) and max(days) <= max(later)


def _announced(sentence: str, written: date) -> list[date]:
    """The days named for what is to come: a weekday is the next one, or the day of writing."""
    found = []
    for coming in _COMING.finditer(sentence):
        clause = _CLAUSE_END.split(sentence[coming.end() : coming.end() + _NEAR], maxsplit=1)[0]
        for match in _DAY.finditer(clause):
            name = match["day"].lower()
            ahead = (_WEEK.index(name) - written.weekday()) % 7 if name in _WEEK else int(name == "tomorrow")
            found.append(written + timedelta(days=ahead))
    return found

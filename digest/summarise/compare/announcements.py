"""Announcements that a later report has superseded: what was to come when it was written, and has come.

"Ministers will meet on Tuesday" is true in its article for ever, and wrong in an edition whose next sentence
tells what they agreed on Tuesday evening. A sentence that announces something for a day is superseded by a
report of that day or after, written at least two hours later; so is the headline above the sentence.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from digest import language
from digest.language import ENGLISH
from digest.summarise.redundancy import SAME_ANNOUNCEMENT, covers_shorter
from digest.text.sentences import sentences
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from digest.language import Language
    from digest.models import Article

LATER = timedelta(hours=2)
"""Hours between two reports below which they tell of the same state of things (chosen by reading;
not measured)."""
OPENING = 3
"""Sentences at the beginning of an article in which the day is looked for of what its headline announces
(chosen by reading; not measured)."""
_OPENING_CHARACTERS = 2_000
"""Characters at the beginning of an article that are parted into sentences for that, to save time (chosen by
reading; not measured)."""
_NEAR = 60
"""Characters after the words that announce, in which the day of what is announced stands (chosen by reading;
not measured)."""


def superseded_announcements(articles: Sequence[Article]) -> frozenset[str]:
    """The URLs of the articles whose headline announces what has come by a later report.

    The day need be told in one of them only: others announce the same in much the same words.
    """
    coming = [one for one in articles if announces(one.headline, language.of(one.language))]
    dated = [article for article in coming if _opens_with_a_day_reached(article, articles)]
    return frozenset(
        article.url
        for article in coming
        if any(article is other or _is_same_announcement(article, other) for other in dated)
    )


def _opens_with_a_day_reached(article: Article, articles: Sequence[Article]) -> bool:
    """Whether one of the first sentences announces something for a day that a later report has reached."""
    opening = sentences(article.text[:_OPENING_CHARACTERS])[:OPENING]
    return any(_is_for_a_day_reached(sentence, article, articles) for sentence in opening)


def _is_same_announcement(article: Article, other: Article) -> bool:
    mine, theirs = (set(content_words(one.headline)) for one in (article, other))
    return article.at < other.at + LATER and covers_shorter(mine, theirs, SAME_ANNOUNCEMENT)


def announces(headline: str, language: Language = ENGLISH) -> bool:
    """Whether a headline tells what is to come: "Ministers to meet", "Town braces for flood"."""
    return language.coming.headline.search(headline) is not None


def is_superseded_announcement(
    sentence: str, article: Article, articles: Sequence[Article], urls: frozenset[str]
) -> bool:
    """Whether `sentence` of `article` announces what has come by a later one of `articles`.

    It does when the day that it names is reached. A sentence that announces and names no day goes with its
    article: `urls` are the articles of `superseded_announcements`.
    """
    tables = language.of(article.language)
    if not tables.coming.sentence.search(sentence):
        return False
    days = _announced_days(sentence, article.at.date(), tables)
    return (not days and article.url in urls) or _is_for_a_day_reached(sentence, article, articles)


def _is_for_a_day_reached(sentence: str, article: Article, articles: Sequence[Article]) -> bool:
    """Whether every day that the sentence announces something for is reached by a later report.

    A report that only announces, or that came within two hours of `article`, reaches no day.
    """
    tables = language.of(article.language)
    if not tables.coming.sentence.search(sentence):
        return False
    later = [
        other.at.date()
        for other in articles
        if other.at >= article.at + LATER and not announces(other.headline, language.of(other.language))
    ]
    days = _announced_days(sentence, article.at.date(), tables)
    return bool(days and later) and max(days) <= max(later)


def _announced_days(sentence: str, written: date, language: Language) -> list[date]:
    """The days for which a sentence `written` on a day announces something.

    A weekday is the next day of that name, or the day of writing itself.
    """
    tables = language.coming
    found = []
    for coming in tables.sentence.finditer(sentence):
        clause = tables.clause_end.split(sentence[coming.end() : coming.end() + _NEAR], maxsplit=1)[0]
        for match in tables.day.finditer(clause):
            name = match["day"].lower()
            weekday = tables.weekdays.get(name)
            ahead = tables.days_ahead[name] if weekday is None else (weekday - written.weekday()) % 7
            found.append(written + timedelta(days=ahead))
    return found

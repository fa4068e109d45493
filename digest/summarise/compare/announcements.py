"""Announcements that later reports have superseded, because the announced event has happened by then.

"Ministers will meet on Tuesday" stays true in its article, but is wrong in an edition whose next sentence
says what they agreed on Tuesday evening. A sentence that announces something for a day is superseded by a
report that was written on that day or later, and at least two hours after it. The headline of the article is
then superseded, too.
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
"""Hours between two reports; with fewer, neither counts as later (chosen by reading; not measured)."""
OPENING = 3
"""The day of what a headline announces is looked for in the first 3 sentences of its article (chosen by
reading; not measured)."""
_OPENING_CHARACTERS = 2_000
"""Only the first 2,000 characters of an article are split into sentences for this, to save time (chosen by
reading; not measured)."""
_NEAR = 60
"""The day of an announcement is looked for in the 60 characters after a word like "will" (chosen by reading;
not measured)."""


def superseded_announcements(articles: Sequence[Article]) -> frozenset[str]:
    """The URLs of the articles whose headline announces what has happened by the time of a later report.

    Only one article need name the day: it counts for others whose headlines announce the same in similar
    words.
    """
    coming = [one for one in articles if announces(one.headline, language.of(one.language))]
    dated = [article for article in coming if _opens_with_a_day_reached(article, articles)]
    return frozenset(
        article.url
        for article in coming
        if any(article is other or _is_same_announcement(article, other) for other in dated)
    )


def _opens_with_a_day_reached(article: Article, articles: Sequence[Article]) -> bool:
    """Whether one of the article's first sentences announces something for a day that has come.

    A day has come if a later report was written on it or after it.
    """
    opening = sentences(article.text[:_OPENING_CHARACTERS])[:OPENING]
    return any(_is_for_a_day_reached(sentence, article, articles) for sentence in opening)


def _is_same_announcement(article: Article, other: Article) -> bool:
    mine, theirs = (set(content_words(one.headline)) for one in (article, other))
    return article.at < other.at + LATER and covers_shorter(mine, theirs, SAME_ANNOUNCEMENT)


def announces(headline: str, language: Language = ENGLISH) -> bool:
    """Whether a headline announces something: "Ministers to meet", "Town braces for flood"."""
    return language.coming.headline.search(headline) is not None


def is_superseded_announcement(
    sentence: str, article: Article, articles: Sequence[Article], urls: frozenset[str]
) -> bool:
    """Whether `sentence` of `article` announces what has happened by the time of a later one of `articles`.

    That is so if the day that the sentence names has come. If it names no day, it is superseded together with
    the headline of its article: `urls` are the results of `superseded_announcements`.
    """
    tables = language.of(article.language)
    if not tables.coming.sentence.search(sentence):
        return False
    days = _announced_days(sentence, article.at.date(), tables)
    return (not days and article.url in urls) or _is_for_a_day_reached(sentence, article, articles)


def _is_for_a_day_reached(sentence: str, article: Article, articles: Sequence[Article]) -> bool:
    """Whether every day for which the sentence announces something has come by the time of a later report.

    Reports that only announce do not count, nor do those written within two hours of `article`.
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
    """The days for which a sentence announces something that was written on the day `written`.

    A weekday means the next day of that name, or the day of writing itself.
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

"""Real events as the stage of summaries gets them: articles of several outlets, copies folded.

Wikinews and ECB+ give no dates, Multi-News no outlets: there an article's place in its event stands for both.
In NeuS an article without a date has that of another one of its event.
"""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bench.sets import rows
from digest.cluster.copies import find_copies
from digest.cluster.rewrites import find_rewrites
from digest.models import Article, Copy, Story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

SETS: dict[str, Callable[[Path], Iterator[Story]]] = {}
START = datetime(2014, 7, 1, 12, tzinfo=UTC)
_TOKENISED = (
    (re.compile(r"``|''"), '"'),
    (re.compile(r" ([,.;:!?%)\]’”])"), r"\1"),
    (re.compile(r"([(\[“‘$#]) "), r"\1"),
    (re.compile(r" (n't|'s|'re|'ve|'ll|'d|'m)\b"), r"\1"),
    (re.compile(r"(\w)’ (s|t|re|ve|ll|d|m)\b"), r"\1’\2"),
    (re.compile(r'(^|\s)" ([^"\n]*?) "(?=[\s.,;:!?)]|$)', re.MULTILINE), r'\1"\2"'),
    (re.compile(r"\b(gon|wan) (na)\b"), r"\1\2"),
    (re.compile(r"\s*\n\s*"), "\n\n"),
)


def event_stories(data: Path, name: str) -> list[Story]:
    """The stories of the set `name`: of those events that two articles or more tell.

    Raises:
        MissingDataError: the set is not there.
    """
    return [story for story in SETS[name](data) if len(story.articles) > 1]


def plain_text(text: str) -> str:
    """A text whose tokens are parted by blanks as a page would show it."""
    for pattern, shown in _TOKENISED:
        text = pattern.sub(shown, text)
    return text


def _wikinews(data: Path) -> Iterator[Story]:
    yield from _by_event(data, "wikinews")


def _by_event(data: Path, name: str) -> Iterator[Story]:
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(data, "cluster", name):
        events[row["event"]].append(row)
    for event in sorted(events):
        told = sorted(events[event], key=lambda row: str(row["id"]))
        articles = [
            _article(
                row.get("url") or f"https://{number}.example/{row['id']}", row["title"], row["text"], number
            )
            for number, row in enumerate(told)
        ]
        yield _story(event, list({article.url: article for article in articles}.values()))


def _ecbplus(data: Path) -> Iterator[Story]:
    yield from _by_event(data, "ecbplus")


def _neus(data: Path) -> Iterator[Story]:
    for row in rows(data, "mds", "neus"):
        told = [one for one in row["articles"] if one.get("text")]
        event_day = next((one["date"] for one in told if one.get("date")), None)
        yield _story(
            row["id"],
            [
                _article(
                    one.get("url") or f"https://{number}.example/{row['id']}",
                    one["title"],
                    plain_text(one["text"]),
                    number,
                    one.get("date") or event_day,
                    one.get("source") or "",
                )
                for number, one in enumerate(told)
            ],
        )


def _multinews(data: Path) -> Iterator[Story]:
    for row in rows(data, "mds", "multinews"):
        yield _story(
            row["id"],
            [
                _article(
                    f"https://outlet{number}.example/{row['id']}",
                    "",
                    re.sub(r" *\n[ \n]*", "\n\n", one["text"]),
                    number,
                )
                for number, one in enumerate(row["articles"])
            ],
        )


SETS |= {"wikinews": _wikinews, "ecbplus": _ecbplus, "neus": _neus, "multinews": _multinews}


def _article(
    url: str, title: str, text: str, number: int, day: str | None = None, outlet: str = ""
) -> Article:
    at = _noon(day or "") + timedelta(minutes=number)
    return Article(
        url=url,
        headline=title,
        publisher=outlet or (urlsplit(url).hostname or "").removeprefix("www."),
        published=at,
        first_seen=at,
        text=text.strip(),
    )


def _noon(day: str) -> datetime:
    """Noon of a day written ``2018-05-07`` or ``8/29/18``; of the first day where none is said."""
    for form in ("%Y-%m-%d", "%m/%d/%y", "%m/%d/%Y"):
        with suppress(ValueError):
            return datetime.strptime(day, form).replace(hour=12, tzinfo=UTC)
    return START


def _story(story_id: str, articles: Sequence[Article]) -> Story:
    ordered = sorted(articles, key=lambda article: (article.at, article.url))
    copies = {
        ordered[one].url: Copy(article_url=ordered[one].url, original_url=ordered[to].url)
        for one, (to, _) in find_copies(ordered).items()
    }
    rest = [article for article in ordered if article.url not in copies]
    copies |= {
        rest[one].url: Copy(article_url=rest[one].url, original_url=rest[to].url, kind="rewrite")
        for one, (to, _) in find_rewrites(rest).items()
    }
    return Story(
        id=story_id,
        articles=tuple(ordered),
        copies=tuple(copies.values()),
        independent=len(ordered) - len(copies),
    )

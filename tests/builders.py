"""Valid things by default; a test overrides what it is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from digest.models import (
    Article,
    Brief,
    Citation,
    Entry,
    Feed,
    FeedState,
    Imprint,
    Sentence,
    Slot,
    Story,
    Summary,
    Window,
)

NOON = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
"""The fixed moment most tests live at."""


SEVEN_IN_BERLIN = Slot(
    edition_id="morning", local="2026-03-05T07:00", at=datetime(2026, 3, 5, 6, 0, tzinfo=UTC)
)
IMPRINT = Imprint(slug="2026/03/05/morning", plan_id="morning", slot=SEVEN_IN_BERLIN)
"""What an edition of the builders' day is known by."""


def at(hours: float) -> datetime:
    """`hours` after (or before) noon."""
    return NOON + timedelta(hours=hours)


def window(since: float = -24, until: float = 0) -> Window:
    return Window(since=at(since), until=at(until))


def feed(url: str = "https://wire.example/rss", **changes: Any) -> Feed:
    return Feed(**{"url": url, "name": "Example Wire", **changes})


def feed_state(url: str = "https://wire.example/rss", **changes: Any) -> FeedState:
    return FeedState(**{"url": url, "checked_at": NOON, **changes})


def entry(number: int = 1, **changes: Any) -> Entry:
    return Entry(
        **{
            "feed_url": "https://wire.example/rss",
            "guid": f"guid-{number}",
            "url": f"https://wire.example/news/{number}",
            "title": f"Council approves bridge number {number}",
            "published": at(-2),
            "first_seen": at(-1),
            "html": f"<p>The council approved bridge number {number} on Wednesday.</p>",
            **changes,
        }
    )


TEXT = (
    "The city council approved a new bridge over the Alder river on Wednesday.\n\n"
    "The bridge will cost 40 million crowns and open in 2029, mayor Ada Lund said. "
    "Opponents say that the money should go to schools."
)


def article(number: int = 1, **changes: Any) -> Article:
    return Article(
        **{
            "url": f"https://outlet{number}.example/news/{number}",
            "headline": "Council approves new bridge over the Alder",
            "publisher": f"Outlet {number}",
            "published": at(-2 - number / 10),
            "first_seen": at(-1),
            "text": TEXT,
            "language": "en",
            "feed_urls": (f"https://outlet{number}.example/rss",),
            **changes,
        }
    )


def story(count: int = 3, **changes: Any) -> Story:
    members = tuple(article(number) for number in range(1, count + 1))
    return Story(**{"id": "bridge-1a2b3c", "articles": members, "independent": count, **changes})


def sentence(of: Article | None = None, **changes: Any) -> Sentence:
    """The first sentence of an article, cited."""
    source = of or article()
    end = source.text.index(".") + 1
    return Sentence(
        **{
            "text": source.text[:end],
            "citations": (Citation(article_url=source.url, start=0, end=end),),
            **changes,
        }
    )


def summary(of: Story | None = None, **changes: Any) -> Summary:
    source = of or story()
    return Summary(
        **{
            "headline": source.lead.headline,
            "sentences": (sentence(source.lead),),
            "method": "extractive 1",
            **changes,
        }
    )


def brief(of: Story | None = None, **changes: Any) -> Brief:
    source = of or story()
    return Brief(**{"story": source, "summary": summary(source), **changes})

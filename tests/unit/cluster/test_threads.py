"""Affairs that went on for days, found from one day to the next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from digest.cluster import Options, cluster
from digest.cluster.threads import threads
from digest.models import Article, Evidence
from tests.test_rollup import WEEK

MOMENT = datetime(2026, 3, 7, 12, tzinfo=UTC)


def report(number: int, **changes: object) -> Article:
    """The report of that number of an invented week: six on a dam over three days, two on a crab."""
    outlet, days, hours, headline, text = WEEK[number]
    at = MOMENT - timedelta(days=days, hours=hours)
    fields = {
        "url": f"https://outlet.example/{number}",
        "headline": headline,
        "publisher": outlet,
        "published": at,
        "first_seen": at,
        "text": text,
        "language": "en",
        "evidence": Evidence.BLURB,
    }
    return Article(**{**fields, **changes})  # type: ignore[arg-type]


DAM = [report(number) for number in range(6)]
CRAB = [report(6), report(7)]


def test_an_affair_is_followed_from_day_to_day_and_no_other_joins_it() -> None:
    (thread,) = threads([*DAM, *CRAB], None, Options(), timezone="UTC")
    assert set(thread.article_urls) == {article.url for article in DAM}
    assert (thread.first_seen, thread.last_seen) == (DAM[0].at, DAM[-1].at)


def test_what_is_followed_becomes_one_story_of_the_window() -> None:
    apart = cluster([*DAM, *CRAB], None, Options())
    assert max(len(story.articles) for story in apart) < 6
    found = threads([*DAM, *CRAB], None, Options(), timezone="UTC")
    together = cluster([*DAM, *CRAB], None, Options(), threads=found)
    assert sorted(len(story.articles) for story in together) == [2, 6]


def test_the_order_of_the_articles_does_not_matter() -> None:
    one = threads([*DAM, *CRAB], None, Options(), timezone="UTC")
    other = threads([*CRAB, *reversed(DAM)], None, Options(), timezone="UTC")
    assert one == other


def test_an_affair_of_one_day_and_one_without_dates_are_no_threads() -> None:
    assert threads(CRAB, None, Options(), timezone="UTC") == []
    assert threads([], None, Options(), timezone="UTC") == []
    undated = [report(number, published=None) for number in range(6)]
    assert threads(undated, None, Options(), timezone="UTC") == []

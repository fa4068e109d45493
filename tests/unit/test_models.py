"""What the nouns can say of themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from digest.models import Copy
from tests import builders

SEEN = datetime(2026, 3, 5, 12, tzinfo=UTC)


def test_an_entry_counts_from_its_date_but_not_from_one_after_it_was_first_read() -> None:
    hour = timedelta(hours=1)
    assert builders.entry(1, published=SEEN - hour, first_seen=SEEN).at == SEEN - hour
    assert builders.entry(1, published=SEEN + hour, first_seen=SEEN).at == SEEN
    assert builders.entry(1, published=None, first_seen=SEEN).at == SEEN


def test_an_article_counts_from_the_same_moment_as_its_entry() -> None:
    later = SEEN + timedelta(days=2)
    assert builders.article(1, published=later, first_seen=SEEN).at == SEEN


def test_the_originals_of_a_story_are_its_articles_without_copies_and_rewrites() -> None:
    one, two, three = (builders.article(number) for number in (1, 2, 3))
    copies = (
        Copy(article_url=two.url, original_url=one.url),
        Copy(article_url=three.url, original_url=one.url, kind="rewrite"),
    )
    told = builders.story(articles=(one, two, three), copies=copies)
    assert told.originals == (one,)
    assert told.articles == (one, two, three)

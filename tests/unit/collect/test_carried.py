"""A feed removed from feeds.yaml does not appear in the next edition."""

from __future__ import annotations

import pytest

from digest.collect.carried import carried_by
from digest.models import Fate, Feed, FeedState, LedgerLine
from digest.store.memory import MemoryStore
from tests.builders import article, at

HERALD, POST = "https://herald.example/rss", "https://post.example/rss"


def kept(*feeds: str, of: tuple[str, ...], store: MemoryStore | None = None) -> bool:
    """Whether an edition of `feeds` keeps an article that the feeds `of` carried."""
    one = article(1, feed_urls=of)
    return carried_by([Feed(url=url) for url in feeds], [one], (), store or MemoryStore()).article(one)


def test_an_article_of_a_feed_that_is_read_is_of_the_edition() -> None:
    assert kept(HERALD, POST, of=(HERALD,))


def test_an_article_of_a_feed_that_was_taken_out_is_not() -> None:
    assert not kept(HERALD, of=(POST,))


def test_an_article_that_a_feed_that_stays_carried_as_well_is() -> None:
    assert kept(HERALD, of=(HERALD, POST))


def test_an_article_that_no_feed_carried_is() -> None:
    assert kept(HERALD, of=())


@pytest.mark.parametrize(
    "spelt",
    [
        "http://herald.example/rss",
        "https://herald.example/rss/",
        "https://www.herald.example/rss",
        "HTTPS://Herald.Example/rss",
    ],
)
def test_a_feed_whose_address_was_spelt_anew_is_the_same_feed(spelt: str) -> None:
    assert kept(spelt, of=(HERALD,))


def test_a_feed_on_another_path_of_the_site_is_another_feed() -> None:
    assert not kept("https://herald.example/sport/rss", of=(HERALD,))


def test_a_feed_written_at_its_new_address_keeps_what_it_brought_at_the_old_one() -> None:
    store = MemoryStore()
    store.record_fetch(FeedState(url=POST, moved_to=HERALD, checked_at=at(-1)), [])
    assert kept(HERALD, of=(POST,), store=store)


def test_the_ledger_leaves_out_what_a_feed_brought_that_was_taken_out() -> None:
    lines = [LedgerLine(feed_url=url, title="A bridge", url=url, fate=Fate.FAILED) for url in (HERALD, POST)]
    carried = carried_by([Feed(url=HERALD)], (), lines, MemoryStore())
    assert [carried.line(line) for line in lines] == [True, False]

from __future__ import annotations

import pytest

from digest.models import Topic
from digest.topics import RuleError, select
from tests.builders import article


def topic(name: str, **changes: object) -> Topic:
    return Topic(**{"id": name, "title": name.title(), **changes})  # type: ignore[arg-type]


def test_without_topics_everything_is_taken() -> None:
    articles = [article(1), article(2)]
    selection = select(articles, [])
    assert selection.articles == tuple(articles)
    assert selection.topics == {each.url: () for each in articles}
    assert selection.filtered == {}


def test_an_article_is_taken_by_each_topic_whose_rules_match() -> None:
    bridge = article(1)
    selection = select(
        [bridge], [topic("roads", include=("bridge",)), topic("sea", include=("ships",)), topic("all")]
    )
    assert selection.topics == {bridge.url: ("roads", "all")}


def test_exclude_beats_include_and_the_ledger_learns_the_rule() -> None:
    bridge = article(1)
    selection = select([bridge], [topic("roads", include=("bridge",), exclude=("ships", "mayor"))])
    assert selection.articles == ()
    assert selection.filtered == {bridge.url: "exclude: mayor (roads)"}


def test_what_no_topic_takes_says_why() -> None:
    bridge = article(1)
    selection = select(
        [bridge], [topic("sea", include=("ships",)), topic("uk", feed_urls=("https://uk.example/",))]
    )
    assert selection.filtered == {bridge.url: "sea: no include rule matches; uk: not from its feeds"}


def test_a_topic_may_be_limited_to_some_feeds() -> None:
    ours, theirs = article(1), article(2)
    selection = select([ours, theirs], [topic("uk", feed_urls=ours.feed_urls)])
    assert selection.articles == (ours,)


def test_a_broken_rule_of_a_topic_is_an_error() -> None:
    with pytest.raises(RuleError):
        select([], [topic("roads", include=("(",))])


def test_an_entry_without_a_date_is_no_news_of_the_day_and_the_ledger_says_so() -> None:
    dated = article(1)
    undated = article(2, published=None)
    for topics in ([], [topic("all")]):
        selection = select([dated, undated], topics, takes_undated=False)
        assert selection.articles == (dated,)
        assert selection.filtered == {undated.url: "no date: never news of the day"}


def test_where_nothing_says_its_date_there_is_an_edition_all_the_same() -> None:
    undated = [article(1, published=None), article(2, published=None)]
    assert select(undated, [], takes_undated=False).articles == tuple(undated)


def test_a_document_given_by_hand_needs_no_date() -> None:
    document = article(1, published=None, feed_urls=())
    assert select([document], [], takes_undated=False).articles == (document,)


def test_whoever_asks_for_undated_entries_gets_them() -> None:
    undated = article(2, published=None)
    assert select([undated], []).articles == (undated,)

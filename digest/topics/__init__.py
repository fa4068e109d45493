"""articles × topics → what the edition may use, and by which rule the rest was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.models import Selection
from digest.topics.query import Rule, RuleError, matches, parse_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article, Topic

__all__ = ["Rule", "RuleError", "matches", "parse_rule", "search", "select"]


def select(articles: Sequence[Article], topics: Sequence[Topic]) -> Selection:
    """The articles that at least one topic takes; without topics, all of them.

    Raises:
        RuleError: a topic's rule cannot be read.
    """
    readers = [_Reader(topic) for topic in topics]
    takers: dict[str, tuple[str, ...]] = {}
    filtered: dict[str, str] = {}
    for article in articles:
        refusals = [(reader.topic.id, reader.refusal(article)) for reader in readers]
        ids = tuple(topic for topic, refusal in refusals if not refusal)
        if ids or not readers:
            takers[article.url] = ids
        else:
            filtered[article.url] = _reason(refusals)
    taken = tuple(article for article in articles if article.url in takers)
    return Selection(articles=taken, topics=takers, filtered=filtered)


def search(articles: Sequence[Article], query: str) -> list[Article]:
    """The articles that `query`, a rule, takes; in the order given.

    Raises:
        RuleError: the query cannot be read.
    """
    rule = parse_rule(query)
    return [article for article in articles if matches(rule, article)]


class _Reader:
    """A topic with its rules read."""

    def __init__(self, topic: Topic) -> None:
        self.topic = topic
        self._include = [parse_rule(rule) for rule in topic.include]
        self._exclude = [parse_rule(rule) for rule in topic.exclude]
        self._feeds = None if topic.feed_urls is None else frozenset(topic.feed_urls)

    def refusal(self, article: Article) -> str:
        """Why the topic does not take the article; empty when it does. Exclude beats include."""
        if self._feeds is not None and self._feeds.isdisjoint(article.feed_urls):
            return "not from its feeds"
        for rule in self._exclude:
            if matches(rule, article):
                return f"exclude: {rule.text}"
        if self._include and not any(matches(rule, article) for rule in self._include):
            return "no include rule matches"
        return ""


def _reason(refusals: Sequence[tuple[str, str]]) -> str:
    """The most telling refusal: an exclusion if there is one, else each topic's own."""
    exclusions = [f"{refusal} ({topic})" for topic, refusal in refusals if refusal.startswith("exclude: ")]
    if exclusions:
        return exclusions[0]
    return "; ".join(f"{topic}: {refusal}" for topic, refusal in refusals)

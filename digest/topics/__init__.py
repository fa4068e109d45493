"""articles × topics → the articles that the edition may use, and why each other one was left out."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.models import Selection
from digest.topics.judging import Verdict, judge
from digest.topics.matching import matches
from digest.topics.query import Rule, RuleError, parse_rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.models import Article, Assessment, Topic
    from digest.protocols import Embedder

UNDATED = "no date: never news of the day"
"""Why an entry without a date is left out, for the ledger."""

__all__ = ["Rule", "RuleError", "Verdict", "judge", "matches", "parse_rule", "search", "select"]


def select(
    articles: Sequence[Article],
    topics: Sequence[Topic],
    embedder: Embedder | None = None,
    assessments: Mapping[str, Assessment] = MappingProxyType({}),
    *,
    takes_undated: bool = True,
) -> Selection:
    """The articles that at least one topic takes, without topics all of them, with their assessments.

    An entry of a feed that neither feed nor page dates may be years old, so that it is no news of the day: it
    is left out unless `takes_undated`, or no entry at all has a date: then there is no other news to print. A
    document that no feed brought was given by hand, and stays.

    Raises:
        RuleError: a topic's rule cannot be read.
        ConfigError: a topic has a description, and there is no embedder.
    """
    undated = {article.url: UNDATED for article in articles if _is_undated(article)}
    if takes_undated or len(undated) == len(articles):
        undated = {}
    articles = [article for article in articles if article.url not in undated]
    if not topics:
        return Selection(
            articles=tuple(articles),
            topics={article.url: () for article in articles},
            filtered=undated,
            assessments=assessments,
        )
    columns = [(topic.id, judge(topic, articles, embedder)) for topic in topics]
    takers: dict[str, tuple[str, ...]] = {}
    fits: dict[str, dict[str, float]] = {}
    filtered = undated
    for row, article in enumerate(articles):
        verdicts = [(topic, column[row]) for topic, column in columns]
        taken = {topic: verdict.fit for topic, verdict in verdicts if verdict.is_taken}
        if taken:
            takers[article.url], fits[article.url] = tuple(taken), taken
        else:
            filtered[article.url] = _reason([(topic, verdict.refusal) for topic, verdict in verdicts])
    return Selection(
        articles=tuple(article for article in articles if article.url in takers),
        topics=takers,
        filtered=filtered,
        fits=fits,
        assessments=assessments,
    )


def _is_undated(article: Article) -> bool:
    return article.published is None and bool(article.feed_urls)


def search(articles: Sequence[Article], query: str) -> list[Article]:
    """The articles that the rule `query` takes, in the order given.

    Raises:
        RuleError: the query cannot be read, or a regular expression in it takes too long.
    """
    rule = parse_rule(query)
    return [article for article in articles if matches(rule, article)]


def _reason(refusals: Sequence[tuple[str, str]]) -> str:
    """Why no topic takes an article: the first exclude rule that dropped it, else each topic's refusal."""
    exclusions = [f"{refusal} ({topic})" for topic, refusal in refusals if refusal.startswith("exclude: ")]
    if exclusions:
        return exclusions[0]
    return "; ".join(f"{topic}: {refusal}" for topic, refusal in refusals)

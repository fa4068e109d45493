"""Trying a topic on articles: which articles it takes and drops, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.kinds import assess
from digest.topics.judging import TAKEN, judge
from digest.topics.matching import hits, lacking
from digest.topics.query import RuleError, parse_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article, Assessment, Topic
    from digest.protocols import Embedder
    from digest.topics.judging import Ground, Verdict
    from digest.topics.matching import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why one article was taken or left out."""

    verdict: Verdict
    hits: tuple[Hit, ...] = ()
    """The matches of the rule that took or dropped the article; if none did, those of the nearest rule."""
    lacking: tuple[str, ...] = ()
    """The parts of the nearest rule that the article lacks."""

    @property
    def assessment(self) -> Assessment:
        """The kind of the article and its worth, as ``kind:`` in a rule has it."""
        return assess(self.verdict.article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A topic and its verdicts on some articles."""

    topic: Topic
    reasons: tuple[Reason, ...]
    """One reason an article, the newest article first."""

    @property
    def taken(self) -> list[Reason]:
        """The articles that the topic takes, the best fits first."""
        return sorted(
            (reason for reason in self.reasons if reason.verdict.is_taken), key=lambda each: -each.verdict.fit
        )

    @property
    def excluded(self) -> list[Reason]:
        """The articles that an exclude rule drops."""
        return [reason for reason in self.reasons if reason.verdict.ground == "excluded"]

    @property
    def nearly(self) -> list[Reason]:
        """The articles that match only part of a rule; those that lack the fewest parts come first."""
        near = [reason for reason in self.reasons if reason.verdict.ground == "no rule" and reason.hits]
        return sorted(near, key=lambda each: (len(each.lacking), -len(each.hits)))

    def counts(self) -> dict[Ground, int]:
        """The number of articles decided on each ground; grounds for taking come first."""
        counted = Counter(reason.verdict.ground for reason in self.reasons)
        return {ground: counted[ground] for ground in (*TAKEN, *counted) if counted[ground]}

    def by_rule(self) -> dict[str, int]:
        """How many articles each rule took or dropped, in the topic's order; 0 if it decided none."""
        counted = Counter(
            reason.verdict.rule.text
            for reason in self.reasons
            if reason.verdict.rule and reason.verdict.ground != "too slow"
        )
        return {rule: counted[rule] for rule in (*self.topic.include, *self.topic.exclude)}


def try_topic(topic: Topic, articles: Sequence[Article], embedder: Embedder | None) -> Trial:
    """Which of `articles` the topic takes and drops, and why, by the same verdicts as `select`.

    Raises:
        RuleError: a rule cannot be read.
        ConfigError: the topic has a description, and there is no embedder.
    """
    newest_first = sorted(articles, key=lambda article: (-article.at.timestamp(), article.url))
    verdicts = judge(topic, newest_first, embedder)
    return Trial(topic=topic, reasons=tuple(_reason(topic, verdict) for verdict in verdicts))


def _reason(topic: Topic, verdict: Verdict) -> Reason:
    if verdict.ground == "too slow":
        return Reason(verdict=verdict)
    if verdict.rule:
        return Reason(verdict=verdict, hits=tuple(hits(verdict.rule, verdict.article)))
    if verdict.ground != "no rule":
        return Reason(verdict=verdict)
    near = [_near(rule, verdict) for rule in topic.include]
    return max(near, key=lambda each: (bool(each.hits), -len(each.lacking)), default=Reason(verdict=verdict))


def _near(text: str, verdict: Verdict) -> Reason:
    """For a rule that does not take the article: its matches there, and the parts that the article lacks."""
    rule = parse_rule(text)
    try:
        found = tuple(hits(rule, verdict.article))
        return Reason(verdict=verdict, hits=found, lacking=tuple(lacking(rule, verdict.article)))
    except RuleError:
        return Reason(verdict=verdict)

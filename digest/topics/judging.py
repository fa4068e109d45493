"""topic × article → verdict: whether the topic takes the article, by which rule, and how well it fits."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from digest.topics.likeness import bar_of, likenesses
from digest.topics.matching import matches, place
from digest.topics.query import Rule, RuleError, parse_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article, Topic
    from digest.protocols import Embedder

Ground = Literal[
    "headline",
    "opening",
    "text",
    "description",
    "everything",
    "excluded",
    "no rule",
    "other feeds",
    "too slow",
]
"""Why an article is taken (the first five) or left out (the others)."""

TAKEN: tuple[Ground, ...] = ("headline", "opening", "text", "description", "everything")
FITS: dict[Ground, float] = {"headline": 1.0, "opening": 0.8, "text": 0.5, "everything": 1.0}
"""How well an article fits a topic, 0 to 1, by the part of the article in which a rule matches. Of the
articles that rules take by the headline, a share of .84 is right, by the opening .65, further down .38 (the
mean of the sets of `bench.topics`; decision 0020). The numbers themselves were chosen by reading."""
LEAST_FIT = 0.5
"""The fit, 0 to 1, of an article whose similarity to the topic's description just reaches the bar; from twice
the bar the fit is 1. Chosen by reading; not measured."""
STRIKES = 5
"""A rule is no longer tried after it took too long on this many articles (decision 0020)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a topic takes an article, and why."""

    article: Article
    ground: Ground
    rule: Rule | None = None
    """The rule that took the article, dropped it, or was too slow."""
    likeness: float | None = None
    """The cosine of the article with the topic's description; `None` if it was not needed."""
    fit: float = 0.0
    """How well the article fits the topic, 0 to 1; 0 where it is left out."""

    @property
    def is_taken(self) -> bool:
        """Whether the topic takes the article."""
        return self.ground in TAKEN

    @property
    def refusal(self) -> str:
        """Why the article is left out, for the ledger; empty when it is taken."""
        if self.is_taken:
            return ""
        rule = self.rule.text if self.rule else ""
        return {
            "excluded": f"exclude: {rule}",
            "other feeds": "not from its feeds",
            "too slow": f"took too long: {rule}",
        }.get(
            self.ground,
            _NO_RULE if self.likeness is None else f"{_NO_RULE}, like its description by {self.likeness:.2f}",
        )


_NO_RULE = "no include rule matches"


def judge(topic: Topic, articles: Sequence[Article], embedder: Embedder | None) -> list[Verdict]:
    """The topic's verdict on each article, in the order given.

    Exclude rules take precedence over include rules, and include rules over the description.

    Raises:
        RuleError: a rule cannot be read.
        ConfigError: the topic has a description, and there is no embedder.
    """
    reader = _Reader(topic)
    verdicts = [reader.verdict(article) for article in articles]
    if not topic.about:
        return verdicts
    open_ones = [verdict.article for verdict in verdicts if verdict.ground in {"no rule", "too slow"}]
    like = likenesses(topic, open_ones, embedder)
    bar = bar_of(topic, embedder)
    return [
        _by_description(verdict, like[verdict.article.url], bar) if verdict.article.url in like else verdict
        for verdict in verdicts
    ]


class _Reader:
    """A topic with its rules parsed, which counts how often each rule was too slow."""

    def __init__(self, topic: Topic) -> None:
        self._include = [parse_rule(rule) for rule in topic.include]
        self._exclude = [parse_rule(rule) for rule in topic.exclude]
        self._takes_all = not topic.include and not topic.about
        self._feeds = None if topic.feed_urls is None else frozenset(topic.feed_urls)
        self._strikes: Counter[str] = Counter()

    def verdict(self, article: Article) -> Verdict:
        if self._feeds is not None and self._feeds.isdisjoint(article.feed_urls):
            return Verdict(article=article, ground="other feeds")
        excluding = next((rule for rule in self._exclude if self._holds(rule, article)), None)
        if excluding:
            return Verdict(article=article, ground="excluded", rule=excluding)
        if self._takes_all:
            return Verdict(article=article, ground="everything", fit=FITS["everything"])
        return self._by_rules(article)

    def _by_rules(self, article: Article) -> Verdict:
        """The verdict by the include rule of the highest fit; among equals, by the topic's first."""
        best, slow = Verdict(article=article, ground="no rule"), None
        for rule in self._include:
            held = self._holds(rule, article)
            slow = rule if held is None else slow
            ground = place(rule, article) if held else None
            if ground and FITS[ground] > best.fit:
                best = Verdict(article=article, ground=ground, rule=rule, fit=FITS[ground])
        if slow and not best.is_taken:
            return Verdict(article=article, ground="too slow", rule=slow)
        return best

    def _holds(self, rule: Rule, article: Article) -> bool | None:
        """Whether the rule matches the article; `None` if that takes too long to find out."""
        if self._strikes[rule.text] >= STRIKES:
            return None
        try:
            return matches(rule, article)
        except RuleError:
            self._strikes[rule.text] += 1
            return None


def _by_description(verdict: Verdict, likeness: float, bar: float) -> Verdict:
    if likeness < bar:
        return Verdict(article=verdict.article, ground=verdict.ground, rule=verdict.rule, likeness=likeness)
    fit = LEAST_FIT + (1 - LEAST_FIT) * min(likeness / bar - 1, 1.0)
    return Verdict(article=verdict.article, ground="description", likeness=likeness, fit=round(fit, 4))

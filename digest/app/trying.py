"""Topics of feeds.yaml, or a rule just typed, tried on what is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from digest.collect.carried import carried_by
from digest.errors import ConfigError
from digest.models import Plan, Topic
from digest.topics.trial import try_topic
from digest.windows import window_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from digest.models import Feed, Window
    from digest.protocols import Embedder, Store
    from digest.topics.trial import Trial


@dataclass(frozen=True, slots=True, kw_only=True)
class Trials:
    """Topics tried on the articles of a window."""

    window: Window
    articles: int
    trials: tuple[Trial, ...]


def wanted_topics(topics: Sequence[Topic], name: str | None, rule: str | None) -> list[Topic]:
    """The topics to try: that of the name or all, or the rule in place of what the topic includes.

    Raises:
        ConfigError: there is no such topic, or nothing to try.
    """
    chosen = [topic for topic in topics if name in (None, topic.id)]
    if name is not None and not chosen:
        names = [topic.id for topic in topics]
        near = get_close_matches(name, names, n=1)
        remedy = f"did you mean {near[0]}?" if near else f"it has {', '.join(names) or 'none'}"
        raise ConfigError(f"no topic {name!r} in feeds.yaml: {remedy}")
    if rule is None and not chosen:
        raise ConfigError("feeds.yaml has no topics: try a rule, for example --rule 'nato AND japan'")
    if rule is None:
        return chosen
    if name is None:
        return [Topic(id="rule", title="The rule", include=(rule,))]
    return [replace(topic, include=(rule,), about="") for topic in chosen]


def try_topics(
    topics: Sequence[Topic],
    feeds: Sequence[Feed],
    since: str,
    *,
    store: Store,
    embedder: Embedder | None,
    now: datetime,
) -> Trials:
    """Each of `topics` tried on what `feeds` brought in the last `since` (``24h``, ``7d``)."""
    window = window_of(Plan(window=since), now, ())
    stored = store.articles(window)
    articles = list(filter(carried_by(feeds, stored, (), store).article, stored))
    trials = tuple(try_topic(topic, articles, embedder) for topic in topics)
    return Trials(window=window, articles=len(articles), trials=trials)

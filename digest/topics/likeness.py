"""Articles × a topic's description → how like it they are, by the vectors of an embedder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article, Topic
    from digest.protocols import Embedder

LIKENESS = 0.2
"""The least cosine, for all-MiniLM-L6-v2; another model may need another. By `bench.topics` three of four
articles so taken are right; at .15 F1 is the same, but two of five are wrong."""
TEXT_WORDS = 100
"""Words of an article's text that are embedded behind its headline; a sentence model reads little more."""


def likenesses(topic: Topic, articles: Sequence[Article], embedder: Embedder | None) -> dict[str, float]:
    """Article address → cosine of the article with what it is most like in the topic's description.

    To four digits.

    Raises:
        ConfigError: there is no embedder.
    """
    if embedder is None:
        raise ConfigError(
            f"the topic {topic.id!r} has a description (about), and feeds.yaml names no embedder: "
            "add embedder: {sentence: MODEL}, or write the topic's words under include"
        )
    if not articles:
        return {}
    wanted = embedder.embed(facets(topic.about))
    rows = embedder.embed([_told(article) for article in articles])
    return {
        article.url: round(float(cosine), 4)
        for article, cosine in zip(articles, (rows @ wanted.T).max(axis=1), strict=True)
    }


def facets(about: str) -> list[str]:
    """The sides of a topic that an article may be like: its sentences, and what is listed after a colon.

    ``Sport: football, tennis`` is about ``Sport: football`` and ``Sport: tennis``.
    One vector of a long description is like everything a little and like nothing much.
    """
    parts = []
    for sentence in re.split(r"(?<=[.!?])\s+", about.strip()):
        head, colon, listed = sentence.rstrip(".").partition(":")
        if colon:
            parts += [f"{head}: {item.strip()}" for item in re.split(r"[,;]", listed) if item.strip()]
        else:
            parts += [item.strip() for item in sentence.rstrip(".").split(";") if item.strip()]
    return parts or [about]


def bar_of(topic: Topic) -> float:
    """The least likeness with which the topic takes an article."""
    return topic.likeness or LIKENESS


def _told(article: Article) -> str:
    return "\n".join((article.headline, " ".join(article.text.split()[:TEXT_WORDS])))

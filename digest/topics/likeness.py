"""articles × a topic's description → how similar each article is to it, by an embedder's vectors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.errors import ConfigError
from digest.models import Gauge
from digest.text.gauge import gauge_of, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article, Topic
    from digest.protocols import Embedder

TEXT_WORDS = 100
"""Number of first words of a text that are embedded after the headline; a sentence model reads little more.
Chosen by reading; not measured."""


def likenesses(topic: Topic, articles: Sequence[Article], embedder: Embedder | None) -> dict[str, float]:
    """Article address → its cosine with the most similar facet of the description, to four digits.

    Raises:
        ConfigError: there is no embedder.
    """
    if embedder is None:
        raise ConfigError(
            f"the topic {topic.id!r} has a description (about), and feeds.yaml names no embedder: "
            "add embedder: multilingual or {sentence: MODEL}, or write words under include"
        )
    if not articles:
        return {}
    wanted = embedder.embed(facets(topic.about))
    rows = embedder.embed(shown(articles, _told, gauge_of(embedder)))
    return {
        article.url: round(float(cosine), 4)
        for article, cosine in zip(articles, (rows @ wanted.T).max(axis=1), strict=True)
    }


def facets(about: str) -> list[str]:
    """The facets of a description, which are embedded one by one: its sentences, and the items of its lists.

    ``Sport: football, tennis`` has the facets ``Sport: football`` and ``Sport: tennis``. A single vector of a
    long description would be a little similar to everything and very similar to nothing (decision 0020).
    """
    parts = []
    for sentence in re.split(r"(?<=[.!?])\s+", about.strip()):
        head, colon, listed = sentence.rstrip(".").partition(":")
        if colon:
            parts += [f"{head}: {item.strip()}" for item in re.split(r"[,;]", listed) if item.strip()]
        else:
            parts += [item.strip() for item in sentence.rstrip(".").split(";") if item.strip()]
    return parts or [about]


def bar_of(topic: Topic, embedder: Embedder | None) -> float:
    """The least cosine with the description at which the topic takes an article.

    The default comes from the embedder. For all-MiniLM-L6-v2 it is .2: three of four articles taken are
    right. At .15, F1 is the same but two of five are wrong (`bench.topics`; decision 0020).
    """
    return topic.likeness or (Gauge() if embedder is None else gauge_of(embedder)).likeness


def _told(article: Article) -> str:
    return "\n".join((article.headline, " ".join(article.text.split()[:TEXT_WORDS])))

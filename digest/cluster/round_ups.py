"""Whether an article is a round-up or a live blog: it tells many events, or one as it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest import language

if TYPE_CHECKING:
    from digest.models import Article

MOST_SEMICOLONS = 1
"""Semicolons in the headline of a report of one event; with more, a headline lists several events. Chosen by
reading; not measured."""


def is_round_up(article: Article) -> bool:
    """Whether the headline says that the article tells many events, or one as it goes on."""
    announced = language.of(article.language).outlets.round_up.search(article.headline)
    return announced is not None or article.headline.count(";") > MOST_SEMICOLONS

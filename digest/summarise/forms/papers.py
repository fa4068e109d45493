"""A paper: its authors, as the feed or the page names them, and what it claims in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest import language
from digest.models import Fact, Form, Kind
from digest.summarise.forms.filled import Filled, cited
from digest.summarise.read.editing import Fitness
from digest.summarise.read.passages import article_passages

if TYPE_CHECKING:
    from digest.models import Article, Sentence


def paper(article: Article) -> Filled | None:
    """Authors and claim; nothing where neither is known."""
    claim = _claim(article)
    facts = (Fact(name="authors", text=article.byline),) if article.byline else ()
    if not facts and claim is None:
        return None
    return Filled(form=Form(kind=Kind.PAPER, facts=facts), sentences=() if claim is None else (claim,))


def _claim(article: Article) -> Sentence | None:
    """The first sentence in which the authors say what they show; a result goes before an announcement."""
    forms = language.of(article.language).forms
    told = [one for one in article_passages(article) if one.fitness < Fitness.NEVER]
    for pattern in (forms.result, forms.claim):
        for passage in told:
            if pattern.search(passage.text):
                return cited(article, (passage.start, passage.end))
    return None

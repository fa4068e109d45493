"""A form as it was filled in, and the slices of a text that it is filled with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.models import Citation, Fact, Form, Sentence

if TYPE_CHECKING:
    import re

    from digest.models import Article, FactName


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A form, and what it puts in the place of the story's usual summary."""

    form: Form
    sentences: tuple[Sentence, ...] = ()
    """What is told beside the facts; empty where the usual sentences are."""
    headline: str = ""
    """The headline, where the report's own does not say what it is about; else empty."""


def cited(article: Article, span: tuple[int, int]) -> Sentence:
    """A slice of an article's text as a sentence that cites it."""
    start, end = span
    return Sentence(
        text=article.text[start:end], citations=(Citation(article_url=article.url, start=start, end=end),)
    )


def fact(name: FactName, article: Article, pattern: re.Pattern[str]) -> Fact | None:
    """What the group of a pattern finds first in an article's text, cited, or else in its headline."""
    found = pattern.search(article.text)
    if found is not None and found.lastindex:
        return slice_as(name, article, found.span(found.lastindex))
    found = pattern.search(article.headline)
    return Fact(name=name, text=found[found.lastindex]) if found and found.lastindex else None


def slice_as(name: FactName, article: Article, span: tuple[int, int]) -> Fact:
    """A slice of an article's text as a line of a form."""
    start, end = span
    citation = Citation(article_url=article.url, start=start, end=end)
    return Fact(name=name, text=article.text[start:end], citations=(citation,))

"""Editions and materials with a number in the place of each article, and back (pure).

A text is kept once (`schema.texts`), however many editions are made of it or print it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest.models import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.models import Brief, Edition, Material, Section

    Swap = Callable[[Article], Article]

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


def reference_to(number: int) -> Article:
    """What stands for the article that is kept under that number."""
    return Article(url=str(number), headline="", publisher="", published=None, first_seen=_NO_TIME)


def number_of(reference: Article) -> int:
    """The number that `reference_to` was given.

    Raises:
        ValueError: it is no reference.
    """
    return int(reference.url)


def printed_in(edition: Edition) -> Iterator[Article]:
    """The articles of the edition's stories, and those of before that stand beside them."""
    for brief in edition.briefs:
        yield from brief.story.articles
        yield from brief.story.earlier


def read_for(material: Material) -> Iterator[Article]:
    """The articles of the material, and those that its memory holds."""
    yield from material.articles
    yield from material.memory.articles


def edition_with(edition: Edition, swap: Swap) -> Edition:
    """The edition with each article of it swapped."""
    return replace(edition, sections=tuple(_section(section, swap) for section in edition.sections))


def material_with(material: Material, swap: Swap) -> Material:
    """The material with each article of it swapped."""
    recalled = replace(material.memory, articles=tuple(map(swap, material.memory.articles)))
    return replace(material, articles=tuple(map(swap, material.articles)), memory=recalled)


def _section(section: Section, swap: Swap) -> Section:
    def swapped(briefs: tuple[Brief, ...]) -> tuple[Brief, ...]:
        return tuple(_brief(brief, swap) for brief in briefs)

    return replace(
        section,
        lead=swapped(section.lead),
        more=swapped(section.more),
        single_source=swapped(section.single_source),
    )


def _brief(brief: Brief, swap: Swap) -> Brief:
    story = brief.story
    articles, earlier = tuple(map(swap, story.articles)), tuple(map(swap, story.earlier))
    return replace(brief, story=replace(story, articles=articles, earlier=earlier))

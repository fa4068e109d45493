"""Invented stories for the tests of the summarising stage."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from digest.models import Article, Evidence, Story
from tests import builders

QUAKE_WIRE = (
    "NORRBY (AP) — A magnitude 5.9 earthquake struck the coast near Norrby early on Sunday, killing at least "
    "12 people, officials said.\n\n"
    "The quake destroyed about 40 houses in the old town and cut the railway to the capital. "
    "“We ran into the street with nothing but our coats on,” said Tova Lie, a baker in the old town. "
    "She lost her shop.\n\n"
    "Governor Ines Park declared a state of emergency and asked the army for tents. "
    "But rescuers reached the harbour district only on Sunday evening.\n\n"
    "Read more: ten photos of the harbour\n\n"
    "Would you feel safe here?"
)
QUAKE_LOCAL = (
    "An earthquake near Norrby killed at least 19 people early on Sunday, officials said, and destroyed houses in "
    "the old town.\n\n"
    "Governor Ines Park declared a state of emergency in the province. "
    "“We ran into the street with nothing but our coats on,” Tova Lie said.\n\n"
    "The railway to the capital will stay closed for a week, the operator Norrail said."
)


def told(*texts: str, **changes: Any) -> Story:
    """A story whose articles have these texts."""
    articles = tuple(builders.article(number, text=text) for number, text in enumerate(texts, start=1))
    return of(*articles, **changes)


def of(*articles: Article, **changes: Any) -> Story:
    """A story of these articles."""
    story = Story(id="story-1", articles=articles, independent=len(articles))
    return replace(story, **changes)


def quake() -> Story:
    """Two independent reports on one earthquake, the local one four hours later with a higher toll."""
    return of(
        builders.article(
            1, headline="Quake near Norrby kills 12", text=QUAKE_WIRE, published=builders.at(-6)
        ),
        builders.article(
            2,
            headline="Live: Was it the worst quake in Norrby? | Outlet 2",
            text=QUAKE_LOCAL,
            published=builders.at(-2),
        ),
    )


def headline_only(headline: str = "Council approves bridge") -> Article:
    """An article of which only the headline could be read; it is its text, too."""
    return builders.article(1, headline=headline, text=headline, evidence=Evidence.HEADLINE)

"""A story without any text: its headline stands alone, and nothing is said that no source was read for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.models import Summary
from digest.summarise.choose.headline import headline
from digest.summarise.read.passages import voices

if TYPE_CHECKING:
    from digest.models import Story

HEADLINE_ONLY = "headline only"
"""The method of a summary without a sentence, as readers are told it."""
UNTITLED = "Untitled"
"""What is printed where no article has a headline either."""


def has_text(story: Story) -> bool:
    """Whether an article that speaks for the story has any text."""
    return any(article.text.strip() for article in voices(story))


def headline_alone(story: Story) -> Summary:
    """A story's headline as its summary."""
    return without_sentences(headline(story) or UNTITLED)


def without_sentences(text: str = UNTITLED) -> Summary:
    """The summary that has `text` for a headline, and no sentence."""
    return Summary(headline=text, sentences=(), method=HEADLINE_ONLY)

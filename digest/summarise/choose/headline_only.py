"""The summary of a story without any text: its headline alone, since there is no text to report from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.models import Summary
from digest.summarise.choose.headline import headline
from digest.summarise.read.passages import voices

if TYPE_CHECKING:
    from digest.models import Story

HEADLINE_ONLY = "headline only"
"""The method of a summary without sentences, in the words that readers see."""
UNTITLED = "Untitled"
"""The headline that is printed where no article has one."""


def has_text(story: Story) -> bool:
    """Whether any of the articles that a summary is made of has text."""
    return any(article.text.strip() for article in voices(story))


def headline_alone(story: Story) -> Summary:
    """A story's headline as its summary."""
    return without_sentences(headline(story) or UNTITLED)


def without_sentences(text: str = UNTITLED) -> Summary:
    """A summary with `text` for its headline, and without sentences."""
    return Summary(headline=text, sentences=(), method=HEADLINE_ONLY)

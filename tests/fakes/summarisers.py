"""Summarisers that do one thing, for tests of what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import SummaryError
from digest.models import Summary
from tests.builders import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Story


class FirstSentenceSummariser:
    """Prints the first sentence of the lead article."""

    name = "first sentence"

    def summarise(self, stories: Sequence[Story], *, words: int) -> list[Summary | SummaryError]:
        return [
            Summary(headline=story.lead.headline, sentences=(sentence(story.lead),), method=self.name)
            for story in stories
        ]


class FailingSummariser:
    """Fails on every story."""

    name = "failing"

    def summarise(self, stories: Sequence[Story], *, words: int) -> list[Summary | SummaryError]:
        return [SummaryError(story.id, "no ink") for story in stories]

"""An edition's own summaries, given back: how generated text is rebuilt without its model.

What a model wrote is kept with the edition that printed it. Making the edition again takes it from there;
everything else (stories, ranks, sections, differences, quotations, updates, files) is made anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import SummaryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Edition, Minute, Story, Summary


class PrintedSummariser:
    """Gives each story the summary that `edition` printed of it."""

    def __init__(self, edition: Edition, name: str) -> None:
        self.name = name
        self.minute: Minute | None = edition.minute
        self._summaries = {brief.story.id: brief.summary for brief in edition.briefs}

    def summarise(self, stories: Sequence[Story], *, words: int) -> list[Summary | SummaryError]:
        """The summaries as printed, whatever `words` says; an error for a story that was not printed."""
        del words
        missing = "the edition did not print it, so its summary cannot be given back"
        return [self._summaries.get(story.id) or SummaryError(story.id, missing) for story in stories]

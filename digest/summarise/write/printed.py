"""The summaries that an edition printed, given back: generated text is rebuilt without its model.

The text that a model wrote is kept with the edition that printed it, and taken from there when the edition is
made again. All else (stories, ranks, sections, differences, quotations, updates, files) is made anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import SummaryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Brief, Edition, Minute, Story, Summary


class PrintedSummariser:
    """Gives each story the summary that `edition` printed of it."""

    def __init__(self, edition: Edition, name: str) -> None:
        self.name = name
        self.minute: Minute | None = edition.minute
        self._briefs = {brief.story.id: brief for brief in edition.briefs}

    def summarise(self, stories: Sequence[Story], *, words: int) -> list[Summary | SummaryError]:
        """The summaries as printed, whatever `words` says; an error for a story that was not printed."""
        del words
        missing = "the edition did not print it, so its summary cannot be given back"
        return [
            self._briefs[story.id].summary if story.id in self._briefs else SummaryError(story.id, missing)
            for story in stories
        ]

    def printed(self, story_id: str) -> Brief | None:
        """The brief of a story as it was printed, with all that a model added; `None` if it was not."""
        return self._briefs.get(story_id)

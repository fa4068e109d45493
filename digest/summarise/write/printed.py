"""A summariser that returns the summaries an edition printed, so that it is made again without its model.

The text that a model wrote is stored with the edition that printed it, and read from there when the edition
is made again. Everything else (stories, ranks, sections, differences, quotations, updates, files) is computed
anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import SummaryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Brief, Edition, Minute, Story, Summary


class PrintedSummariser:
    """Returns the summary that `edition` printed of each story."""

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
        """A story's brief as it was printed, with a model's additions; `None` if it was not printed."""
        return self._briefs.get(story_id)

"""The form in which a story is printed that is no report: a release, a paper, an advisory or a result. Pure.

A form holds what a reader looks for first: name and version and what changes; authors and claim; number,
product and severity; the score. Every part of it stands word for word in the report's text, in its headline
or in its byline. Where one that the kind needs does not, or where a report tells the story as well, the story
is printed as any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.models import Kind
from digest.summarise.forms.advisories import advisory
from digest.summarise.forms.filled import Filled
from digest.summarise.forms.papers import paper
from digest.summarise.forms.releases import release
from digest.summarise.forms.results import result

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digest.models import Article, Story

__all__ = ["Filled", "filled_form"]

_FORMS: Mapping[Kind, Callable[[Article], Filled | None]] = {
    Kind.RELEASE: release,
    Kind.PAPER: paper,
    Kind.ADVISORY: advisory,
    Kind.RESULTS: result,
}


def filled_form(story: Story) -> Filled | None:
    """The form of a story whose reports are all of one kind that has one, filled in from the first."""
    kinds = {story.kind_of(article) for article in story.originals}
    fill = _FORMS.get(next(iter(kinds))) if len(kinds) == 1 else None
    return fill(story.originals[0]) if fill else None

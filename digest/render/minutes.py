"""The paragraph of an edition as a page shows it: its sentences, each with its story and its notes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from digest.models import Support
from digest.render.context import Link, MinuteLine, MinuteView
from digest.render.escape import one_line, path_part
from digest.render.stories import Notes, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.models import Edition, Told
    from digest.render.context import Note, StoryView
    from digest.render.stories import Desk

ANCHOR = "minute"
"""What the ids of its notes begin with."""
_TAG = re.compile("[a-z]{2,3}")
_A_DAY = timedelta(hours=36)
"""The longest window that is headed as one of today."""
_A_WEEK = (timedelta(days=6), timedelta(days=8))
"""The shortest and the longest window that is headed as one of the week."""


def minute_view(edition: Edition, stories: Iterable[StoryView], desk: Desk) -> MinuteView | None:
    """The paragraph; nothing where the edition has none. `stories` are those of the page, in order.

    Raises:
        RenderError: a citation does not lead to any text.
    """
    if edition.minute is None:
        return None
    places: dict[str, StoryView] = {}
    for story in stories:
        places.setdefault(story.anchor, story)
    notes = Notes(ANCHOR, desk)
    told = [one for one in edition.minute.told if one_line(one.sentence.printed)]
    lines = tuple(
        _line(number, one, places, notes, _language(one, edition, desk))
        for number, one in enumerate(told, start=1)
    )
    text = " ".join(one.line.text for one in lines)
    return MinuteView(title=title_of(edition), lines=lines, notes=notes.all(), text=text) if lines else None


def title_of(edition: Edition) -> str:
    """What stands over the paragraph: which time it sums up."""
    covered = edition.window.until - edition.window.since
    if covered <= _A_DAY:
        return "Today in a minute"
    return "The week in a minute" if _A_WEEK[0] <= covered <= _A_WEEK[1] else "In a minute"


def _line(number: int, told: Told, places: dict[str, StoryView], notes: Notes, language: str) -> MinuteLine:
    line = line_of(told.sentence, notes)
    found = [places[anchor] for id_ in told.story_ids if (anchor := path_part(id_)) in places]
    return MinuteLine(
        number=number,
        line=line,
        stories=tuple(Link(text=story.headline, href=f"#{story.anchor}") for story in found),
        outlets=_outlets(line.notes),
        language=language,
    )


def _outlets(notes: Iterable[Note]) -> str:
    return "; ".join(dict.fromkeys(f"{note.outlet}, {note.at.text}" for note in notes))


def _language(told: Told, edition: Edition, desk: Desk) -> str:
    """The language of a sentence taken from a source, where it is another than the edition's."""
    article = desk.articles.get(told.sentence.citations[0].article_url) if told.sentence.citations else None
    if article is None or told.sentence.translation or told.sentence.support is not Support.VERBATIM:
        return ""
    own, wanted = (tag.partition("-")[0].lower() for tag in (article.language, edition.language))
    return "" if own == wanted or not _TAG.fullmatch(own) else own

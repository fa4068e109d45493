"""Translate the paragraph into the reader's language and check each sentence, as for its stories.

A sentence that a story prints in translation gets the same translation here; the model is asked for the rest.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.summarise.adding.translating import sentences_of, translations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.models import Brief, Minute
    from digest.summarise.adding.asking import Pen


def translated(minute: Minute, briefs: Iterable[Brief], language: str, pen: Pen) -> Minute:
    """The paragraph with those translations into `language` that pass the checks."""
    by_id = {brief.story.id: brief for brief in briefs}
    known = {one.text: one.translation for brief in by_id.values() for one in sentences_of(brief)}
    wanted = {
        told.sentence.text: [by_id[id_].story for id_ in told.story_ids]
        for told in minute.told
        if not known.get(told.sentence.text)
    }
    known |= translations(wanted, language, pen)
    return replace(
        minute,
        told=tuple(
            replace(one, sentence=replace(one.sentence, translation=known.get(one.sentence.text, "")))
            for one in minute.told
        ),
    )

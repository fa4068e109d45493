"""Make the paragraph without a model: the sentences picked for its stories, one after the other. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.models import Minute, Told
from digest.summarise.write.extractive import ExtractiveSummariser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.minute.choice import Pick


def extracted(chosen: Sequence[Pick]) -> Minute:
    """The paragraph of the sentences that were picked for the stories."""
    methods = dict.fromkeys(map(_method, chosen))
    return Minute(told=tuple(map(told_of, chosen)), method=" and ".join(methods))


def told_of(pick: Pick) -> Told:
    """The sentence picked for a story, with that story."""
    return Told(sentence=pick.sentence, story_ids=(pick.brief.story.id,))


def _method(pick: Pick) -> str:
    printed = (*pick.brief.summary.sentences, *(update.sentence for update in pick.brief.updates))
    is_printed = any(one.citations == pick.sentence.citations for one in printed)
    return pick.brief.summary.method if is_printed else ExtractiveSummariser.name

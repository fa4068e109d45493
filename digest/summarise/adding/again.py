"""Restore the additions that an edition printed when the edition is made again. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.models import Brief, Sentence


def reprinted(brief: Brief, before: Brief | None) -> Brief:
    """The `brief`, which was made again with its printed summary, with the additions that were printed too.

    `before` is the brief as it was printed; if it is `None`, nothing is added.
    """
    if before is None:
        return brief
    printed = [update.sentence for update in before.updates] + [told.sentence for told in before.background]
    known = {(sentence.text, sentence.citations): sentence for sentence in printed}

    def again(sentence: Sentence) -> Sentence:
        there = known.get((sentence.text, sentence.citations))
        return replace(sentence, translation=there.translation) if there else sentence

    return replace(
        brief,
        why=before.why,
        updates=tuple(replace(one, sentence=again(one.sentence)) for one in brief.updates),
        background=tuple(replace(one, sentence=again(one.sentence)) for one in brief.background),
    )

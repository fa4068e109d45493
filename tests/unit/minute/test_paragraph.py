"""The paragraph that is made without a model."""

from __future__ import annotations

from dataclasses import replace

from digest.minute.choice import picks
from digest.minute.paragraph import extracted, told_of
from digest.models import Memory
from tests.fakes.minutes import edition

CHOSEN = picks(edition(), Memory())


def test_each_story_is_told_by_the_sentence_picked_for_it_in_order() -> None:
    minute = extracted(CHOSEN)
    assert [told.sentence for told in minute.told] == [pick.sentence for pick in CHOSEN]
    assert [told.story_ids for told in minute.told] == [(pick.brief.story.id,) for pick in CHOSEN]
    assert minute.replaced == 0


def test_the_methods_of_its_sentences_are_named_each_once() -> None:
    first = CHOSEN[0]
    other = replace(
        first, brief=replace(first.brief, summary=replace(first.brief.summary, method="endpoint wordy"))
    )
    assert extracted([other, *CHOSEN[1:]]).method == f"endpoint wordy and {CHOSEN[1].brief.summary.method}"


def test_one_sentence_is_told_with_its_story() -> None:
    told = told_of(CHOSEN[2])
    assert (told.sentence, told.story_ids) == (CHOSEN[2].sentence, (CHOSEN[2].brief.story.id,))

"""The prompt with which a model is asked for the paragraph."""

from __future__ import annotations

from digest.minute.choice import picks
from digest.minute.prompt import STORY_WORDS, request, shown
from digest.models import Memory
from tests.fakes.minutes import edition

CHOSEN = picks(edition(), Memory())


def test_each_story_stands_under_its_number_and_the_task_after_all() -> None:
    asked = request(CHOSEN)
    assert asked.startswith("<stories>\nStory 1:\n- The ferry Marigold ran aground off Skerrow on Monday")
    assert asked.index("Story 6:") < asked.index("</stories>") < asked.index("These are the 6 main stories")
    assert "at most 150 words in all" in asked


def test_the_sentence_picked_for_a_story_is_shown_first_and_no_story_is_long() -> None:
    for pick in CHOSEN:
        texts = [sentence.text for sentence in shown(pick)]
        assert texts[0] == pick.sentence.text
        assert len(texts) == len(set(texts))
        assert sum(len(text.split()) for text in texts) <= STORY_WORDS

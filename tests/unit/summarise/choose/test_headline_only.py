"""A story without text is its headline."""

from __future__ import annotations

from digest.summarise.choose.headline_only import has_text, headline_alone, without_sentences
from tests import builders
from tests.unit.summarise.stories import of


def test_a_story_without_text_is_its_headline_and_no_sentence() -> None:
    story = of(builders.article(1, headline="LIVE: Council approves bridge", text=" \n"))
    summary = headline_alone(story)
    assert not has_text(story)
    assert (summary.headline, summary.sentences) == ("Council approves bridge", ())
    assert summary.method == "headline only"


def test_a_story_without_text_and_headline_is_untitled() -> None:
    assert headline_alone(of(builders.article(1, headline="", text=""))).headline == "Untitled"
    assert without_sentences().headline == "Untitled"


def test_a_story_with_a_sentence_has_text() -> None:
    assert has_text(of(builders.article(1, headline="", text=""), builders.article(2, text="The dam held.")))

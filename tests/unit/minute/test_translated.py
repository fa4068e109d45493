"""The paragraph is translated into the reader's language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.minute.choice import picks
from digest.minute.paragraph import extracted
from digest.minute.translated import translated
from digest.models import Brief, Memory
from digest.report import Report
from digest.summarise.adding.asking import Pen
from tests.fakes.minutes import edition

if TYPE_CHECKING:
    from collections.abc import Sequence

CHOSEN = picks(edition(), Memory())
MINUTE = extracted(CHOSEN)


class _Model:
    """A chat model that answers nothing and records what it was asked."""

    name = "model"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def summarise(self, stories: Sequence[object], *, words: int) -> list[object]:
        """No summaries."""
        del stories, words
        return []

    def ask(self, requests: Sequence[str]) -> list[str]:
        """An empty answer to each request."""
        self.asked += requests
        return [""] * len(requests)


def with_translation(brief: Brief, text: str) -> Brief:
    """The brief with a translation of its first sentence."""
    first, *others = brief.summary.sentences
    sentences = (replace(first, translation=text), *others)
    return replace(brief, summary=replace(brief.summary, sentences=sentences))


def test_a_sentence_that_its_story_prints_in_translation_has_that_translation_and_is_not_asked_about() -> (
    None
):
    briefs = [pick.brief for pick in CHOSEN]
    briefs[0] = with_translation(briefs[0], "Die Fähre lief auf Grund.")
    model = _Model()
    minute = translated(MINUTE, briefs, "de", Pen(model, Report()))  # type: ignore[arg-type]
    assert minute.told[0].sentence.translation == "Die Fähre lief auf Grund."
    assert not any(MINUTE.told[0].sentence.text in request for request in model.asked)
    assert any(MINUTE.told[1].sentence.text in request for request in model.asked)


def test_a_sentence_that_nobody_translates_stays_as_it_is() -> None:
    briefs = [pick.brief for pick in CHOSEN]
    assert translated(MINUTE, briefs, "de", Pen(_Model(), Report())) == MINUTE  # type: ignore[arg-type]

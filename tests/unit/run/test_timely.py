"""Models that are too slow for the edition: what is ready is printed, the extractive summary stands for the rest."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from digest.deadline import LATE, NEVER, Deadline
from digest.errors import EmbedError, UnaskedError
from digest.models import Memory
from digest.protocols import Asking
from digest.report import Report
from digest.run.timely import timely_embedder, timely_summariser
from digest.summarise import Options, summarise
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.summarise.write.writing import Drafting
from tests import builders

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.models import Story


@pytest.fixture
def hold() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


class Hanging:
    """A plug-in that never answers."""

    name = "hanging 1"
    styles = ("brief",)

    def __init__(self, hold: threading.Event) -> None:
        self._hold = hold

    def summarise(self, stories: Sequence[Story], *, words: int) -> list[Any]:
        del stories, words
        self._hold.wait(10)
        return []

    def ask(self, requests: Sequence[str]) -> list[str]:
        self._hold.wait(10)
        return list(requests)


class Punctual(ExtractiveSummariser):
    """A model of ours, which answers two prompts and hangs on the third."""

    name = "punctual 1"
    holds_close = False
    identity = "punctual"

    def __init__(self, hold: threading.Event) -> None:
        self._hold = hold
        self._drafting = Drafting()

    def hold(self, deadline: Deadline) -> None:
        self._drafting.deadline = deadline

    def ask(self, requests: Sequence[str]) -> list[Any]:
        return self._drafting.answers(self, requests)  # type: ignore[arg-type]

    def write(self, prompts: Sequence[str]) -> Iterator[tuple[str, str]]:
        for number, prompt in enumerate(prompts):
            if number == 2:
                self._hold.wait(10)
            yield prompt, prompt.upper()


def test_stories_that_a_plugin_leaves_waiting_get_the_extractive_summary(hold: threading.Event) -> None:
    stories, report = [builders.story(2), builders.story(3)], Report()
    with timely_summariser(Hanging(hold), Deadline.after(0.3)) as summariser:
        briefs = summarise(stories, summariser, Options(), memory=Memory(), report=report)
    assert [brief.summary.method for brief in briefs] == [ExtractiveSummariser.name] * 2
    assert {brief.summary.unasked for brief in briefs} == {LATE}
    assert report.problems == []


def test_a_question_that_hangs_is_left_unanswered(hold: threading.Event) -> None:
    with timely_summariser(Hanging(hold), Deadline.after(0.2)) as summariser:
        assert isinstance(summariser, Asking)
        (answer,) = summariser.ask(["why?"])
    assert isinstance(answer, UnaskedError)
    assert answer.reason == LATE


def test_a_model_that_knows_deadlines_gives_what_is_ready_and_is_let_go_afterwards(
    hold: threading.Event,
) -> None:
    model = Punctual(hold)
    with timely_summariser(model, Deadline.after(0.3)) as summariser:
        assert isinstance(summariser, Asking)
        answers = summariser.ask(["one", "two", "three", "four"])
    assert answers[:2] == ["ONE", "TWO"]
    assert [type(answer) for answer in answers[2:]] == [UnaskedError] * 2
    assert model._drafting.deadline == NEVER
    assert model.ask(["one", "five"]) == ["ONE", "FIVE"]


def test_a_summariser_without_questions_offers_none(hold: threading.Event) -> None:
    with timely_summariser(ExtractiveSummariser(), Deadline.after(60)) as summariser:
        assert not isinstance(summariser, Asking)
        assert summariser.name == ExtractiveSummariser.name
        stories = [builders.story(2)]
        assert summariser.summarise(stories, words=60) == ExtractiveSummariser().summarise(stories, words=60)
    with timely_summariser(model := Hanging(hold), NEVER) as summariser:
        assert summariser is model


def test_an_embedder_that_hangs_is_no_use(hold: threading.Event) -> None:
    class Slow:
        name = "slow 1"

        def embed(self, texts: Sequence[str]) -> Any:
            hold.wait(10)
            return np.zeros((len(texts), 2), np.float32)

    embedder = timely_embedder(Slow(), Deadline.after(0.2))
    assert embedder
    with pytest.raises(EmbedError, match="made without an embedder"):
        embedder.embed(["a"])
    assert timely_embedder(None, Deadline.after(1)) is None

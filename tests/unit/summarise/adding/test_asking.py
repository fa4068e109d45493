"""Questions to a model besides its summaries: each gets one answer, whatever the model does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.errors import SummaryError, UnaskedError
from digest.protocols import Asking, Styling
from digest.report import Report
from digest.summarise.adding.asking import Pen
from digest.summarise.adding.translating import numbered
from digest.summarise.write.endpoint import EndpointSummariser
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.summarise.write.transformer import TransformersSummariser
from tests.fakes import models
from tests.fakes.chat_server import chat_server, refuses, says

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

QUESTIONS = ("Write one sentence about a bridge.", "Write one sentence about a ferry.")


def test_a_model_behind_an_address_answers_in_order_and_a_failure_stands_in_its_place() -> None:
    def answers(asked: object) -> object:
        return refuses(400) if "ferry" in asked.prompt else says("The bridge is closed.")  # type: ignore[attr-defined]

    with chat_server(answers) as server:  # type: ignore[arg-type]
        first, second = EndpointSummariser(server.url, "wordy", sleep=lambda _: None).ask(QUESTIONS)
    assert first == "The bridge is closed."
    assert isinstance(second, SummaryError)


@pytest.mark.slow
def test_a_chat_model_answers_each_question_and_none_twice(tmp_path: Path) -> None:
    model = TransformersSummariser(str(models.chat()), max_new_tokens=16, cache=tmp_path)
    found = model.ask(QUESTIONS)
    assert all(isinstance(one, str) for one in found)
    assert model.spent() == {"summarise/generated": 2}
    again = TransformersSummariser(str(models.chat()), max_new_tokens=16, cache=tmp_path)
    assert again.ask([*QUESTIONS, QUESTIONS[0]]) == [*found, found[0]]
    assert again.spent() == {"summarise/from cache": 2}


@pytest.mark.slow
def test_an_encoder_decoder_says_that_it_answers_no_questions() -> None:
    found = TransformersSummariser(str(models.encoder_decoder())).ask(QUESTIONS)
    assert [isinstance(one, SummaryError) and "chat model" in one.reason for one in found] == [True, True]


@pytest.mark.parametrize("error", [SummaryError("", "no ink left"), UnaskedError("", "it is spent")])
def test_a_failure_names_what_it_is_of_and_what_is_not_asked_is_a_note(error: SummaryError) -> None:
    class Silent(EndpointSummariser):
        def ask(self, requests: Sequence[str]) -> list[str | SummaryError]:
            return [error for _ in requests]

    report = Report()
    assert Pen(Silent("http://127.0.0.1:9/v1", "wordy"), report).answers(QUESTIONS) == ["", ""]
    is_unasked = isinstance(error, UnaskedError)
    assert [one.subject for one in report.problems] == ([] if is_unasked else ["what `writing` asks for"])
    assert [error.reason in note for note in report.notes] == ([True] if is_unasked else [])
    assert report.counts["summarise/additions asked"] == (0 if is_unasked else 2)


def test_only_models_that_can_answer_are_asked() -> None:
    endpoint = EndpointSummariser("http://127.0.0.1:9/v1", "wordy")
    assert isinstance(endpoint, Asking)
    assert isinstance(endpoint, Styling)
    assert not isinstance(ExtractiveSummariser(), Asking)
    assert Pen(ExtractiveSummariser(), Report()).answers(QUESTIONS) == ["", ""]


class Odd(ExtractiveSummariser):
    """Answers questions as it is told."""

    def __init__(self, given: object) -> None:
        super().__init__()
        self._given = given

    def ask(self, requests: Sequence[str]) -> object:
        del requests
        if isinstance(self._given, Exception):
            raise self._given
        return self._given


@pytest.mark.parametrize("given", [RuntimeError("out of ink"), ["one"], None, 7, ["a", "b", "c"], [3, None]])
def test_a_plugin_that_answers_oddly_is_told_once_and_adds_nothing(given: object) -> None:
    report = Report()
    pen = Pen(Odd(given), report)
    assert pen.answers(QUESTIONS) == ["", ""]
    assert pen.answers(QUESTIONS) == ["", ""]
    assert len(report.problems) <= 1


@pytest.mark.parametrize(
    ("answer", "lines"),
    [
        ("1. Eins.\n2. Zwei.", {1: "Eins.", 2: "Zwei."}),
        ("1) Eins.\n\n2) Zwei.", {1: "Eins.", 2: "Zwei."}),
        ("<think>1. No.</think>\n1. Eins.", {1: "Eins."}),
        ("```\n1. Eins.\n```", {1: "Eins."}),
        ("Here you are:\n1: Eins.", {1: "Eins."}),
        ("1. Eins.\n1. Zwei.", {}),
        ("Eins. Zwei.", {}),
        ("", {}),
    ],
)
def test_numbered_lines_are_read_however_a_model_wraps_them(answer: str, lines: dict[int, str]) -> None:
    assert numbered(answer) == lines

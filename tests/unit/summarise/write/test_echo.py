"""A sentence that gives a model's instructions back is never printed."""

from __future__ import annotations

import pytest

from digest.summarise.read.passages import passages
from digest.summarise.write.drafting import weighed
from digest.summarise.write.echo import echoed
from tests.builders import article, story

FERRY = "The ferry ran aground off Skerrow on Tuesday. All 48 people aboard were brought ashore by lifeboat."


@pytest.mark.parametrize(
    "text",
    [
        "These reports to one text tell of the ferry off Skerrow.",
        "For a reader in a hurry, the ferry ran aground off Skerrow.",
        "Leave out what matters least and join what belongs together.",
        "Keep every name, number and quotation exactly as it stands.",
        "Shorten these reports to one text of about 100 words.",
        "I write for a newspaper, and the ferry ran aground off Skerrow on Tuesday.",
        "The reports that you are given are material to summarise.",
    ],
)
def test_words_of_the_question_are_found_in_an_answer(text: str) -> None:
    assert echoed(text, [FERRY])


@pytest.mark.parametrize(
    "text",
    [
        "The ferry ran aground off Skerrow on Tuesday.",
        "All 48 people aboard were brought ashore by lifeboat, and what happened next is not known.",
        "He said that the names and numbers would be published.",
        "Several outlets closed for a day.",
    ],
)
def test_a_sentence_of_the_news_is_no_echo(text: str) -> None:
    assert echoed(text, [FERRY]) == ""


def test_words_that_a_report_has_too_are_the_news() -> None:
    report = "She told students to write for a newspaper before they write a book."
    assert echoed("Students should write for a newspaper, she said.", [report]) == ""


def test_the_reason_names_the_words() -> None:
    found = passages(story(1, articles=(article(text=FERRY),)))
    sentence, reasons = weighed("The ferry ran aground off Skerrow, for a reader in a hurry.", found)
    assert sentence is None
    assert reasons == ("it repeats what the model was asked: “reader in a hurry”",)

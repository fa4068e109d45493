"""The text and the tokens of a chat completion."""

from __future__ import annotations

from typing import Any

import pytest

from digest.errors import SummaryError
from digest.summarise.write.server.completion import reply_from

PROMPT = "Shorten these four words"


def answer(content: Any, finish: str = "stop", usage: Any = None, **message: Any) -> dict[str, Any]:
    choice = {"message": {"content": content, **message}, "finish_reason": finish}
    return {"choices": [choice], "usage": usage}


def test_a_reply_has_the_text_and_the_tokens_that_the_server_counted() -> None:
    usage = {"prompt_tokens": 9, "completion_tokens": 4}
    reply = reply_from(answer("The bridge opens.", usage=usage), PROMPT, tries=2)
    assert (reply.text, reply.tries, reply.read, reply.written) == ("The bridge opens.", 2, 9, 4)
    assert not reply.is_estimate
    assert not reply.is_cut


def test_tokens_that_a_server_does_not_count_are_estimated() -> None:
    reply = reply_from(answer("The bridge opens."), PROMPT, tries=1)
    assert reply.is_estimate
    assert (reply.read, reply.written) == (6, 5)  # 4 and 3 words, one and a half tokens each, rounded up


def test_a_server_that_counts_fewer_tokens_than_words_has_read_a_part_only() -> None:
    usage = {"prompt_tokens": 3, "completion_tokens": 4}
    assert reply_from(answer("The bridge opens.", usage=usage), PROMPT, tries=1).is_cut


def test_a_message_in_parts_is_read_as_its_text() -> None:
    parts = [{"type": "text", "text": "The bridge"}, {"type": "image"}, {"type": "text", "text": "opens."}]
    assert reply_from(answer(parts), PROMPT, tries=1).text == "The bridge\nopens."


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"error": "no"}, "is no chat completion"),
        (answer("The bri", "length"), "was stopped before it had answered"),
        (answer(None, "content_filter"), "own filter kept the answer back"),
        (answer("", refusal="I cannot."), "refused: I cannot."),
        (answer(""), "wrote nothing"),
        (answer("bridge"), "wrote no whole sentence"),
    ],
)
def test_an_answer_without_a_sentence_says_why(given: Any, reason: str) -> None:
    text = reply_from(given, PROMPT, tries=1).text
    assert isinstance(text, SummaryError)
    assert reason in text.reason


def test_a_question_may_be_answered_without_a_sentence_unless_the_answer_was_broken_off() -> None:
    assert reply_from(answer("None"), PROMPT, tries=1).answer == "None"
    assert isinstance(reply_from(answer("Non", "length"), PROMPT, tries=1).answer, SummaryError)

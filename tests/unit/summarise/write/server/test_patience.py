"""What is done after a failed question: ask it again after a rest, go on to others, or give up."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from digest.errors import FetchError, SummaryError
from digest.models import Summary
from digest.summarise.write.endpoint import EndpointSummariser
from digest.summarise.write.server.patience import Rest, is_hopeless, is_unpaid, pause_s, rest_of
from tests.fakes.chat_server import Answer, Asked, chat_server, refuses, says
from tests.unit.summarise.write.test_endpoint import Patience, different, in_turn, summariser


def failed(status: int | None, said: object = "", **more: Any) -> FetchError:
    text = said if isinstance(said, str) else json.dumps(said)
    return FetchError("http://models.example", "no", status=status, said=text, **more)


def openai(message: str, code: str | None = None, kind: str = "requests") -> dict[str, Any]:
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


GOOGLE = "You exceeded your current quota, please check your plan and billing details."

RESTS = {
    "OpenAI's seconds": (openai("Rate limit reached for wordy on requests per min (RPM): Limit 3. Please try again in 20s."), 20.0),
    "OpenAI's milliseconds": (openai("Rate limit reached on tokens per min (TPM). Please try again in 480ms."), 0.48),
    "OpenAI's minutes": (openai("Rate limit reached. Please try again in 1m2.5s. Add a card at https://x.example/account/billing."), 62.5),
    "Google's detail": ({"error": {"code": 429, "message": GOOGLE, "details": [{"@type": "RetryInfo", "retryDelay": "26s"}]}}, 26.0),
    "Google's words": ({"error": {"code": 429, "message": f"{GOOGLE} Please retry in 34.074824224s."}}, 34.074824224),
    "Groq's words": (openai("Rate limit reached for model. Please try again in 7.66s.", "rate_limit_exceeded"), 7.66),
    "Hugging Face's estimate": ({"error": "Model x is currently loading", "estimated_time": 20.5}, 20.5),
    "Mistral's, which says nothing": ({"object": "error", "message": "Rate limit exceeded", "code": "1300"}, None),
    "a plain word": ("slow down", None),
}  # fmt: skip


@pytest.mark.parametrize(("said", "seconds"), RESTS.values(), ids=RESTS)
def test_the_rest_that_a_server_names_in_words_is_understood(said: object, seconds: float | None) -> None:
    error = failed(429, said)
    assert rest_of(error) == seconds
    assert not is_unpaid(error)
    assert is_hopeless(error) == (seconds is not None and seconds > 60)


UNPAID = {
    "OpenAI": (429, openai(f"{GOOGLE} For more see the docs.", "insufficient_quota", "insufficient_quota")),
    "OpenAI, a limit of one's own": (429, openai("Billing hard limit has been reached.", "billing_hard_limit_reached")),
    "Anthropic": (400, {"type": "error", "error": {"type": "invalid_request_error", "message": "Your credit balance is too low to access the API."}}),
    "OpenRouter": (402, {"error": {"code": 402, "message": "This request requires more credits, or fewer max_tokens."}}),
    "DeepSeek": (402, openai("Insufficient Balance", "invalid_request_error", "unknown_error")),
    "Moonshot": (429, openai("Your account is suspended, please check your plan.", None, "exceeded_current_quota_error")),
    "Google, for the day": (429, {"error": {"code": 429, "message": GOOGLE, "status": "RESOURCE_EXHAUSTED"}}),
    "another": (429, openai("Insufficient funds on this account")),
}  # fmt: skip


@pytest.mark.parametrize(("status", "said"), UNPAID.values(), ids=UNPAID)
def test_an_account_without_credit_is_told_as_such_and_not_asked_again(status: int, said: object) -> None:
    assert is_unpaid(failed(status, said))
    answer = Answer(json.dumps(said).encode(), status)
    with chat_server(lambda asked: answer) as server:
        patience = Patience()
        results = summariser(server.url, patience=patience).summarise(different(3), words=60)
        assert len(server.asked) <= 2
    assert patience.waits == []
    assert all(
        "no credit or quota left" in result.reason for result in results if not isinstance(result, Summary)
    )
    assert all(isinstance(result, SummaryError) for result in results)


@pytest.mark.parametrize(
    ("error", "pauses"),
    [
        (failed(None), [1.0, 4.0, None]),
        (failed(500), [1.0, 4.0, None]),
        (failed(502), [1.0, 4.0, None]),
        (failed(429), [5.0, 20.0, None]),
        (failed(529, "overloaded_error"), [5.0, 20.0, None]),
        (failed(503, "server busy, please try again"), [5.0, 20.0, None]),
        (failed(503, "Loading model"), [5.0, 5.0, 5.0]),
        (failed(503, {"error": "Model is currently loading", "estimated_time": 30}), [30.0, 30.0, 30.0]),
        (failed(429, retry_after_s=50.0), [50.0, 50.0, 50.0, None]),
        (failed(429, retry_after_s=0.0), [1.0, 1.0, 1.0]),
        (failed(400), [None]),
        (failed(413), [None]),
        (failed(422), [None]),
    ],
    ids=str,
)
def test_pauses_grow_follow_what_is_asked_for_and_end(error: FetchError, pauses: list[float | None]) -> None:
    rested, found = 0.0, []
    for tries in range(1, len(pauses) + 1):
        pause = pause_s(error, tries, rested)
        found.append(pause)
        rested += pause or 0.0
    assert found == pauses


class Together:
    """A clock that advances only when two threads rest at the same time."""

    def __init__(self) -> None:
        self.now = 0.0
        self.begun = threading.Event()
        self.both = threading.Barrier(2)

    def sleep(self, seconds: float) -> None:
        self.begun.set()
        self.both.wait(20)
        self.now = 30.0

    def clock(self) -> float:
        return self.now


def test_when_one_question_is_refused_for_haste_all_threads_rest() -> None:
    time, refused = Together(), threading.Event()
    lock = threading.Lock()

    def answers(asked: Asked) -> Answer:
        with lock:
            is_first = not refused.is_set()
            refused.set()
        if is_first:
            return refuses(429, Retry_After="30")
        time.begun.wait(20)  # what was on its way is answered when the rest has begun
        return says("The council approved it.")

    with chat_server(answers) as server:
        mine = EndpointSummariser(server.url, "wordy", batch_size=2, sleep=time.sleep, clock=time.clock)
        results = mine.summarise(different(6), words=60)
        assert len(server.asked) == 7
    assert all(isinstance(result, Summary) for result in results)
    assert time.now == 30.0


def test_a_longer_rest_is_not_cut_short_by_a_shorter_one() -> None:
    patience = Patience()
    rest = Rest(patience, patience.clock)
    rest.begin(9.0)
    rest.begin(2.0)
    rest.wait()
    rest.wait()
    assert patience.waits == [9.0]


def test_a_rest_that_grows_while_it_is_taken_is_taken_to_its_end() -> None:
    patience = Patience()

    def sleep(seconds: float) -> None:
        if not patience.waits:
            rest.begin(12.0)  # as another thread may, meanwhile
        patience(seconds)

    rest = Rest(sleep, patience.clock)
    rest.begin(9.0)
    rest.wait()
    assert patience.waits == [9.0, 3.0]


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        ({"Retry_After": "7"}, [7.0]),
        ({"Retry_After_Ms": "2500"}, [2.5]),
        ({"x_ratelimit_remaining_requests": "0", "x_ratelimit_reset_requests": "8.64s"}, [8.64]),
        ({"x_ratelimit_remaining_tokens": "0", "x_ratelimit_reset_tokens": "0m12s"}, [12.0]),
        ({"x_ratelimit_remaining_requests": "9", "x_ratelimit_reset_requests": "6m0s"}, [5.0]),
    ],
)
def test_the_rest_in_a_header_is_taken(headers: dict[str, str], waits: list[float]) -> None:
    patience = Patience()
    with chat_server(in_turn(refuses(429, **headers), says("The council approved it."))) as server:
        (result,) = summariser(server.url, patience=patience).summarise(different(1), words=60)
    assert isinstance(result, Summary)
    assert patience.waits == waits


def test_an_error_inside_an_answer_of_200_is_an_error() -> None:
    inside = Answer(json.dumps({"error": {"code": 502, "message": "Provider returned error"}}).encode())
    patience = Patience()
    with chat_server(in_turn(inside, says("The council approved it."))) as server:
        (result,) = summariser(server.url, patience=patience).summarise(different(1), words=60)
    assert isinstance(result, Summary)
    assert patience.waits == [1.0]
    unnamed = Answer(b'{"error": {"message": "overloaded", "code": "server_error"}}')
    with chat_server(in_turn(unnamed, says("The council approved it."))) as server:
        (result,) = summariser(server.url).summarise(different(1), words=60)
    assert isinstance(result, Summary)
    odd = Answer(b'{"error": "Unexpected endpoint or method. (POST /chat/completions)"}')
    with chat_server(lambda asked: odd) as server:
        results = summariser(server.url).summarise(different(3), words=60)
        assert len(server.asked) == 1
    assert "Unexpected endpoint" in results[0].reason  # type: ignore[union-attr]

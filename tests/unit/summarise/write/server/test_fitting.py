"""A prompt is shortened for a server that says how many tokens it reads at once."""

from __future__ import annotations

import pytest

from digest.errors import FetchError
from digest.summarise.write.prompt import request
from digest.summarise.write.server.budget import tokens_in
from digest.summarise.write.server.fitting import fitted, size_of

REPORTS = [
    f"The council of Port Alder opened bridge {number} over the river on Monday." for number in range(40)
]


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ('{"error": {"code": 400, "message": "too long", "n_prompt_tokens": 4476, "n_ctx": 4096}}', 4096),
        ("request (4476 tokens) exceeds the available context size (2048 tokens), try increasing it", 2048),
        ("This model's maximum context length is 8192 tokens. However, you requested 9000 tokens", 8192),
        ("'max_tokens' is too large: 1024. This model's maximum context length is 2048 tokens", 2048),
        ("the context window of 512 tokens is full", 512),
        ("the prompt exceeds the context length", 0),
        ("bad request", 0),
    ],
)
def test_the_size_is_read_out_of_a_refusal(said: str, size: int) -> None:
    assert size_of(FetchError("x", "no", status=400, said=said)) == size


def test_reports_are_left_out_from_the_last_on_and_the_task_stays() -> None:
    prompt = request(REPORTS, 100)
    short = fitted(prompt, 600)
    assert tokens_in(short) <= 450
    assert short.splitlines()[0] == "<reports>"
    assert short.splitlines()[1].startswith("1. ")
    assert short.split("</reports>")[1] == prompt.split("</reports>")[1]


def test_one_report_is_left_at_least_and_what_fits_is_left_alone() -> None:
    prompt = request(REPORTS, 100)
    assert "\n1. " in fitted(prompt, 10)
    assert "\n2. " not in fitted(prompt, 10)
    assert fitted(prompt, 100_000) == prompt
    assert fitted("Answer with one word: yes.", 10) == "Answer with one word: yes."

"""The optional fields of a request, and how refusals change them."""

from __future__ import annotations

import pytest

from digest.errors import FetchError
from digest.summarise.write.server.dialect import Dialect, dialect, is_too_long


def refusal(said: str, status: int = 400) -> FetchError:
    return FetchError("https://model.example", said, status=status, said=said)


def after(said: str, status: int = 400, of: Dialect | None = None) -> Dialect:
    found = (of or dialect(500)).after(refusal(said, status))
    assert found is not None
    return found


def test_a_server_is_first_asked_greedily_with_a_seed_and_a_limit() -> None:
    body = dialect(500, {"seed": 7}).body("m", [{"role": "user", "content": "Hello"}])
    assert (body["model"], body["temperature"], body["max_tokens"], body["stream"]) == ("m", 0, 500, False)
    assert body["seed"] == 7, "what the user wants sent wins"


def test_a_field_that_is_named_in_a_refusal_is_left_out() -> None:
    assert "temperature" not in after("Unsupported parameter: 'temperature'").optional
    assert "seed" in after("Unsupported parameter: 'temperature'").optional


def test_the_limit_has_a_new_name_where_the_old_one_is_refused() -> None:
    spoken = after("Use 'max_completion_tokens' instead of 'max_tokens'")
    assert spoken.optional["max_completion_tokens"] == 500
    assert "max_tokens" not in spoken.optional


def test_a_refusal_that_names_nothing_is_met_once_with_a_bare_request() -> None:
    bare = after("Bad request")
    assert bare.is_bare
    assert dict(bare.optional) == {}
    assert bare.after(refusal("Bad request")) is None


def test_a_prompt_that_is_too_long_is_asked_once_without_a_limit() -> None:
    spoken = after("This model's maximum context length is 4096 tokens")
    assert spoken.is_for_once
    assert "max_tokens" not in spoken.optional
    assert spoken.after(refusal("This model's maximum context length is 4096 tokens")) is None


@pytest.mark.parametrize("status", [401, 404, 429, 500])
def test_other_failures_are_about_no_field(status: int) -> None:
    assert dialect(500).after(refusal("temperature", status)) is None


def test_a_server_says_in_several_ways_that_a_prompt_is_too_long() -> None:
    assert is_too_long(refusal("exceed_context_size_error"))
    assert is_too_long(refusal("Prompt is too long", status=413))
    assert not is_too_long(refusal("context length", status=500))

"""The addresses for chat completions that are derived from what users write."""

from __future__ import annotations

import pytest

from digest.summarise.write.server.addresses import addresses_of, models_of, version_of

FIRST = {
    "http://localhost:11434": "http://localhost:11434/v1/chat/completions",
    "http://localhost:11434/": "http://localhost:11434/v1/chat/completions",
    "http://localhost:11434/api": "http://localhost:11434/v1/chat/completions",
    "http://localhost:11434/api/generate/": "http://localhost:11434/v1/chat/completions",
    "https://home.example/ollama/api/chat": "https://home.example/ollama/v1/chat/completions",
    "http://[::1]:8080": "http://[::1]:8080/v1/chat/completions",
    "http://127.0.0.1:8000/v1/": "http://127.0.0.1:8000/v1/chat/completions",
    "http://127.0.0.1:8000/v1/completions": "http://127.0.0.1:8000/v1/chat/completions",
    "http://127.0.0.1:1234/api/v0": "http://127.0.0.1:1234/api/v0/chat/completions",
    "http://127.0.0.1:3000/api/chat/completions": "http://127.0.0.1:3000/api/chat/completions",
    "https://api.openai.com": "https://api.openai.com/v1/chat/completions",
    "https://api.openai.com/v1/responses": "https://api.openai.com/v1/chat/completions",
    "https://api.mistral.ai/v1": "https://api.mistral.ai/v1/chat/completions",
    "https://api.anthropic.com": "https://api.anthropic.com/v1/chat/completions",
    "https://api.anthropic.com/v1/messages": "https://api.anthropic.com/v1/chat/completions",
    "https://openrouter.ai": "https://openrouter.ai/api/v1/chat/completions",
    "https://openrouter.ai/api": "https://openrouter.ai/api/v1/chat/completions",
    "https://openrouter.ai/api/v1": "https://openrouter.ai/api/v1/chat/completions",
    "https://api.groq.com/openai/v1": "https://api.groq.com/openai/v1/chat/completions",
    "https://api.groq.com/openai": "https://api.groq.com/openai/v1/chat/completions",
    "https://api.perplexity.ai": "https://api.perplexity.ai/chat/completions",
    "https://generativelanguage.googleapis.com": "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions",
    "https://generativelanguage.googleapis.com/v1beta": "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions",
    "https://generativelanguage.googleapis.com/v1beta/openai/": "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions",
    "https://me.openai.azure.com": "https://me.openai.azure.com/openai/v1/chat/completions",
    "https://me.openai.azure.com/openai/v1/": "https://me.openai.azure.com/openai/v1/chat/completions",
    "https://me.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21": (
        "https://me.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21"
    ),
    "https://me.openai.azure.com/openai/deployments/gpt?api-version=2024-10-21": (
        "https://me.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("written", "asked"), FIRST.items())
def test_the_likeliest_address_is_the_right_one_where_the_service_is_known(written: str, asked: str) -> None:
    assert addresses_of(written)[0] == asked


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("http://h", ["/v1", "/api", ""]),
        ("http://h/api", ["/v1", "/api", "/api/v1", ""]),
        ("http://h/llm", ["/llm", "/llm/v1"]),
        ("http://h/v1", ["/v1"]),
        ("http://h/v1beta", ["/v1beta"]),
        ("http://h/x/chat/completions", ["/x"]),
    ],
)
def test_where_it_is_not_known_the_likely_places_are_tried_in_turn(written: str, places: list[str]) -> None:
    assert list(addresses_of(written)) == [f"http://h{place}/chat/completions" for place in places]


def test_models_are_listed_beside_the_completions() -> None:
    assert models_of("http://h/v1/chat/completions") == "http://h/v1/models"
    assert (
        models_of("http://h/openai/x/chat/completions?api-version=1")
        == "http://h/openai/x/models?api-version=1"
    )


def test_ollama_says_its_version_beside_its_own_door() -> None:
    assert version_of("http://h:11434/v1/chat/completions") == "http://h:11434/api/version"
    assert version_of("https://h/ollama/v1/chat/completions") == "https://h/ollama/api/version"


def test_every_address_is_written_the_same_when_it_is_written_again() -> None:
    for written in FIRST:
        assert addresses_of(addresses_of(written)[0]) == addresses_of(written)[:1]

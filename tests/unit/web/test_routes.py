from __future__ import annotations

import pytest

from digest.web.routes import address_of

ROOT = "https://models.example.org"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "/",
        "/v1",
        "/v1/",
        "/v1/chat/completions",
        "/v1/embeddings",
        "/v1/responses",
        "/chat/completions",
        "/embedding",
        "/embed",
        "/api",
        "/api/chat",
        "/api/generate",
        "/api/embed",
        "/api/embeddings/",
    ],
)
def test_however_a_server_is_written_a_route_of_it_is_found(written: str) -> None:
    assert address_of(f"{ROOT}{written}", "embeddings") == f"{ROOT}/v1/embeddings"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("/compatibility/v1", "/compatibility/v1/embeddings"),
        ("/v1beta/openai/", "/v1beta/openai/embeddings"),
        ("/ollama/api/embed", "/ollama/v1/embeddings"),
        ("/api/chat/completions", "/api/embeddings"),
        ("/openai/v1?api-version=preview", "/openai/v1/embeddings?api-version=preview"),
        ("/openai/deployments/x/embeddings?api-version=1", "/openai/deployments/x/embeddings?api-version=1"),
    ],
)
def test_a_server_with_a_path_of_its_own_keeps_it(written: str, found: str) -> None:
    assert address_of(f"{ROOT}{written}", "embeddings") == f"{ROOT}{found}"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("https://generativelanguage.googleapis.com", "/v1beta/openai"),
        ("https://openrouter.ai/api", "/api/v1"),
        ("https://api.groq.com/openai/v1/", "/openai/v1"),
        ("https://me.openai.azure.com", "/openai/v1"),
        ("https://api.perplexity.ai", ""),
    ],
)
def test_a_service_that_is_known_by_its_host_is_found_where_it_has_its_routes(
    written: str, found: str
) -> None:
    assert address_of(written, "embeddings").endswith(f"{found}/embeddings")
    assert "/v1/v1" not in address_of(written, "embeddings")

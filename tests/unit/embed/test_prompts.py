from __future__ import annotations

import pytest

from digest.embed.prompts import prompt_of


@pytest.mark.parametrize(
    ("model", "prompt"),
    [
        ("intfloat/multilingual-e5-small", "query: "),
        ("intfloat/e5-base-v2", "query: "),
        ("./models/multilingual_e5_large", "query: "),
        ("intfloat/multilingual-e5-large-instruct", ""),
        ("nomic-embed-text:latest", "clustering: "),
        ("nomic-ai/nomic-embed-text-v1.5", "clustering: "),
        ("text-embedding-nomic-embed-text-v1.5", "clustering: "),
        ("embeddinggemma:300m", "task: clustering | query: "),
        ("google/embeddinggemma-300m", "task: clustering | query: "),
        ("text-embedding-3-small", ""),
        ("mxbai-embed-large", ""),
        ("BAAI/bge-m3", ""),
        ("sentence-transformers/all-MiniLM-L6-v2", ""),
        ("some/mate5-small", ""),
    ],
)
def test_what_the_makers_of_a_model_want_before_a_text_is_known_by_its_name(model: str, prompt: str) -> None:
    assert prompt_of(model) == prompt


@pytest.mark.parametrize(
    "offered",
    [
        {"query": "q: ", "document": "d: ", "Clustering": "c: ", "STS": "s: "},
        {"clustering": "c: "},
        {"STS": "c: ", "query": "q: "},
        {"sentence-similarity": "c: "},
        {"text_matching": "c: "},
    ],
)
def test_a_model_that_names_a_prompt_for_comparing_texts_gets_that(offered: dict[str, str]) -> None:
    assert prompt_of("nomic-embed-text", offered) == "c: "


@pytest.mark.parametrize("offered", [{}, {"query": "", "document": ""}, {"query": "q: "}, {"clustering": ""}])
def test_prompts_for_searching_are_not_for_comparing(offered: dict[str, str]) -> None:
    assert prompt_of("some-model", offered) == ""

"""What servers that give embeddings answer: as OpenAI's, and with the quirks of others."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import numpy as np

from tests.fakes.chat_server import Answer, refuses

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.fakes.chat_server import Asked

WIDTH = 64


def vector(text: str, width: int = WIDTH) -> list[float]:
    """How often each run of three letters is in a text: what shares words is near."""
    counts = np.zeros(width)
    for start in range(len(text) - 2):
        place = int.from_bytes(text[start : start + 3].lower().encode(), "big") % 65_521
        counts[place % width] += 1.0
    return [float(number) for number in counts]


def texts_of(asked: Asked) -> list[str]:
    return [str(text) for text in asked.body["input"]]


def gives(vectors: Sequence[Any], order: Sequence[int] | None = None) -> Answer:
    """OpenAI's form, its list in another order if wanted."""
    listed = [
        {"object": "embedding", "index": place, "embedding": each} for place, each in enumerate(vectors)
    ]
    return _answer({"object": "list", "data": [listed[place] for place in order or range(len(listed))]})


def _answer(body: Any) -> Answer:
    return Answer(json.dumps(body).encode())


def well(asked: Asked) -> Answer:
    return gives([vector(text) for text in texts_of(asked)])


def backwards(asked: Asked) -> Answer:
    texts = texts_of(asked)
    return gives([vector(text) for text in texts], range(len(texts))[::-1])


def packed(asked: Asked) -> Answer:
    return gives(
        [base64.b64encode(np.array(vector(text), "<f4").tobytes()).decode() for text in texts_of(asked)]
    )


def without_index(asked: Asked) -> Answer:
    return _answer({"data": [{"embedding": vector(text)} for text in texts_of(asked)]})


def numbered_0(asked: Asked) -> Answer:
    return _answer({"data": [{"index": 0, "embedding": vector(text)} for text in texts_of(asked)]})


def as_ollama(asked: Asked) -> Answer:
    return _answer({"model": "m", "embeddings": [vector(text) for text in texts_of(asked)]})


def as_bare_list(asked: Asked) -> Answer:
    return _answer([vector(text) for text in texts_of(asked)])


def as_old_llama(asked: Asked) -> Answer:
    return _answer([{"index": at, "embedding": [vector(text)]} for at, text in enumerate(texts_of(asked))])


def few_at_once(most: int, status: int = 413) -> Callable[[Asked], Answer]:
    """Takes so many texts at once and no more."""

    def answer(asked: Asked) -> Answer:
        if len(texts_of(asked)) > most:
            return refuses(status, f"batch size {len(texts_of(asked))} > maximum allowed batch size {most}")
        return well(asked)

    return answer


def short_ones(most: int, status: int, said: str) -> Callable[[Asked], Answer]:
    """Takes texts of so many letters and no longer ones."""

    def answer(asked: Asked) -> Answer:
        return refuses(status, said) if max(map(len, texts_of(asked))) > most else well(asked)

    return answer


def without_numbers_for(word: str) -> Callable[[Asked], Answer]:
    """Gives NaN, written as servers in Python write it, for the texts that hold a word."""

    def answer(asked: Asked) -> Answer:
        return gives([[float("nan")] * WIDTH if word in text else vector(text) for text in texts_of(asked)])

    return answer


def fails_for(word: str) -> Callable[[Asked], Answer]:
    """Fails as Ollama does when a batch holds a text of which its model makes NaN."""

    def answer(asked: Asked) -> Answer:
        if any(word in text for text in texts_of(asked)):
            return refuses(500, "failed to encode response: json: unsupported value: NaN")
        return well(asked)

    return answer


def without_dimensions(asked: Asked) -> Answer:
    """Refuses to shorten vectors, as vLLM does for most models."""
    if "dimensions" in asked.body:
        return refuses(
            400, 'Model "m" does not support matryoshka representation, changing output dimensions'
        )
    return well(asked)


FINE: dict[str, Callable[[Asked], Answer]] = {
    "as OpenAI's": well,
    "in another order": backwards,
    "packed": packed,
    "without index": without_index,
    "each numbered 0": numbered_0,
    "as Ollama's own": as_ollama,
    "a bare list": as_bare_list,
    "as llama.cpp's own": as_old_llama,
    "two at once": few_at_once(2),
    "one at once, refused as wrong": few_at_once(1, 422),
}
"""Servers that an embedder can be had from."""

USELESS: dict[str, tuple[Callable[[Asked], Answer], str]] = {
    "one too few": (lambda asked: gives([vector(text) for text in texts_of(asked)][1:]), "for 3 texts"),
    "an index twice": (
        lambda asked: _answer({"data": [{"index": at, "embedding": [1.0]} for at in (0, 1, 1)]}),
        "no embeddings",
    ),
    "of two lengths": (
        lambda asked: gives([vector(text, 8 + at) for at, text in enumerate(texts_of(asked))]),
        "8 and 9 and 10 numbers",
    ),
    "all NaN": (without_numbers_for(""), "no vector"),
    "all zero": (lambda asked: gives([[0.0] * WIDTH for _ in texts_of(asked)]), "no vector"),
    "all null": (lambda asked: gives([[None] * WIDTH for _ in texts_of(asked)]), "no vector"),
    "words": (lambda asked: gives(["no numbers" for _ in texts_of(asked)]), "no vector"),
    "a vector a token": (lambda asked: gives([[[1.0], [2.0]] for _ in texts_of(asked)]), "no vector"),
    "a chat": (lambda _: _answer({"choices": [{"message": {"content": "hello"}}]}), "right address"),
    "an error as if all were well": (
        lambda _: _answer({"error": {"message": "out of credit"}}),
        "out of credit",
    ),
    "no list": (lambda _: _answer({"data": None}), "right address"),
    "no JSON": (lambda _: Answer(b"<html>hello</html>"), "not JSON"),
    "no such model": (lambda _: refuses(404, 'model "m" not found'), "ollama pull"),
    "no embeddings at all": (
        lambda _: refuses(501, "This server does not support embeddings"),
        "--embeddings",
    ),
    "a wrong key": (lambda _: refuses(401), "key_env"),
    "refuses all": (lambda _: refuses(400, "bad request"), "bad request"),
    "asks for a day": (lambda _: refuses(429, "slow down", Retry_After="86400"), "slow down"),
    "always busy": (lambda _: refuses(503, "loading model"), "loading model"),
}
"""Servers that no embedder can be had from, and what is to be told."""

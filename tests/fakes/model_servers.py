"""Servers of language models as they are: their routes, their errors and their quirks, one row of a table each.

What each does was looked up in its documentation, its source or its users' reports; the wording of an error is
the server's where Digest goes by it. The model behind all of them is the same: it copies the first two reports
that it is shown, so that what it writes is supported.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.fakes.chat_server import Answer, Asked, ChatServer, chat_server

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

MODEL = "wordy:3b"
OTHERS = ("gemma3:4b", "qwen3:8b")
NOT_THERE = "imaginary-7b"

Json = dict[str, Any]

NOWHERE = Answer(b"404 page not found", 404)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How one kind of server behaves."""

    path: str
    """Where it is to be found, as its documentation writes the address, without the host."""
    chat: str = "/v1/chat/completions"
    models: str = "/v1/models"
    others: dict[str, Json | str] = field(default_factory=dict)
    """What else it answers to a GET, by path."""
    nowhere: Answer = NOWHERE
    """What it answers at a path that it does not know."""
    owned_by: str = "someone"
    listed_as: str = "{}"
    """How a model's name stands in its list."""
    lacks: Callable[[str], Answer] | None = None
    """What it says of a model that it does not have; `None` where it takes any name."""
    refused: dict[str, Callable[[str], Answer]] = field(default_factory=dict)
    """The fields that it refuses, and how."""
    too_long: Callable[[int, int], Answer] | None = None
    """What it says of a prompt of so many tokens, with so many to read at once; `None`: it cuts it."""
    says: Callable[[str], Json] = lambda text: {"content": text}
    """The message, beside its role."""
    counts: bool = True
    """Whether it counts tokens."""
    header: str = ""
    """A header without which it answers 401."""
    key: str = "sk-canary-44d1"


@dataclass(slots=True)
class Model:
    """A server of that manner: `context` tokens at once, and busy loading for the first `loading` requests."""

    manner: Manner
    context: int = 100_000
    loading: int = 0
    has: tuple[str, ...] = (MODEL, *OTHERS)

    def answer(self, asked: Asked) -> Answer:
        manner, body = self.manner, asked.body
        if asked.path.partition("?")[0] != manner.chat:
            return self._own(asked)
        if manner.header and manner.key not in asked.headers.get(manner.header, ""):
            return error(401, "Incorrect API key provided")
        name = str(body.get("model"))
        if manner.lacks and not {name, f"{name}:latest"} & set(self.has):
            return manner.lacks(name)
        for name, refusal in manner.refused.items():
            if name in body:
                return refusal(name)
        if self.loading:
            self.loading -= 1
            return error(503, "Loading model", type="unavailable_error", code=503)
        return self._completion(asked)

    def tell(self, asked: Asked) -> Answer:
        """What it answers to a GET."""
        if asked.path == self.manner.models:
            rows = [
                {
                    "id": self.manner.listed_as.format(name),
                    "object": "model",
                    "owned_by": self.manner.owned_by,
                }
                for name in self.has
            ]
            return sent({"object": "list", "data": rows})
        other = self.manner.others.get(asked.path)
        if other is None:
            return self.manner.nowhere
        return Answer(other.encode()) if isinstance(other, str) else sent(other)

    def _own(self, asked: Asked) -> Answer:
        """Ollama's own door: an answer in pieces, a line each, unless that is refused."""
        if asked.path != "/api/chat" or "/api/tags" not in self.manner.others:
            return self.manner.nowhere
        text = copied(asked.prompt)
        if asked.body.get("stream", True):
            pieces = [{"message": {"role": "assistant", "content": word + " "}} for word in text.split()]
            return Answer(b"\n".join(json.dumps(each).encode() for each in [*pieces, {"done": True}]))
        return sent({"message": {"role": "assistant", "content": text}, "done": True})

    def _completion(self, asked: Asked) -> Answer:
        words = " ".join(str(message["content"]) for message in asked.body["messages"]).split()
        prompt, room = round(1.3 * len(words)), asked.body.get("max_tokens", 0)
        if self.manner.too_long and prompt + room > self.context:
            return self.manner.too_long(prompt, self.context)
        text = copied(asked.prompt)
        usage = {
            "prompt_tokens": min(prompt, self.context),
            "completion_tokens": round(1.3 * len(text.split())),
        }
        choice = {
            "index": 0,
            "message": {"role": "assistant", **self.manner.says(text)},
            "finish_reason": "stop",
        }
        return sent({"choices": [choice], **({"usage": usage} if self.manner.counts else {})})


def copied(prompt: str) -> str:
    """The first two of the numbered reports in a prompt; a word where there are none."""
    lines = [line.partition(". ")[2] for line in prompt.splitlines() if line[:1].isdigit()]
    return " ".join(lines[:2]) or "Yes."


def sent(body: Json | list[Json], status: int = 200) -> Answer:
    return Answer(json.dumps(body).encode(), status, {"Content-Type": "application/json"})


def error(status: int, message: str, **more: Any) -> Answer:
    """An error as OpenAI words it."""
    return sent({"error": {"message": message, "type": "invalid_request_error", "param": None, "code": None, **more}}, status)  # fmt: skip


def _ollama_lacks(name: str) -> Answer:
    return error(404, f"model '{name}' not found", type="not_found_error")


def _mistral_refuses(name: str) -> Answer:
    told = {
        "type": "extra_forbidden",
        "loc": ["body", name],
        "msg": "Extra inputs are not permitted",
        "input": 0,
    }
    return sent({"object": "error", "message": {"detail": [told]}, "type": "invalid_request_error"}, 422)


def _openai_refuses(name: str) -> Answer:
    if name == "max_tokens":
        message = "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
        return error(400, message, param=name, code="unsupported_parameter")
    message = f"Unsupported value: '{name}' does not support 0 with this model. Only the default (1) value is supported."
    return error(400, message, param=name, code="unsupported_value")


def _google_refuses(name: str) -> Answer:
    message = f'Invalid JSON payload received. Unknown name "{name}": Cannot find field.'
    return sent([{"error": {"code": 400, "message": message, "status": "INVALID_ARGUMENT"}}], 400)


MANNERS: dict[str, Manner] = {
    "Ollama": Manner(
        path="",
        owned_by="library",
        others={
            "/": "Ollama is running",
            "/api/version": {"version": "0.12.6"},
            "/api/tags": {"models": [{"name": name, "model": name} for name in (MODEL, *OTHERS)]},
        },
        lacks=_ollama_lacks,
        says=lambda text: {"content": text, "reasoning": "The user wants a summary. Two sentences will do."},
    ),
    "llama.cpp": Manner(
        path="/v1",
        others={"/health": {"status": "ok"}},
        nowhere=error(404, "File Not Found", type="not_found_error", code=404),
        too_long=lambda prompt, context: error(
            400,
            f"request ({prompt} tokens) exceeds the available context size ({context} tokens), try increasing it",
            type="exceed_context_size_error",
            code=400,
            n_prompt_tokens=prompt,
            n_ctx=context,
        ),
        says=lambda text: {"content": text, "reasoning_content": "Two sentences will do."},
    ),
    "vLLM": Manner(
        path="/v1",
        others={"/health": ""},
        nowhere=sent({"detail": "Not Found"}, 404),
        owned_by="vllm",
        lacks=lambda name: error(404, f"The model `{name}` does not exist.", type="NotFoundError", code=404),
        too_long=lambda prompt, context: error(
            400,
            f"This model's maximum context length is {context} tokens. However, you requested {prompt + 1024} "
            f"tokens ({prompt} in the messages, 1024 in the completion). Please reduce the length.",
            type="BadRequestError",
            code=400,
        ),
        says=lambda text: {"content": text, "reasoning_content": None, "tool_calls": []},
    ),
    "OpenAI, a model that thinks": Manner(
        path="/v1",
        header="authorization",
        lacks=lambda name: error(404, f"The model `{name}` does not exist or you do not have access to it.", code="model_not_found"),
        refused={"max_tokens": _openai_refuses, "temperature": _openai_refuses},
        says=lambda text: {"content": text, "refusal": None, "annotations": []},
    ),
    "Mistral": Manner(
        path="/v1",
        header="authorization",
        lacks=lambda name: sent({"object": "error", "message": f"Invalid model: {name}", "type": "invalid_model", "code": "1500"}, 400),
        refused={"seed": _mistral_refuses},
        says=lambda text: {
            "content": [
                {"type": "thinking", "thinking": [{"type": "text", "text": "Two sentences will do."}]},
                {"type": "text", "text": text},
            ]
        },
    ),
    "LM Studio": Manner(
        path="/v1",
        nowhere=sent({"error": "Unexpected endpoint or method. (POST /chat/completions). Returning 200 anyway"}),
        lacks=lambda name: error(404, "No models loaded. Please load a model in the developer page or use the `lms load` command."),
    ),
    "Open WebUI": Manner(
        path="/api",
        chat="/api/chat/completions",
        models="/api/models",
        nowhere=sent({"detail": "Method Not Allowed"}, 405),
        header="authorization",
        lacks=lambda _: sent({"detail": "Model not found"}, 400),
    ),
    "Azure": Manner(
        path="/openai/deployments/wordy/chat/completions?api-version=2024-10-21",
        chat="/openai/deployments/wordy/chat/completions",
        models="/none",
        nowhere=sent({"error": {"code": "404", "message": "Resource not found"}}, 404),
        header="api-key",
    ),
    "Google": Manner(
        path="/v1beta/openai/",
        chat="/v1beta/openai/chat/completions",
        models="/v1beta/openai/models",
        header="authorization",
        listed_as="models/{}",
        refused={"seed": _google_refuses},
        lacks=lambda name: sent([{"error": {"code": 404, "message": f"models/{name} is not found for API version v1main", "status": "NOT_FOUND"}}], 404),
    ),
    "OpenRouter": Manner(
        path="/api/v1",
        chat="/api/v1/chat/completions",
        models="/api/v1/models",
        nowhere=Answer(b"<!DOCTYPE html><title>OpenRouter</title>", 200, {"Content-Type": "text/html"}),
        header="authorization",
        lacks=lambda name: sent({"error": {"message": f"{name} is not a valid model ID", "code": 400}}, 400),
        says=lambda text: {"content": text, "refusal": None, "reasoning": None},
    ),
    "Anthropic": Manner(
        path="/v1/",
        models="/none",
        header="authorization",
        lacks=lambda name: sent({"type": "error", "error": {"type": "not_found_error", "message": f"model: {name}"}}, 404),
    ),
    "DeepSeek": Manner(
        path="",
        chat="/chat/completions",
        models="/models",
        header="authorization",
        lacks=lambda _: error(400, "Model Not Exist", code="invalid_request_error"),
        says=lambda text: {"content": text, "reasoning_content": "Two sentences will do."},
    ),
    "a proxy that counts nothing": Manner(path="/v1", counts=False, nowhere=Answer(b"", 404)),
}  # fmt: skip
"""By the name that people know each by."""


def model_server(model: Model) -> AbstractContextManager[ChatServer]:
    """Serve it until the block ends; the address is that of `/v1`, whatever its manner."""
    return chat_server(model.answer, model.tell)


def address_in(server: ChatServer, manner: Manner) -> str:
    """The address as the documentation of that server writes it."""
    return server.url.removesuffix("/v1") + manner.path

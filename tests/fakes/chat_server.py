"""A loopback server that speaks as OpenAI's does, as well or as badly as it is told."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it arrived."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    method: str = "POST"

    @property
    def prompt(self) -> str:
        """What the model was asked, in the last turn."""
        return str(self.body["messages"][-1]["content"])


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class ChatServer:
    """Answers each request with what `answers` makes of it, and keeps the requests."""

    answers: Callable[[Asked], Answer]
    asked: list[Asked] = field(default_factory=list)
    url: str = ""


def says(text: str | None, **more: Any) -> Answer:
    """A chat completion with that text."""
    usage = {"prompt_tokens": 900, "completion_tokens": 40}
    return Answer(json.dumps({"choices": [{"message": {"content": text}}], "usage": usage, **more}).encode())


def refuses(status: int, message: str = "no", **headers: str) -> Answer:
    """An error as such servers word it."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(json.dumps({"error": {"message": message}}).encode(), status, named)


@contextmanager
def chat_server(
    answers: Callable[[Asked], Answer], tells: Callable[[Asked], Answer] | None = None
) -> Iterator[ChatServer]:
    """Serve until the block ends. `tells` answers a GET, which is not among the requests that are kept."""
    known = ChatServer(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = Asked(self.path, self._named(), body)
            known.asked.append(asked)
            self._send(known.answers(asked))

        def do_GET(self) -> None:
            asked = Asked(self.path, self._named(), {}, "GET")
            self._send(tells(asked) if tells else Answer(b"Not Implemented", 501))

        def _named(self) -> dict[str, str]:
            return {name.lower(): value for name, value in self.headers.items()}

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    known.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield known
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

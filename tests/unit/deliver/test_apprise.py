from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from digest.deliver.apprise import AppriseDeliverer
from digest.errors import DeliveryError
from digest.secret import Secret
from tests.fakes.renderings import rendering

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.filterwarnings(
    "ignore:'imghdr' is deprecated:DeprecationWarning"
)  # Apprise's import


@contextmanager
def chat() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A chat service on loopback: its Apprise address, and what it was told."""
    told: list[dict[str, Any]] = []

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"json://127.0.0.1:{server.server_port}/", told
    finally:
        server.shutdown()
        server.server_close()


def test_the_short_form_is_in_brief_and_the_full_form_the_whole_text() -> None:
    with chat() as (url, told):
        AppriseDeliverer(url=lambda: url, name="family").deliver(rendering(), "family")
        AppriseDeliverer(url=lambda: url, form="full", name="family").deliver(rendering(), "family")
    assert [message["title"] for message in told] == ["Morning Wire, 5 March"] * 2
    short, full = (message["message"] for message in told)
    assert short == "The council approved a bridge."
    assert full.startswith("Morning Wire")
    assert "The council approved a bridge." in full


def test_markup_in_a_headline_stays_text() -> None:
    short = "Council & mayor: <b>bridge</b> *approved* _today_"
    with chat() as (url, told):
        AppriseDeliverer(url=lambda: url, name="family").deliver(
            rendering(messages={"short": short}), "family"
        )
    assert told[0]["message"] == short


@pytest.mark.parametrize("url", ["", "nonsense", "telegramm://x", "json://"])
def test_what_is_not_an_apprise_address_is_said_without_repeating_it(url: str) -> None:
    with pytest.raises(DeliveryError, match="not an Apprise address") as caught:
        AppriseDeliverer(url=lambda: url, name="family").deliver(rendering(), "family")
    assert caught.value.subject == "family"


def test_a_chat_whose_variable_is_not_set_names_it() -> None:
    with pytest.raises(DeliveryError, match="the environment has no CHAT: set it"):
        AppriseDeliverer(url=Secret("${CHAT}", {}), name="CHAT").deliver(rendering(), "CHAT")


@contextmanager
def failing_chat(fails: set[int]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A chat that does not take the posts of these numbers, counted from 0."""
    told: list[dict[str, Any]] = []
    count = iter(range(1000))

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            fault = next(count) in fails
            if not fault:
                told.append(said)
            self.send_response(500 if fault else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"mmost://127.0.0.1:{server.server_port}/3ccdd113474722377935511fc85d3dd4", told
    finally:
        server.shutdown()
        server.server_close()


def test_of_a_message_that_failed_in_the_middle_only_the_rest_is_sent_again() -> None:
    text = "\n\n".join(f"Story {number}. " + "It goes on and on. " * 40 for number in range(20))
    letter = rendering(messages={"text": text})
    with failing_chat({2}) as (url, told):
        chat = AppriseDeliverer(url=lambda: url, form="full", name="family")
        with pytest.raises(DeliveryError, match=r"did not take it \(2 of \d messages were\)"):
            chat.deliver(letter, "family")
        chat.deliver(letter, "family")
    bodies = [message["text"] for message in told]
    assert [body.split(")")[0] for body in bodies] == [
        f"({n}/{len(bodies)}" for n in range(1, len(bodies) + 1)
    ]
    assert [text for body in bodies for text in body.split() if text.rstrip(".").isdigit()] == [
        f"{number}." for number in range(20)
    ]


def test_another_edition_is_not_taken_for_the_rest_of_one_that_failed() -> None:
    with failing_chat({0}) as (url, told):
        chat = AppriseDeliverer(url=lambda: url, name="family")
        with pytest.raises(DeliveryError):
            chat.deliver(rendering(), "family")
        chat.deliver(rendering(messages={"short": "The ferry is back."}), "family")
    assert [message["text"] for message in told] == ["The ferry is back."]

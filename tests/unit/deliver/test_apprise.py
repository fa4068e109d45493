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

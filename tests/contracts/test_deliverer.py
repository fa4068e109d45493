"""What every deliverer keeps to: one message a target, `DeliveryError` and nothing else, secrets unseen."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from digest.deliver import deliver, deliver_test
from digest.deliver.apprise import AppriseDeliverer
from digest.deliver.mail import MailDeliverer
from digest.errors import DeliveryError
from digest.protocols import Deliverer
from digest.report import Report
from digest.store.memory import MemoryStore
from tests.builders import NOON
from tests.fakes.hooks import hook
from tests.fakes.renderings import rendering
from tests.fakes.smtp import SmtpServer

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.filterwarnings(
    "ignore:'imghdr' is deprecated:DeprecationWarning"
)  # Apprise's import

SECRET = "canary-s3cr3t"


@dataclass
class Service:
    """A deliverer with the loopback service behind it."""

    deliverer: Deliverer
    received: list[Any]
    faults: dict[Any, Any]
    fault: tuple[Any, Any]

    def breaks(self) -> None:
        self.faults[self.fault[0]] = self.fault[1]

    def works_again(self) -> None:
        self.faults.clear()


@contextmanager
def email() -> Iterator[Service]:
    with SmtpServer(password=SECRET) as server:
        deliverer = MailDeliverer(
            to=["me@example.org"],
            sender="Digest <digest@example.org>",
            host="127.0.0.1",
            port=server.port,
            security="plain",
            password=lambda: SECRET,
            timeout_s=10,
        )
        yield Service(deliverer, server.taken, server.faults, ("MAIL", "refuse"))


@contextmanager
def apprise() -> Iterator[Service]:
    received: list[bytes] = []
    faults: dict[str, int] = {}

    class Chat(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = faults.get("status", 200)
            if status == 200:
                received.append(body)
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Chat)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"json://user:{SECRET}@127.0.0.1:{server.server_port}/"
        yield Service(AppriseDeliverer(url=lambda: url, name="family"), received, faults, ("status", 500))
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def webhook() -> Iterator[Service]:
    with hook() as receiver:
        deliverer = receiver.deliverer(secret=lambda: SECRET)
        yield Service(deliverer, receiver.taken, receiver.faults, ("status", 500))


@pytest.fixture(params=[email, apprise, webhook], ids=["email", "apprise", "webhook"])
def service(request: pytest.FixtureRequest) -> Iterator[Service]:
    with request.param() as made:
        yield made


def test_it_is_a_deliverer_with_at_least_one_target(service: Service) -> None:
    assert isinstance(service.deliverer, Deliverer)
    assert service.deliverer.targets()


def test_each_delivery_is_one_message(service: Service) -> None:
    (target,) = service.deliverer.targets()
    service.deliverer.deliver(rendering(), target)
    assert len(service.received) == 1


def test_a_failing_service_is_a_delivery_error_that_names_the_target(service: Service) -> None:
    (target,) = service.deliverer.targets()
    service.breaks()
    with pytest.raises(DeliveryError) as caught:
        service.deliverer.deliver(rendering(), target)
    assert caught.value.subject == target
    assert service.received == []


def test_a_failing_service_gets_the_edition_when_it_works_again_and_then_never_twice(
    service: Service,
) -> None:
    store, report = MemoryStore(), Report()

    def run() -> int:
        return len(deliver(rendering(), [service.deliverer], store, now=NOON, report=report))

    service.breaks()
    assert run() == 0
    service.works_again()
    assert [run(), run(), run()] == [1, 0, 0]
    assert len(service.received) == 1
    assert len(report.problems) == 1


def test_a_test_letter_is_sent_each_time_and_is_not_remembered(service: Service) -> None:
    sent = [deliver_test([service.deliverer], now=NOON, report=Report()) for _ in range(2)]
    assert sent == [list(service.deliverer.targets())] * 2
    assert len(service.received) == 2


def test_no_secret_is_seen_when_it_is_printed_fails_or_warns(
    service: Service, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    service.breaks()
    (target,) = service.deliverer.targets()
    with pytest.raises(DeliveryError) as caught:
        service.deliverer.deliver(rendering(), target)
    seen = repr(service.deliverer) + str(caught.value) + target + caplog.text + "".join(capfd.readouterr())
    assert SECRET not in seen

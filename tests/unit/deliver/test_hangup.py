"""No server holds the only worker, however it spaces its bytes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from digest.deadline import LateError
from digest.deliver import deliver
from digest.deliver.hangup import within
from digest.deliver.mail import MailDeliverer, Security
from digest.deliver.patience import Limits
from digest.report import Report
from digest.store.memory import MemoryStore
from tests.builders import NOON
from tests.fakes.dripping import DrippingServer
from tests.fakes.renderings import rendering

if TYPE_CHECKING:
    from tests.fakes.dripping import Where


@pytest.mark.parametrize(
    ("where", "security"),
    [("greeting", "plain"), ("greeting", "ssl"), ("EHLO", "plain"), ("RCPT", "plain"), ("end", "plain")],
)
def test_a_server_that_drips_an_answer_for_ever_costs_the_time_of_one_letter(
    where: Where, security: Security
) -> None:
    store, report = MemoryStore(), Report()
    with DrippingServer(where) as server:
        mail = MailDeliverer(
            to=["ada@example.org", "bo@example.org"],
            sender="digest@example.org",
            host="127.0.0.1",
            port=server.port,
            security=security,
            timeout_s=5,
        )
        limits = Limits(letter_s=0.5, channel_s=0.4)
        deliver(rendering(), [mail], store, now=NOON, report=report, limits=limits)
        for thread in threading.enumerate():
            if thread.name == "digest-deadline":
                thread.join(4)
                assert not thread.is_alive(), "its connection was not hung up"
    assert [(letter.target, letter.attempts) for letter in store.letters()] == [
        ("ada@example.org", 1),
        ("bo@example.org", 0),
    ]


def test_work_that_is_done_in_time_gives_its_result_or_its_error() -> None:
    assert within(5, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0)


def test_work_that_is_late_is_left_and_somebody_looks_in_meanwhile() -> None:
    over, looks = threading.Event(), []
    with pytest.raises(LateError):
        within(0.3, lambda: over.wait(10), meanwhile=lambda: looks.append(1), every_s=0.1)
    over.set()
    assert len(looks) == 2

from __future__ import annotations

import socket
from email import message_from_bytes
from typing import TYPE_CHECKING, Any

import pytest

from digest.deliver import deliver
from digest.deliver.mail import MailDeliverer, Security
from digest.errors import DeliveryError, StoreError
from digest.report import Report
from digest.secret import Secret
from digest.store.memory import MemoryStore
from tests.builders import NOON
from tests.fakes.renderings import rendering
from tests.fakes.smtp import STEPS, Fault, SmtpServer, Step, trusting

if TYPE_CHECKING:
    from digest.models import Receipt

READERS = ["ada@example.org", "bo@example.org"]
PASSWORD = "canary-s3cr3t"


def deliverer(server: SmtpServer, *, password: str | Secret = "", **changes: object) -> MailDeliverer:
    options: dict[str, object] = {
        "to": READERS,
        "sender": "Digest <digest@example.org>",
        "host": "127.0.0.1",
        "port": server.port,
        "security": server.security,
        "password": password if isinstance(password, Secret) else (lambda: password) if password else None,
        "timeout_s": 10,
        "tls": trusting(),
        **changes,
    }
    return MailDeliverer(**options)  # type: ignore[arg-type]


def run(mail: MailDeliverer, store: MemoryStore) -> Report:
    report = Report()
    deliver(rendering(), [mail], store, now=NOON, report=report)
    return report


# --------------------------------------------------------------------------- when all is well


@pytest.mark.parametrize("security", ["plain", "starttls", "ssl"])
def test_each_reader_gets_a_letter_of_their_own_over_any_kind_of_connection(security: Security) -> None:
    with SmtpServer(security=security, password=PASSWORD) as server:
        assert run(deliverer(server, password=PASSWORD), MemoryStore()).problems == []
    assert [letter.reader for letter in server.taken] == READERS
    assert [message_from_bytes(letter.body)["To"] for letter in server.taken] == READERS
    assert {letter.sender for letter in server.taken} == {"digest@example.org"}
    assert server.logins == ["digest@example.org"] * 2


def test_another_account_can_log_in_and_without_a_password_nobody_does() -> None:
    with SmtpServer(password=PASSWORD) as server:
        run(deliverer(server, password=PASSWORD, username=lambda: "postmaster"), MemoryStore())
    assert server.logins == ["postmaster"] * 2
    with SmtpServer() as server:
        run(deliverer(server), MemoryStore())
    assert (server.logins, len(server.taken)) == ([], 2)


# --------------------------------------------------------------------------- when it is not


@pytest.mark.parametrize("fault", ["drop", "defer", "refuse"])
@pytest.mark.parametrize("step", [*STEPS, "AUTH"])
def test_a_server_that_fails_at_any_step_costs_no_letter_and_sends_none_again(
    step: Step, fault: Fault
) -> None:
    store = MemoryStore()
    with SmtpServer(password=PASSWORD, faults={step: fault}) as server:
        mail = deliverer(server, password=PASSWORD)
        assert len(run(mail, store).problems) == 2
        assert store.receipts(rendering().edition.slug) == []
        server.faults.clear()
        assert run(mail, store).problems == []
        run(mail, store)
    # the one case in which nobody can know: taken, and broken off before the server said so
    copies = 2 if (step, fault) == ("taken", "drop") else 1
    for reader in READERS:
        got = [letter.body for letter in server.taken if letter.reader == reader]
        assert len(got) == copies
        assert len(set(got)) == 1, "a second copy must be the very same letter"


def test_a_run_that_ends_between_the_servers_yes_and_the_receipt_sends_the_very_same_letter_again() -> None:
    class ForgetfulStore(MemoryStore):
        def add_receipt(self, receipt: Receipt) -> None:
            raise StoreError("the power went off")

    with SmtpServer() as server:
        mail = deliverer(server, to=READERS[:1])
        with pytest.raises(StoreError):
            run(mail, ForgetfulStore())
        run(mail, MemoryStore())
    first, second = (letter.body for letter in server.taken)
    assert first == second
    assert message_from_bytes(first)["Message-ID"]


def test_a_reader_whom_the_server_refuses_does_not_keep_the_others_from_theirs() -> None:
    with SmtpServer(refused_readers={"ada@example.org"}) as server:
        report = run(deliverer(server), MemoryStore())
    assert [letter.reader for letter in server.taken] == ["bo@example.org"]
    (problem,) = report.problems
    assert problem.subject == "ada@example.org"
    assert "nobody here by that name" in problem.reason


@pytest.mark.parametrize(
    ("step", "fault", "advice"),
    [
        ("RCPT", "defer", "tried again next time"),
        ("RCPT", "refuse", "check the address"),
        ("AUTH", "defer", "tried again next time"),
        ("AUTH", "refuse", "check password_env"),
        ("DATA", "drop", "sent again next time"),
    ],
)
def test_the_problem_says_what_to_do(step: Step, fault: Fault, advice: str) -> None:
    with SmtpServer(password=PASSWORD, faults={step: fault}) as server:
        (problem, _) = run(deliverer(server, password=PASSWORD), MemoryStore()).problems
    assert advice in problem.reason
    assert f"127.0.0.1:{server.port}" in problem.reason


def test_a_server_with_a_stranger_s_certificate_gets_neither_password_nor_letter() -> None:
    with SmtpServer(security="starttls", password=PASSWORD) as server:
        (problem, _) = run(deliverer(server, password=PASSWORD, tls=None), MemoryStore()).problems
    assert "could not be kept private" in problem.reason
    assert (server.logins, server.taken) == ([], [])


def test_a_server_without_starttls_gets_neither_password_nor_letter() -> None:
    with SmtpServer(password=PASSWORD) as server:
        (problem, _) = run(deliverer(server, password=PASSWORD, security="starttls"), MemoryStore()).problems
    assert "does not offer STARTTLS here: try port 587, or another security" in problem.reason
    assert (server.logins, server.taken) == ([], [])


def test_a_server_that_is_not_there_or_says_nothing_is_named() -> None:
    with SmtpServer() as server:
        gone = deliverer(server)
    with pytest.raises(DeliveryError, match="check host and port"):
        gone.deliver(rendering(), READERS[0])
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mute = MailDeliverer(
            to=READERS,
            sender="d@example.org",
            host="127.0.0.1",
            port=silent.getsockname()[1],
            security="plain",
            timeout_s=0.2,
        )
        with pytest.raises(DeliveryError, match="does not answer"):
            mute.deliver(rendering(), READERS[0])


def test_a_server_that_repeats_the_password_does_not_bring_it_into_the_report() -> None:
    with SmtpServer(password=PASSWORD, faults={"MAIL": "refuse"}, answer=f"550 no {PASSWORD}") as server:
        (problem, _) = run(deliverer(server, password=PASSWORD), MemoryStore()).problems
    assert "550 no ***" in problem.reason


def test_an_address_with_a_line_break_in_it_never_reaches_the_server() -> None:
    with SmtpServer() as server, pytest.raises(DeliveryError, match="not an e-mail address"):
        deliverer(server).deliver(rendering(), "a@b.example\r\nRCPT TO:<x@y.example>")
    assert server.connections == 0


# --------------------------------------------------------------------------- readers of the environment


def of(name: str, value: str = "") -> Secret:
    return Secret(f"${{{name}}}", {name: value} if value else {})


@pytest.mark.parametrize(
    "value",
    [
        "canary-ann@example.org,canary-bob@example.org",
        " canary-ann@example.org ;\ncanary-bob@example.org, ",
        "canary-ann@example.org, canary-bob@example.org, canary-ann@example.org",
    ],
)
def test_one_variable_may_hold_several_readers(value: str) -> None:
    with SmtpServer() as server:
        mail = deliverer(server, to=[of("READERS", value), "you@example.org"])
        assert run(mail, MemoryStore()).problems == []
    assert [letter.reader for letter in server.taken] == [
        "canary-ann@example.org",
        "canary-bob@example.org",
        "you@example.org",
    ]


def test_a_reader_of_the_environment_is_known_again_and_shown_nowhere() -> None:
    store = MemoryStore()
    with SmtpServer(refused_readers={"canary-bob@example.org"}) as server:
        first = deliverer(server, to=[of("READERS", "canary-ann@example.org, canary-bob@example.org")])
        report = run(first, store)
        later = deliverer(server, to=[of("READERS", "canary-cy@example.org, canary-ann@example.org")])
        assert run(later, store).problems == []
    assert [letter.reader for letter in server.taken] == ["canary-ann@example.org", "canary-cy@example.org"]
    told = repr((first, later, report.problems, store.receipts(rendering().edition.slug), first.targets()))
    assert "canary" not in told
    assert all(target.startswith("READERS ") for target in first.targets())


def test_sender_host_and_unsubscribing_may_come_from_the_environment() -> None:
    with SmtpServer() as server:
        mail = deliverer(
            server,
            sender=of("FROM", "Digest <canary-from@example.org>"),
            host=of("HOST", "127.0.0.1\n"),
            unsubscribe=of("BYE", "https://canary.example/bye"),
        )
        assert run(mail, MemoryStore()).problems == []
    assert server.taken[0].sender == "canary-from@example.org"
    assert "canary.example/bye" in str(message_from_bytes(server.taken[0].body)["List-Unsubscribe"])
    assert "canary" not in repr(mail)
    assert "${HOST}" in repr(mail)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"to": [of("READERS")]}, "the environment has no READERS: set it"),
        ({"sender": of("FROM"), "host": of("HOST")}, "the environment has no FROM, HOST: set it"),
        ({"password": of("PASSWORD")}, "the environment has no PASSWORD: set it"),
        ({"to": [of("READERS", " , ")]}, "the variable holds no e-mail address"),
        ({"to": [of("READERS", "canary at example.org")]}, "not an e-mail address"),
        ({"sender": of("FROM", "canary")}, "the sender is not an e-mail address"),
        ({"host": of("HOST", "canary.invalid")}, "${HOST}:"),
    ],
)
def test_what_a_variable_lacks_is_told_and_not_what_it_holds(changes: dict[str, Any], reason: str) -> None:
    with SmtpServer() as server:
        report = run(deliverer(server, **{"to": ["me@example.org"], **changes}), MemoryStore())
    (problem,) = report.problems
    assert reason in problem.reason
    assert "canary" not in repr(problem)
    assert server.taken == []

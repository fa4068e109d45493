"""Connections to mail servers: names and passwords in any script, certificates, addresses, what servers say."""

from __future__ import annotations

import smtplib
import socket
import threading
from contextlib import contextmanager
from email import message_from_bytes
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

import pytest

from digest.deliver.mail import MailDeliverer
from digest.deliver.mail_keys import MailKeys
from digest.deliver.remedies import REMEDIES, reason_of
from digest.errors import DeliveryError
from digest.keys import Place
from digest.secret import Secret
from tests.fakes.renderings import rendering
from tests.fakes.smtp import CERTIFICATE, SmtpServer, trusting

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSWORD = "kanarienvögel-日本-пароль"


def mail(server: Any, **changes: Any) -> MailDeliverer:
    options: dict[str, Any] = {
        "to": ["ann@example.org"],
        "sender": "Digest <digest@example.org>",
        "host": "127.0.0.1",
        "port": server.port,
        "security": server.security,
        "timeout_s": 10,
        "tls": trusting(),
        **changes,
    }
    return MailDeliverer(**options)


def reason(deliverer: MailDeliverer, target: str = "ann@example.org") -> str:
    with pytest.raises(DeliveryError) as caught:
        deliverer.deliver(rendering(), target)
    return caught.value.reason


# --------------------------------------------------------------------------- logging in


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
def test_a_name_and_a_password_may_have_letters_of_any_script(mechanism: str) -> None:
    with SmtpServer(password=PASSWORD, mechanisms=(mechanism,)) as server:
        mail(server, username=lambda: "jürgen", password=lambda: PASSWORD).deliver(
            rendering(), "ann@example.org"
        )
    assert server.logins == ["jürgen"]
    assert len(server.taken) == 1


def test_a_wrong_password_is_told_without_it_however_it_is_spelt() -> None:
    with SmtpServer(password="another") as server:
        told = reason(mail(server, password=lambda: PASSWORD))
    assert "does not let us in (535 5.7.8" in told
    assert "check password_env" in told
    assert PASSWORD not in told


def test_a_server_that_offers_no_log_in_is_told() -> None:
    with SmtpServer(mechanisms=()) as server:
        told = reason(mail(server, password=lambda: "x"))
    assert "offers no log-in here: use starttls or ssl" in told


def test_a_password_never_travels_in_the_clear_whatever_the_environment_says() -> None:
    environ = {"SECURITY": "plain", "HOST": "mail.example.org"}
    deliverer = MailDeliverer(
        to=["ann@example.org"],
        sender="d@example.org",
        host=Secret("${HOST}", environ),
        security=Secret("${SECURITY}", environ),
        password=lambda: "x",
    )
    assert "the password would travel in the clear: use starttls or ssl" in reason(deliverer)


# --------------------------------------------------------------------------- what comes from the environment


def test_port_security_and_patience_come_from_the_environment() -> None:
    with SmtpServer(security="starttls") as server:
        environ = {"PORT": f"{server.port}\n", "SECURITY": "STARTTLS", "WAIT": "10"}
        deliverer = mail(
            server,
            port=Secret("${PORT}", environ),
            security=Secret("${SECURITY}", environ),
            timeout_s=Secret("${WAIT}", environ),
        )
        deliverer.deliver(rendering(), "ann@example.org")
    assert len(server.taken) == 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"port": "smtp"}, "${X} does not hold a port up to 65535"),
        ({"port": "0"}, "${X} does not hold a port up to 65535"),
        ({"port": "70000"}, "${X} does not hold a port up to 65535"),
        ({"port": "nan"}, "${X} does not hold a port"),
        ({"security": "tls"}, "${X} does not hold starttls, ssl or plain"),
        ({"timeout_s": "long"}, "${X} does not hold a number of seconds up to 600"),
        ({"port": ""}, "the environment has no X: set it"),
    ],
)
def test_a_variable_that_holds_something_else_is_told_by_its_name(changes: dict[str, str], told: str) -> None:
    with SmtpServer() as server:
        made = {name: Secret("${X}", {"X": value}) for name, value in changes.items()}
        assert told in reason(mail(server, **made))
    assert server.connections == 0


# --------------------------------------------------------------------------- names and certificates


def test_we_introduce_ourselves_as_the_user_says() -> None:
    with SmtpServer() as server:
        mail(server).deliver(rendering(), "ann@example.org")
        mail(server, ehlo="news.example.org").deliver(rendering(), "ann@example.org")
    assert server.names == ["[127.0.0.1]", "news.example.org"]


def keys(server: SmtpServer, **more: object) -> MailDeliverer:
    """A deliverer as feeds.yaml makes it."""
    place = Place(beside=CERTIFICATE.parent, environ={})
    written = {"to": ["ann@example.org"], "from": "d@example.org", "host": "127.0.0.1", "port": server.port}
    made = MailKeys.model_validate({"email": {**written, "security": server.security, **more}})
    return MailDeliverer(**made.arguments(place))  # type: ignore[arg-type]


@pytest.mark.parametrize("security", ["starttls", "ssl"])
def test_a_certificate_of_ones_own_authority_is_trusted_by_its_file(security: Any) -> None:
    with SmtpServer(security=security) as server:
        told = reason(keys(server))
        keys(server, ca_file=CERTIFICATE.name).deliver(rendering(), "ann@example.org")
    assert "could not be kept private" in told
    assert "a certificate of your own authority is trusted by ca_file" in told
    assert len(server.taken) == 1


def test_a_server_may_ask_for_our_certificate() -> None:
    with SmtpServer(security="ssl", client_certificates=True) as server:
        reason(keys(server, ca_file=CERTIFICATE.name))
        keys(server, ca_file=CERTIFICATE.name, cert_file=CERTIFICATE.name).deliver(
            rendering(), "ann@example.org"
        )
    assert len(server.taken) == 1


def test_tls_from_the_first_byte_on_a_port_that_begins_without_is_told() -> None:
    with SmtpServer(security="starttls") as server:
        told = reason(mail(server, security="ssl"))
    assert "this port begins without encryption: write security: starttls" in told


# --------------------------------------------------------------------------- addresses in any script


def test_a_domain_in_any_script_is_told_as_the_dns_knows_it() -> None:
    with SmtpServer() as server:
        mail(server, to=["ann@bücher.example"], sender="Zeitung <post@münchen.example>").deliver(
            rendering(), "ann@bücher.example"
        )
    (letter,) = server.taken
    assert (letter.sender, letter.reader) == ("post@xn--mnchen-3ya.example", "ann@xn--bcher-kva.example")


def test_an_address_beyond_ascii_goes_where_the_server_takes_it_and_is_told_where_it_does_not() -> None:
    with SmtpServer(takes_utf8=True) as server:
        mail(server, to=["用户@例子.广告"]).deliver(rendering(), "用户@例子.广告")
    (letter,) = server.taken
    assert letter.reader == "用户@xn--fsqu00a.xn--4rr70v"
    assert "用户@" in letter.body.decode()
    with SmtpServer() as server:
        told = reason(mail(server, to=["用户@例子.广告"]), "用户@例子.广告")
    assert "takes no address with letters beyond ASCII before the @ (SMTPUTF8)" in told
    assert server.taken == []


# --------------------------------------------------------------------------- unsubscribing


@pytest.mark.parametrize("length", [10, 300])
def test_a_page_of_ones_own_is_told_who_asks_and_reads_as_it_was_written(length: int) -> None:
    page = f"https://news.example.org/{'a' * length}?r={{reader}}&t={{token}}"
    with SmtpServer() as server:
        mail(server, unsubscribe=page, unsubscribe_secret=Secret("${BYE}", {"BYE": "canary-bye"})).deliver(
            rendering(), "Ann+x@example.org"
        )
    (letter,) = server.taken
    message = message_from_bytes(letter.body)
    # printf %s ann+x@example.org | openssl dgst -sha256 -hmac canary-bye
    token = "6f44c0f27bb1ed3bf9373c3bf7757e25"
    assert message["List-Unsubscribe"] == (
        f"<https://news.example.org/{'a' * length}?r=Ann%2Bx%40example.org&t={token}>"
    )
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert b"=?utf-8" not in letter.body.partition(b"List-Unsubscribe:")[2].partition(b"\r\n")[0]


@pytest.mark.parametrize(
    "where", ["", "bye@example.org", "mailto:bye@example.org", "http://news.example.org/bye"]
)
def test_one_click_is_promised_for_a_page_on_https_alone(where: str) -> None:
    with SmtpServer() as server:
        mail(server, unsubscribe=where).deliver(rendering(), "ann@example.org")
    message = message_from_bytes(server.taken[0].body)
    assert message["List-Unsubscribe-Post"] is None
    assert message["List-Unsubscribe"].startswith("<mailto:" if "http" not in where else "<http:")


# --------------------------------------------------------------------------- what servers say


@contextmanager
def saying(*answers: str) -> Iterator[int]:
    """A server that greets, and then says these lines, one a command."""

    def serve() -> None:
        with suppressed(), listener.accept()[0] as connection:
            connection.sendall(f"{answers[0]}\r\n".encode())
            lines = connection.makefile("rb")
            for answer in chain(answers[1:], repeat("250 fine")):
                is_letter = answer.startswith(("552 5.3.4", "451", "554", "599"))
                while lines.readline() not in {b".\r\n", b""} and is_letter:
                    pass
                connection.sendall(f"{answer}\r\n".encode())

    @contextmanager
    def suppressed() -> Iterator[None]:
        try:
            yield
        except OSError:
            return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(5)


HELLO = ("220 mail.test", "250 mail.test")


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("421 4.3.2 too many connections",), "(421 4.3.2 too many connections): the server is busy or going down"),
        (("554 5.7.1 blocked",), "the server takes it for unwanted"),
        (("521 no mail here",), "this server takes no letters at all: check host"),
        ((*HELLO, "530 5.7.0 authenticate first"), "the server wants a log-in first: name password_env or oauth"),
        ((*HELLO, "550 5.7.60 not allowed to send as"), "this account may not send as the sender: check from"),
        ((*HELLO, "250 fine", "450 4.2.1 greylisted"), "is not there at the moment: it is tried again next time"),
        ((*HELLO, "250 fine", "452 4.2.2 over quota"), "the reader's mailbox is full: it is tried again next time"),
        ((*HELLO, "250 fine", "552 5.2.2 over quota"), "the reader's mailbox is full"),
        ((*HELLO, "250 fine", "550 5.1.1 who?"), "there is no such mailbox: check the address, or take it out"),
        ((*HELLO, "250 fine", "553 5.1.3 bad address"), "check the address, and that this account may send"),
        ((*HELLO, "250 fine", "551 user not local"), "the reader has moved"),
        ((*HELLO, "250 fine", "250 fine", "354 go", "552 5.3.4 too big"), "too large for this server: write form: short"),
        ((*HELLO, "250 fine", "250 fine", "354 go", "451 try later"), "asks for patience: it is tried again"),
        ((*HELLO, "250 fine", "250 fine", "354 go", "554 5.7.26 unauthenticated"), "set up SPF and DKIM"),
        ((*HELLO, "250 fine", "250 fine", "354 go", "599 strange"), "check the address and the sender"),
    ],
)  # fmt: skip
def test_what_a_server_says_is_told_with_what_to_do(answers: tuple[str, ...], told: str) -> None:
    with saying(*answers) as port:
        deliverer = MailDeliverer(
            to=["ann@example.org"],
            sender="d@example.org",
            host="127.0.0.1",
            port=port,
            security="plain",
            timeout_s=5,
        )
        found = reason(deliverer)
    assert told in found
    assert found.startswith("127.0.0.1:")


@pytest.mark.parametrize("code", sorted(REMEDIES))
def test_every_code_says_what_to_do(code: int) -> None:
    told = reason_of(smtplib.SMTPResponseException(code, b"no"), "mail.test:25")
    assert told.startswith(f"mail.test:25 did not take the letter ({code} no): ")
    advice = ("check", "tried again", "name ", "use ", "ask ", "write ")
    assert any(word in REMEDIES[code] for word in advice)


def test_what_a_server_says_can_add_no_line() -> None:
    told = reason_of(smtplib.SMTPResponseException(550, b"no\r\n\x1b[31mreally"), "mail.test:25")
    assert "\n" not in told
    assert len(reason_of(smtplib.SMTPResponseException(550, b"no " * 500), "mail.test:25")) < 300

"""One connection to a mail server: made private, logged in, and told a letter."""

from __future__ import annotations

import base64
import hmac
import smtplib
import ssl
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from digest.deliver.oauth import xoauth2
from digest.deliver.smtp import Smtp, SmtpOverTls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage

Security = Literal["starttls", "ssl", "plain"]

OURSELVES = "[127.0.0.1]"
"""What we call ourselves to the server: an address that is always valid and tells nothing. (smtplib would
ask the network for this machine's name, which can take seconds.)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where letters are handed over, and how."""

    host: str
    port: int
    security: Security
    ehlo: str = OURSELVES
    timeout_s: float = 30.0
    tls: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Account:
    """Who logs in: by a password, or by an access token."""

    name: str
    password: str = ""
    token: str = ""


@contextmanager
def session(server: Server, account: Account | None) -> Iterator[smtplib.SMTP]:
    """A connection on which letters can be handed over. What the server took it has, however it says goodbye.

    Raises:
        SMTPException: the server does not do what was asked of it.
        OSError: it cannot be reached.
    """
    connection = _connected(server)
    try:
        if server.security == "starttls":
            _make_private(connection, server)
        connection.ehlo_or_helo_if_needed()
        if account is not None:
            log_in(connection, account)
        yield connection
    except BaseException:
        connection.close()
        raise
    with suppress(OSError, smtplib.SMTPException):
        connection.quit()
    connection.close()


def _connected(server: Server) -> smtplib.SMTP:
    if server.security == "ssl":
        return SmtpOverTls(
            server.host,
            server.port,
            local_hostname=server.ehlo,
            timeout=server.timeout_s,
            context=_context(server),
        )
    return Smtp(server.host, server.port, local_hostname=server.ehlo, timeout=server.timeout_s)


def _context(server: Server) -> ssl.SSLContext:
    return server.tls or ssl.create_default_context()


def _make_private(connection: smtplib.SMTP, server: Server) -> None:
    connection.ehlo_or_helo_if_needed()
    if not connection.has_extn("starttls"):
        raise smtplib.SMTPNotSupportedError(
            "does not offer STARTTLS here: try port 587, or another security (ssl, on port 465)"
        )
    connection.starttls(context=_context(server))


def hand_over(connection: smtplib.SMTP, message: EmailMessage, *, sender: str, reader: str) -> None:
    """Hand a letter over for one reader.

    Raises:
        SMTPException: the server does not take it.
    """
    if not (sender.isascii() and reader.isascii()) and not connection.has_extn("smtputf8"):
        raise smtplib.SMTPNotSupportedError(
            "takes no address with letters beyond ASCII before the @ (SMTPUTF8): use one in ASCII letters"
        )
    connection.send_message(message, from_addr=sender, to_addrs=[reader])


# --------------------------------------------------------------------------- logging in


def log_in(connection: smtplib.SMTP, account: Account) -> None:
    """Log in as the server allows. Names and passwords go as UTF-8 (RFC 4616), which smtplib's do not.

    Raises:
        SMTPAuthenticationError: the server does not let us in.
        SMTPNotSupportedError: it offers no log-in that we know.
    """
    offered = connection.esmtp_features.get("auth", "").upper().split()
    ways = {"XOAUTH2": _by_token} if account.token else _BY_PASSWORD
    known = [name for name in ways if name in offered]
    if not known:
        raise smtplib.SMTPNotSupportedError(_no_way(offered, account))
    for name in known:
        code, said = ways[name](connection, account)
        if code == _LET_IN:
            return
        refused = smtplib.SMTPAuthenticationError(code, said)
        if code < _FOR_GOOD or code == _WRONG:  # another try counts as another wrong password
            break
    raise refused


_LET_IN = 235
_GO_ON = 334
_FOR_GOOD = 500
_WRONG = 535


def _no_way(offered: list[str], account: Account) -> str:
    if not offered:
        return (
            "offers no log-in here: use starttls or ssl (servers offer it on a private connection alone), "
            "or port 587, or leave password_env out"
        )
    wanted = "oauth" if account.token else "a password"
    instead = "password_env" if account.token else "oauth"
    return f"offers no log-in by {wanted}, only {', '.join(offered)}: use {instead}"


def _by_plain(connection: smtplib.SMTP, account: Account) -> tuple[int, bytes]:
    answer = _base64(f"\0{account.name}\0{account.password}")
    return connection.docmd("AUTH", f"PLAIN {answer}")


def _by_login(connection: smtplib.SMTP, account: Account) -> tuple[int, bytes]:
    code, said = connection.docmd("AUTH", f"LOGIN {_base64(account.name)}")
    return connection.docmd(_base64(account.password)) if code == _GO_ON else (code, said)


def _by_challenge(connection: smtplib.SMTP, account: Account) -> tuple[int, bytes]:
    """CRAM-MD5 (RFC 2195), for servers that offer nothing else."""
    code, said = connection.docmd("AUTH", "CRAM-MD5")
    if code != _GO_ON:
        return code, said
    answer = hmac.new(account.password.encode(), base64.b64decode(said), "md5").hexdigest()
    return connection.docmd(_base64(f"{account.name} {answer}"))


def _by_token(connection: smtplib.SMTP, account: Account) -> tuple[int, bytes]:
    """XOAUTH2: a server that refuses says why in a challenge, and is answered by an empty line."""
    code, said = connection.docmd("AUTH", f"XOAUTH2 {xoauth2(account.name, account.token)}")
    return connection.docmd("") if code == _GO_ON else (code, said)


_BY_PASSWORD: dict[str, Callable[[smtplib.SMTP, Account], tuple[int, bytes]]] = {
    "PLAIN": _by_plain,
    "LOGIN": _by_login,
    "CRAM-MD5": _by_challenge,
}


def _base64(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "surrogateescape")).decode()

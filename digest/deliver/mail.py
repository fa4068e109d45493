"""Delivery by e-mail over SMTP: one letter for each reader."""

from __future__ import annotations

import base64
import re
import smtplib
import ssl
from contextlib import contextmanager, suppress
from email.utils import parseaddr
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal

from digest.deliver.letter import letter
from digest.deliver.smtp import Smtp, SmtpOverTls
from digest.errors import DeliveryError
from digest.secret import Secret, Veil, lacking, unset_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from email.message import EmailMessage

    from digest.deliver.mail_keys import MailKeys
    from digest.models import Rendering

Security = Literal["starttls", "ssl", "plain"]

_OURSELVES = "[127.0.0.1]"
"""What we call ourselves to the server: an address that is always valid and tells nothing. (smtplib would
ask the network for this machine's name, which can take seconds.)"""


_NO_SUCH_READER = {550, 551, 553, 556}
"""Codes with which a server refuses a reader for good (RFC 5321 §4.2.3, RFC 7504)."""
_DETAIL = re.compile(r"5\.\d{1,3}\.\d{1,3}(?!\d)")
"""The detailed code before a server's words (RFC 2034)."""


class MailDeliverer:
    """Sends letters through one mail server.

    What is a `Secret` or callable is called at each sending, so that no secret is kept; without a password
    nobody logs in. A secret among `to` may hold several addresses, with commas between them: receipts and
    problems name such a reader by the variable. `tls` is for servers with a certificate of their own.
    """

    channel = "email"

    @staticmethod
    def settings_model() -> type[MailKeys]:
        """What may be set in feeds.yaml."""
        from digest.deliver.mail_keys import MailKeys

        return MailKeys

    def __init__(
        self,
        *,
        to: Sequence[str | Secret],
        sender: str | Secret,
        host: str | Secret,
        port: int = 587,
        security: Security = "starttls",
        username: Callable[[], str] | None = None,
        password: Callable[[], str] | None = None,
        unsubscribe: str | Secret = "",
        timeout_s: float = 30.0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._to = tuple(to)
        self._sender = sender
        self._host = host
        self._port = port
        self._security = security
        self._username = username
        self._password = password
        self._unsubscribe = unsubscribe
        self._timeout_s = timeout_s
        self._tls = tls

    def __repr__(self) -> str:
        return f"MailDeliverer({self._where}, {len(self._readers())} readers)"

    def targets(self) -> Sequence[str]:
        """The readers' addresses; the variable's name and a mark for those that come from the environment."""
        return tuple(self._readers())

    def _readers(self) -> dict[str, str]:
        """Target → address, which is empty where a variable holds none."""
        return {target: address for each in self._to for target, address in readers_of(each)}

    def deliver(self, rendering: Rendering, target: str) -> None:
        """Send the edition to one reader.

        Raises:
            DeliveryError: the server did not take it. Whether a server that broke off after the last
                line took it nobody knows; the letter is sent again, and is recognisably the same.
        """
        address = self._address(target)
        try:
            message = letter(
                rendering,
                to=address,
                sender=filled(self._sender),
                unsubscribe=filled(self._unsubscribe),
            )
            self._send(message, address)
        except DeliveryError as error:
            is_sender = error.subject == parseaddr(filled(self._sender))[1] != address
            reason = "the sender is not an e-mail address" if is_sender else error.reason
            raise DeliveryError(target, self._without_secrets(reason)) from None
        except (OSError, smtplib.SMTPException, ValueError) as error:
            reason = self._without_secrets(_reason(error, self._where))
            raise DeliveryError(target, reason, is_final=_is_final(error)) from error

    def _address(self, target: str) -> str:
        """The address that a target stands for.

        Raises:
            DeliveryError: a variable that the letter needs is not set, or holds no address.
        """
        asked = (*self._to, self._sender, self._host, self._username, self._password, self._unsubscribe)
        if unset := unset_of(*asked):
            raise DeliveryError(target, lacking(unset))
        address = self._readers().get(target, target)
        if not address:
            remedy = "set it to addresses with commas between them, as ann@example.org, bob@example.org"
            raise DeliveryError(target, f"the variable holds no e-mail address: {remedy}")
        return address

    def probe(self) -> str:
        """Connect, encrypt and log in as for a letter, and send none.

        Raises:
            DeliveryError: the server cannot be reached, or does not let us in, or a variable is not set.
        """
        if unset := unset_of(self._host, self._username, self._password):
            raise DeliveryError(self.channel, lacking(unset))
        try:
            with self._session() as server:
                server.noop()
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise DeliveryError(self.channel, self._without_secrets(_reason(error, self._where))) from error
        return f"{self._where} " + ("lets us in" if self._password is not None else "answers")

    def _send(self, message: EmailMessage, target: str) -> None:
        with self._session() as server:
            server.send_message(message, to_addrs=[target])

    @contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        """A server that has let us in. What it took it has, however rudely it says goodbye."""
        server = self._connection()
        try:
            if self._security == "starttls":
                server.starttls(context=self._context())
            if self._password is not None:
                server.login(self._account(), self._password())
            else:
                server.ehlo_or_helo_if_needed()
            yield server
        except BaseException:
            server.close()
            raise
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()

    def _connection(self) -> smtplib.SMTP:
        if self._security == "ssl":
            return SmtpOverTls(
                filled(self._host),
                self._port,
                local_hostname=_OURSELVES,
                timeout=self._timeout_s,
                context=self._context(),
            )
        return Smtp(filled(self._host), self._port, local_hostname=_OURSELVES, timeout=self._timeout_s)

    def _context(self) -> ssl.SSLContext:
        return self._tls or ssl.create_default_context()

    def _account(self) -> str:
        return self._username() if self._username else parseaddr(filled(self._sender))[1]

    @property
    def _where(self) -> str:
        return f"{self._host.template if isinstance(self._host, Secret) else self._host}:{self._port}"

    def _without_secrets(self, text: str) -> str:
        """What a server said, without the password and what else is secret should it have repeated them."""
        for secret in self._secrets():
            text = text.replace(secret, "***")
        readers = {address: target for target, address in self._readers().items() if address != target}
        return Veil.over((self._sender, self._host, self._username)).text(Veil(readers).text(text))

    def _secrets(self) -> Iterator[str]:
        password = self._password() if self._password else ""
        if password:
            account = self._account()
            yield password
            yield base64.b64encode(password.encode()).decode()
            yield base64.b64encode(f"\0{account}\0{password}".encode()).decode()


def filled(value: str | Secret) -> str:
    """A value, out of the environment where it is a secret."""
    return value().strip() if isinstance(value, Secret) else value


def readers_of(to: str | Secret) -> Iterator[tuple[str, str]]:
    """Whom one item of the list of readers means, as target and address.

    What comes out of the environment is not to be seen in receipts and logs, so such a target is called by
    its variable and a mark that stays the same when others join the list.
    """
    if isinstance(to, str):
        yield to, to
        return
    name = ", ".join(to.names)
    addresses = [address.strip() for address in to().replace(";", ",").split(",") if address.strip()]
    for address in addresses:
        mark = blake2b(address.lower().encode("utf-8", "replace"), digest_size=4).hexdigest()
        yield f"{name} {mark}", address
    if not addresses:
        yield name, ""


def _reason(error: Exception, where: str) -> str:
    """What went wrong, and what to do, in a line."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        advice = _again(error.smtp_code) if error.smtp_code < 500 else "check password_env"
        return f"{where} does not let us in ({_said(error)}): {advice}"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return f"{where} refuses this address ({code} {_text(said)}): {_again(code)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{where} did not take the letter ({_said(error)}): {_again(error.smtp_code)}"
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return f"{where} does not answer: check host and port"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return f"{where} broke off: it is sent again next time"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return f"{where} does not know what was asked of it ({error}): try another security"
    if isinstance(error, ssl.SSLError):
        return (
            f"the connection to {where} could not be kept private ({error.reason or error}): check security"
        )
    return f"{where} cannot be reached ({error}): check host and port"


def _is_final(error: Exception) -> bool:
    """Whether the server says that it has no such reader: not that it is full, or does not trust us.

    RFC 3463: 5.1.x is about the address, 5.2.1 a mailbox that takes no letters; 5.2.2 is a full one, and
    5.7.x a rule of the server's own.
    """
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    code, said = next(iter(error.recipients.values()))
    detail = _DETAIL.match(_text(said))
    return code in _NO_SUCH_READER and (detail is None or detail[0].startswith(("5.1.", "5.2.1")))


def _said(error: smtplib.SMTPResponseException) -> str:
    return f"{error.smtp_code} {_text(error.smtp_error)}"


def _text(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[:200]


def _again(code: int) -> str:
    return "it is tried again next time" if code < 500 else "check the address and the sender"

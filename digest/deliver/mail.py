"""Delivery by e-mail over SMTP: one letter for each reader."""

from __future__ import annotations

import base64
import smtplib
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, cast

from digest.deliver.addresses import named_address, plain_address
from digest.deliver.letter import letter
from digest.deliver.oauth import xoauth2
from digest.deliver.readers import ReadersFile, once_each, readers_of
from digest.deliver.remedies import is_final, reason_of
from digest.deliver.session import OURSELVES, Account, Security, Server, hand_over, session
from digest.deliver.unsubscribing import page_of
from digest.errors import DeliveryError
from digest.secret import Secret, Veil, lacking, unset_of

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator, Sequence

    from digest.deliver.mail_keys import MailKeys
    from digest.deliver.oauth import Tokens
    from digest.deliver.readers import Reader
    from digest.models import Rendering

__all__ = ["PORTS", "MailDeliverer", "Security", "filled"]

PORTS = {"starttls": 587, "ssl": 465, "plain": 25}
"""Where a server listens that says nothing else, by how the connection is kept private."""
LOOPBACK = {"localhost", "127.0.0.1", "::1", "[::1]"}
"""Hosts to which a password may travel in the clear."""


class MailDeliverer:
    """Sends letters through one mail server.

    What is a `Secret` or callable is called at each sending, so that no secret is kept; without a password
    and without `oauth` nobody logs in. A secret among `to` may hold several addresses, with commas between
    them: receipts and problems name such a reader by the variable. A `ReadersFile` is read at each sending.
    `tls` says which certificates are trusted, for servers with one of their own.
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
        to: Sequence[str | Secret | ReadersFile],
        sender: str | Secret,
        host: str | Secret,
        port: int | Secret | None = None,
        security: Security | Secret = "starttls",
        username: Callable[[], str] | None = None,
        password: Callable[[], str] | None = None,
        oauth: Tokens | None = None,
        unsubscribe: str | Secret = "",
        unsubscribe_secret: Secret | None = None,
        timeout_s: float | Secret = 30.0,
        ehlo: str | Secret = OURSELVES,
        tls: Callable[[], ssl.SSLContext] | ssl.SSLContext | None = None,
    ) -> None:
        self._to = tuple(to)
        self._sender = sender
        self._host = host
        self._port = port
        self._security = security
        self._username = username
        self._password = password
        self._oauth = oauth
        self._unsubscribe = unsubscribe
        self._unsubscribe_secret = unsubscribe_secret
        self._timeout_s = timeout_s
        self._ehlo = ehlo
        self._tls = tls

    def __repr__(self) -> str:
        return f"MailDeliverer({self._where}, {len(self._to)} of readers)"

    def targets(self) -> Sequence[str]:
        """The readers' addresses; the variable's name and a mark for those that come from the environment.

        Raises:
            DeliveryError: a file of readers cannot be read.
        """
        return tuple(self._readers())

    def _readers(self) -> dict[str, Reader]:
        return once_each(reader for each in self._to for reader in readers_of(each))

    def deliver(self, rendering: Rendering, target: str) -> None:
        """Send the edition to one reader.

        Raises:
            DeliveryError: the server did not take it. Whether a server that broke off after the last
                line took it nobody knows; the letter is sent again, and is recognisably the same.
        """
        address = self._address(target)
        try:
            self._send(rendering, address)
        except DeliveryError as error:
            raise DeliveryError(target, self._without_secrets(error.reason)) from None
        except (OSError, smtplib.SMTPException, ValueError) as error:
            reason = self._without_secrets(reason_of(error, self._where))
            raise DeliveryError(target, reason, is_final=is_final(error)) from error

    def _send(self, rendering: Rendering, address: str) -> None:
        name, sender = named_address(filled(self._sender))
        if not sender:
            raise DeliveryError("from", "the sender is not an e-mail address")
        secret = self._unsubscribe_secret() if self._unsubscribe_secret else ""
        page = page_of(filled(self._unsubscribe), address, secret)
        message = letter(
            rendering, to=address, sender=f"{name} <{sender}>" if name else sender, unsubscribe=page
        )
        with self._session() as connection:
            hand_over(connection, message, sender=sender, reader=address)

    def _address(self, target: str) -> str:
        """The address that a target stands for.

        Raises:
            DeliveryError: a variable that the letter needs is not set, or it stands for none.
        """
        if unset := unset_of(*self._to, self._sender, *self._asked(), self._unsubscribe):
            raise DeliveryError(target, lacking(unset))
        if address := plain_address(target):
            return address
        reader = self._readers().get(target)
        if reader is not None and reader.fault:
            raise DeliveryError(target, reader.fault)
        address = plain_address(reader.address) if reader else ""
        if not address:
            raise DeliveryError(target, "this is not an e-mail address")
        return address

    def probe(self) -> str:
        """Connect, encrypt and log in as for a letter, and send none.

        Raises:
            DeliveryError: the server cannot be reached, or does not let us in, or a variable is not set.
        """
        if unset := unset_of(*self._asked()):
            raise DeliveryError(self.channel, lacking(unset))
        try:
            with self._session() as server:
                server.noop()
        except DeliveryError as error:
            raise DeliveryError(self.channel, self._without_secrets(error.reason)) from None
        except (OSError, smtplib.SMTPException, ValueError) as error:
            reason = self._without_secrets(reason_of(error, self._where))
            raise DeliveryError(self.channel, reason) from error
        return f"{self._where} " + ("lets us in" if self._logs_in else "answers")

    # the server -------------------------------------------------------------------------------

    @property
    def _logs_in(self) -> bool:
        return self._password is not None or self._oauth is not None

    def _asked(self) -> tuple[object, ...]:
        """What a connection needs that may come from the environment."""
        given = (self._host, self._port, self._security, self._timeout_s, self._ehlo)
        tokens = self._oauth.asked if self._oauth else ()
        return (*given, self._username, self._password, self._unsubscribe_secret, *tokens)

    def _server(self) -> Server:
        """The server, with what comes from the environment.

        Raises:
            DeliveryError: a variable holds what cannot be, or a password would travel in the clear.
        """
        security = _security_of(self._security)
        host = filled(self._host)
        if security == "plain" and self._logs_in and host not in LOOPBACK:
            raise DeliveryError("security", "the password would travel in the clear: use starttls or ssl")
        port = PORTS[security] if self._port is None else _number_of(self._port, "a port", most=65535)
        return Server(
            host=host,
            port=int(port),
            security=security,
            ehlo=filled(self._ehlo),
            timeout_s=_number_of(self._timeout_s, "a number of seconds", most=600),
            tls=self._tls() if callable(self._tls) else self._tls,
        )

    @contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        """A connection that has let us in; where an access token was refused, with another one."""
        server = self._server()
        with ExitStack() as stack:
            opened = partial(session, server)
            token = self._oauth.token() if self._oauth else ""
            try:
                connection = stack.enter_context(opened(self._account(token)))
            except smtplib.SMTPAuthenticationError:
                if self._oauth is None:
                    raise
                token = self._oauth.token(refused=token)
                connection = stack.enter_context(opened(self._account(token)))
            yield connection

    def _account(self, token: str = "") -> Account | None:
        if not self._logs_in:
            return None
        name = self._username().strip() if self._username else named_address(filled(self._sender))[1]
        return Account(name=name, password=self._password() if self._password else "", token=token)

    @property
    def _where(self) -> str:
        return f"{_shown(self._host)}:{_shown(self._port) or PORTS.get(_shown(self._security), '')}"

    # what is not to be seen -------------------------------------------------------------------

    def _without_secrets(self, text: str) -> str:
        """What a server said, without the password and what else is secret should it have repeated them."""
        for secret in self._secrets():
            text = text.replace(secret, "***")
        hidden = [reader for each in self._to if isinstance(each, Secret) for reader in readers_of(each)]
        readers = {reader.address: reader.target for reader in hidden if reader.address}
        veiled = (self._sender, self._host, self._username, self._unsubscribe_secret)
        return Veil.over(veiled).text(Veil(readers).text(text))

    def _secrets(self) -> Iterator[str]:
        account = self._account()
        for secret in (account.password if account else "", *(self._oauth.secrets() if self._oauth else ())):
            if secret and account:
                yield secret
                yield base64.b64encode(secret.encode()).decode()
                yield base64.b64encode(f"\0{account.name}\0{secret}".encode()).decode()
                yield xoauth2(account.name, secret)


def filled(value: str | Secret) -> str:
    """A value, out of the environment where it is a secret."""
    return value().strip() if isinstance(value, Secret) else value


def _shown(value: object) -> str:
    """A value as it may be told: a variable by its name."""
    return value.template if isinstance(value, Secret) else "" if value is None else str(value)


def _number_of(value: float | Secret, what: str, *, most: float) -> float:
    """A number, out of the environment where it is a secret.

    Raises:
        DeliveryError: it holds none that can be.
    """
    try:
        number = float(value() if isinstance(value, Secret) else value)
    except ValueError:
        number = 0.0
    if not 0 < number <= most:
        raise DeliveryError(_shown(value), f"{_shown(value)} does not hold {what} up to {most:g}")
    return number


def _security_of(value: Security | Secret) -> Security:
    said = filled(value).lower()
    if said not in PORTS:
        raise DeliveryError(_shown(value), f"{_shown(value)} does not hold starttls, ssl or plain")
    return cast("Security", said)

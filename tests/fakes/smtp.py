"""A real SMTP server on loopback that can drop, defer, refuse or die at any step."""

from __future__ import annotations

import asyncio
import base64
import ssl
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self, cast

from aiosmtpd.smtp import SMTP, AuthResult

if TYPE_CHECKING:
    from types import TracebackType

CERTIFICATE = Path(__file__).with_suffix(".pem")
Step = Literal["connect", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "taken"]
Fault = Literal["drop", "defer", "refuse"]
STEPS: tuple[Step, ...] = ("connect", "EHLO", "MAIL", "RCPT", "DATA", "taken")

_ANSWERS = {"defer": "451 4.7.1 come back later", "refuse": "550 5.7.1 not with us"}


def trusting() -> ssl.SSLContext:
    """What a client needs in order to trust the server's certificate, and checks."""
    return ssl.create_default_context(cafile=str(CERTIFICATE))


@dataclass(frozen=True)
class Taken:
    """A letter that the server took."""

    sender: str
    reader: str
    body: bytes


@dataclass
class SmtpServer:
    """Use it in a ``with`` block. `faults` may be changed while it runs; `answer` overrides their words.

    ``drop`` at ``taken`` is the nasty case: the letter is taken, and the connection breaks off before
    the server has said so.
    """

    faults: dict[Step, Fault] = field(default_factory=dict)
    password: str = ""
    security: Literal["plain", "starttls", "ssl"] = "plain"
    answer: str = ""
    refused_readers: set[str] = field(default_factory=set)
    mechanisms: tuple[str, ...] = ("LOGIN", "PLAIN")
    """The log-ins that are offered."""
    tokens: set[str] = field(default_factory=set)
    """The access tokens that XOAUTH2 lets in."""
    takes_utf8: bool = False
    client_certificates: bool = False
    """Whether a client must show a certificate."""
    names: list[str] = field(default_factory=list)
    """How clients introduced themselves."""
    shown_tokens: list[str] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    connections: int = 0
    port: int = 0

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def _start(self) -> asyncio.Server:
        tls = None
        if self.security != "plain":
            tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            tls.load_cert_chain(CERTIFICATE)
            if self.client_certificates:
                tls.verify_mode = ssl.CERT_REQUIRED
                tls.load_verify_locations(CERTIFICATE)
        return await self._loop.create_server(
            lambda: _Session(self, tls if self.security == "starttls" else None),
            "127.0.0.1",
            0,
            ssl=tls if self.security == "ssl" else None,
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        async def stop() -> None:
            self._server.close()
            mine = asyncio.current_task()
            others = [task for task in asyncio.all_tasks() if task is not mine]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def told(self, step: Step) -> str:
        """What the server says at a step instead of yes; empty when all is well."""
        fault = self.faults.get(step)
        if fault is None:
            return ""
        return "drop" if fault == "drop" else self.answer or _ANSWERS[fault]


class _Session(SMTP):
    """One connection."""

    def __init__(self, server: SmtpServer, tls: ssl.SSLContext | None) -> None:
        self._owner = server
        super().__init__(
            _Steps(server),
            hostname="mail.test",
            tls_context=tls,
            require_starttls=tls is not None,
            authenticator=self._check if server.password else None,
            auth_require_tls=False,
            auth_exclude_mechanism={"LOGIN", "PLAIN", "XOAUTH2"} - set(server.mechanisms),
            enable_SMTPUTF8=server.takes_utf8,
        )

    def connection_made(self, transport: Any) -> None:
        self._owner.connections += 1
        told = self._owner.told("connect")
        if told == "drop":
            transport.abort()
        elif told:
            transport.write(told.encode() + b"\r\n")
            transport.close()
        else:
            super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        if self.transport is not None:
            super().connection_lost(error)

    def _check(self, server: Any, session: Any, envelope: Any, mechanism: str, login: Any) -> AuthResult:
        self._owner.logins.append(login.login.decode())
        told = self._owner.told("AUTH")
        if told == "drop":
            _abort(self)
            raise ConnectionResetError
        if told:
            return AuthResult(success=False, handled=False, message=told)
        is_right = login.password.decode() == self._owner.password
        return AuthResult(success=is_right, handled=False)

    async def auth_XOAUTH2(self, _: SMTP, args: list[str]) -> AuthResult:  # noqa: N802
        """As Google and Microsoft describe it: who is refused is told why in a challenge, and answers it."""
        user, bearer = base64.b64decode(args[1]).decode().split("\1")[:2]
        token = bearer.removeprefix("auth=Bearer ")
        self._owner.logins.append(user.removeprefix("user="))
        self._owner.shown_tokens.append(token)
        if token in self._owner.tokens:
            return AuthResult(success=True, auth_data=user)
        await self.push("334 " + base64.b64encode(b'{"status":"401","schemes":"bearer"}').decode())
        await self._reader.readline()
        return AuthResult(success=False, handled=False, message="535 5.7.8 token " + token + " not accepted")


class _Steps:
    """aiosmtpd's hooks, one a step."""

    def __init__(self, server: SmtpServer) -> None:
        self._server = server

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self._server.names.append(hostname)
        told = self._told("EHLO", server)
        return [told] if told else responses

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self._server.password and not session.authenticated:
            return "530 5.7.0 who are you?"
        envelope.mail_from = address
        return self._told("MAIL", server) or "250 fine"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address in self._server.refused_readers:
            return "550 5.1.1 nobody here by that name"
        told = self._told("RCPT", server)
        if not told:
            envelope.rcpt_tos.append(address)
        return told or "250 fine"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        told = self._told("DATA", server)
        if told:
            return told
        if self._server.faults.get("taken") in {None, "drop"}:
            for reader in envelope.rcpt_tos:
                self._server.taken.append(Taken(envelope.mail_from, reader, envelope.original_content))
        return self._told("taken", server) or "250 taken"

    def _told(self, step: Step, server: SMTP) -> str:
        told = self._server.told(step)
        if told == "drop":
            _abort(server)
            raise ConnectionResetError
        return told


def _abort(server: SMTP) -> None:
    cast("asyncio.Transport", server.transport).abort()

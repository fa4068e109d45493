"""The settings of delivery by e-mail: what may stand under ``email``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints

from digest.keys import Fault, KnownKeys, Seconds, ToolKeys, Variable
from digest.keys.checks import check_address, check_text, wrong
from digest.secret import VARIABLE, variables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.keys import Place
    from digest.secret import Secret

_MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
_NAMED_MAILBOX = re.compile(r'(?:"?([^"<>]*?)"?\s*)<([^<>]+)>')
_HOST = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\.?|\[?[0-9A-Fa-f:.]+\]?")


def check_mailbox(text: str) -> str:
    """A bare e-mail address."""
    if not _MAILBOX.fullmatch(text) or ".." in text:
        remedy = "write for example me@example.org" + (
            "" if text.isascii() else ", the domain in its xn-- form"
        )
        raise wrong("is not an e-mail address", remedy)
    return text


def check_recipient(text: str) -> str:
    """A bare e-mail address, or a ``${NAME}`` that holds one or several, with commas between them."""
    return text if VARIABLE.search(text) else check_mailbox(text)


def check_sender(text: str) -> str:
    """An e-mail address, with or without a name before it; may be a ``${NAME}``."""
    if VARIABLE.search(text):
        return text
    named = _NAMED_MAILBOX.fullmatch(check_text(text))
    check_mailbox(named[2] if named else text)
    return text


def check_host(text: str) -> str:
    """The name or address of a server; may be a ``${NAME}``."""
    if not VARIABLE.search(text) and not _HOST.fullmatch(text):
        raise wrong(
            "is not the name of a server", "write for example smtp.example.org, and the port under port:"
        )
    return text


def check_unsubscribe(text: str) -> str:
    """Where a reader asks to get no more: an e-mail address, ``mailto:`` or https; may be a ``${NAME}``."""
    if VARIABLE.search(text):
        return text
    if text.startswith(("https://", "http://")):
        return check_address(text)
    return check_mailbox(text.removeprefix("mailto:"))


Recipient = Annotated[str, AfterValidator(check_recipient)]
Host = Annotated[str, AfterValidator(check_host)]

_PORTS = {"starttls": 587, "ssl": 465, "plain": 25}
"""Where a server listens that says nothing else, by how the connection is kept private."""
_LOOPBACK = {"localhost", "127.0.0.1", "::1", "[::1]"}


class EmailKeys(KnownKeys):
    """Delivery by e-mail."""

    to: Annotated[list[Recipient], Field(min_length=1)]
    """Who gets it; each a letter of their own. "${NAME}" may hold several, with commas between them."""
    sender: Annotated[str, Field(alias="from"), AfterValidator(check_sender)]
    """Whom it is from: digest@example.org or Digest <digest@example.org>, or "${NAME}"."""
    host: Host
    """The mail server; may be a "${NAME}"."""
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    """Its port: 587 for starttls, 465 for ssl, 25 for plain when left out."""
    security: Literal["starttls", "ssl", "plain"] = "starttls"
    """How the connection is kept private; plain only for a server here or one without a password."""
    username: Annotated[str, StringConstraints(max_length=300)] | None = None
    """The account; the sender's address when left out."""
    password_env: Variable | None = None
    """The variable of the environment that holds the password."""
    unsubscribe: Annotated[str, AfterValidator(check_unsubscribe)] | None = None
    """Where a reader asks to get no more: an e-mail address or a page; the sender when left out."""
    timeout_s: Seconds = 30.0
    """Seconds to wait for the server."""


class MailKeys(ToolKeys):
    """A channel that goes by e-mail."""

    rank: ClassVar[int] = 1

    email: EmailKeys | None = None
    """By e-mail."""

    def arguments(self, place: Place) -> dict[str, object]:
        """What `MailDeliverer` is made with."""
        keys = self.email
        if keys is None:
            return {}
        has_account = keys.password_env is not None

        def value(text: str) -> Secret | str:
            return place.secret(text) if variables(text) else text

        return {
            "to": tuple(value(text) for text in dict.fromkeys(keys.to)),
            "sender": value(keys.sender),
            "host": value(keys.host),
            "port": keys.port or _PORTS[keys.security],
            "security": keys.security,
            "username": place.secret(keys.username) if has_account and keys.username else None,
            "password": place.of_variable(keys.password_env),
            "unsubscribe": value(keys.unsubscribe or ""),
            "timeout_s": keys.timeout_s,
        }

    @classmethod
    def faults(cls, written: Mapping[str, object], place: Place) -> Iterator[Fault]:
        """An account has a password, and no password travels in the clear."""
        mail = written.get("email")
        if not isinstance(mail, dict):
            return
        has_password = "password_env" in mail
        if "username" in mail and not has_password:
            remedy = "name its variable under password_env"
            yield Fault(key=("email", "username"), what="has no password", remedy=remedy)
        host = place.secret(str(mail.get("host", "")))
        is_clear = mail.get("security") == "plain" and not host.unset and host() not in _LOOPBACK
        if has_password and is_clear:
            what = "would send the password in the clear"
            yield Fault(key=("email", "security"), what=what, remedy="use starttls or ssl")

"""The settings of delivery by e-mail: what may stand under ``email``."""

from __future__ import annotations

import ssl
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints, WrapValidator

from digest.deliver.addresses import named_address, plain_address
from digest.deliver.mail import LOOPBACK, PORTS
from digest.deliver.oauth import Tokens
from digest.deliver.readers import ReadersFile
from digest.deliver.unsubscribing import PARTS, parts_of
from digest.hosts import ascii_host
from digest.keys import Fault, KnownKeys, Password, Seconds, Text, ToolKeys, Variable, given, or_variable
from digest.keys.checks import check_address, check_text, wrong
from digest.secret import VARIABLE, variables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from digest.keys import Place

LONGEST_PAGE = 900
"""Characters of the address of a page for unsubscribing: a header has 998 at most (RFC 5322, 2.1.1)."""


def check_mailbox(text: str) -> str:
    """A bare e-mail address, in any script."""
    if not plain_address(text) or "<" in text:
        raise wrong("is not an e-mail address", "write for example me@example.org")
    return text.strip()


def check_recipient(text: str) -> str:
    """An e-mail address, or a ``${NAME}`` that holds one or several, with commas between them.

    A name before the address, as lists of readers and `from` may have it, is passed over.
    """
    if VARIABLE.search(text):
        return text
    named = named_address(text)[1] if "<" in text else ""
    return named or check_mailbox(text)


def check_sender(text: str) -> str:
    """An e-mail address, with or without a name before it; may be a ``${NAME}``."""
    if not VARIABLE.search(text) and not named_address(check_text(text))[1]:
        raise wrong("is not an e-mail address", "write for example me@example.org")
    return text


def check_host(text: str) -> str:
    """The name or address of a server; may be a ``${NAME}``."""
    if VARIABLE.search(text) or ascii_host(text.strip("[]")):
        return text
    raise wrong("is not the name of a server", "write for example smtp.example.org, and the port under port:")


def check_ehlo(text: str) -> str:
    """A name or an address in brackets by which we introduce ourselves; may be a ``${NAME}``."""
    is_address = text.startswith("[") and text.endswith("]")
    if VARIABLE.search(text) or (text.isascii() and ascii_host(text[1:-1] if is_address else text)):
        return text
    raise wrong("is no name for a mail server", 'write for example mail.example.org, or "[192.0.2.1]"')


def check_unsubscribe(text: str) -> str:
    """Where a reader asks to get no more: an e-mail address, ``mailto:`` or a page; may be a ``${NAME}``."""
    if VARIABLE.search(text):
        return text
    if not text.startswith(("https://", "http://")):
        return check_mailbox(text.removeprefix("mailto:"))
    for part in parts_of(text):
        if part not in PARTS:
            known = " and ".join(f"{{{name}}}" for name in PARTS)
            raise wrong(f"{{{part}}} cannot stand in it", f"what can: {known}")
    if len(text) > LONGEST_PAGE:
        raise wrong(f"is longer than {LONGEST_PAGE} characters")
    return check_address(text)


def check_token_url(text: str) -> str:
    """The https address of a token server; may be a ``${NAME}``."""
    if VARIABLE.search(text):
        return text
    check_address(text)
    parts = urlsplit(text)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise wrong("would be sent its secrets in the clear", "write https:// for it")
    return text


Recipient = Annotated[str, AfterValidator(check_recipient)]
Host = Annotated[str, AfterValidator(check_host)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Port = Annotated[int, Field(ge=1, le=65535), WrapValidator(or_variable, json_schema_input_type=int | str)]
Wait = Annotated[Seconds, WrapValidator(or_variable, json_schema_input_type=float | str)]
Privacy = Annotated[
    Literal["starttls", "ssl", "plain"], WrapValidator(or_variable, json_schema_input_type=str)
]

PROVIDERS = {
    "gmail": {
        "host": "smtp.gmail.com",
        "token_url": "https://oauth2.googleapis.com/token",
        "scope": "",
    },
    "outlook": {
        "host": "smtp.office365.com",
        "token_url": "https://login.microsoftonline.com/common/oauth2/v2.0/token",
        "scope": "https://outlook.office.com/SMTP.Send offline_access",
    },
}
"""Provider → its mail server, where it gives access tokens, and for what it is asked (decision 0047)."""


class OauthKeys(KnownKeys):
    """Logging in by an access token (XOAUTH2), as Gmail and Outlook want it."""

    provider: Literal["gmail", "outlook"] | None = None
    """gmail or outlook: their mail server and token_url need not be written then."""
    token_url: Annotated[str, AfterValidator(check_token_url)] | None = None
    """Where access tokens are given for the refresh token; may be a "${NAME}"."""
    client_id: Line
    """The program as it was registered with the provider; may be a "${NAME}"."""
    client_secret: Password | None = None
    """Its secret, as "${NAME}"; programs registered without one have none."""
    refresh_token: Password
    """What access was granted by, as "${NAME}"."""
    scope: Line | None = None
    """What access is asked for; what the provider wants when left out."""


class EmailKeys(KnownKeys):
    """Delivery by e-mail."""

    to: list[Recipient] = []
    """Who gets it; each a letter of their own. "${NAME}" may hold several, with commas between them."""
    to_file: Text | None = None
    """A file with more of them, an address a line and # before comments; it is read at each sending."""
    sender: Annotated[str, Field(alias="from"), AfterValidator(check_sender)]
    """Whom it is from: digest@example.org or Digest <digest@example.org>, or "${NAME}"."""
    host: Host | None = None
    """The mail server; may be a "${NAME}". Only with oauth.provider it may be left out."""
    port: Port | None = None
    """Its port: 587 for starttls, 465 for ssl, 25 for plain when left out; may be a "${NAME}"."""
    security: Privacy = "starttls"
    """starttls, ssl, or plain for a server here or one without a password; may be a "${NAME}"."""
    username: Annotated[str, StringConstraints(max_length=300)] | None = None
    """The account; the sender's address when left out."""
    password_env: Variable | None = None
    """The variable of the environment that holds the password."""
    oauth: OauthKeys | None = None
    """Logging in without a password, as Gmail and Outlook want it."""
    unsubscribe: Annotated[str, AfterValidator(check_unsubscribe)] | None = None
    """Where a reader asks to get no more: an address, or a page (with {reader} and {token} in it, or not)."""
    unsubscribe_secret_env: Variable | None = None
    """The variable of the environment that {token} is made with, so that your page can check it."""
    ehlo: Annotated[str, AfterValidator(check_ehlo)] | None = None
    """How we introduce ourselves to the server, as mail.example.org; [127.0.0.1] when left out."""
    ca_file: Text | None = None
    """A PEM file of your own certificate authorities, trusted beside the machine's."""
    cert_file: Text | None = None
    """A PEM file with a certificate of your own and its key, for a server that asks for one."""
    timeout_s: Wait = 30.0
    """Seconds to wait for the server; may be a "${NAME}"."""


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
        has_account = keys.password_env is not None or keys.oauth is not None
        usual = PROVIDERS.get((keys.oauth.provider if keys.oauth else None) or "", {})
        files = (ReadersFile(place.beside / keys.to_file),) if keys.to_file else ()
        port: object = keys.port or PORTS.get(keys.security)

        def value(text: Any) -> Any:
            return place.secret(text) if isinstance(text, str) and variables(text) else text

        return {
            "to": (*(value(text) for text in dict.fromkeys(keys.to)), *files),
            "sender": value(keys.sender),
            "host": value(keys.host or usual.get("host", "")),
            "port": value(port),
            "security": value(keys.security),
            "username": place.secret(keys.username) if has_account and keys.username else None,
            "password": place.of_variable(keys.password_env),
            "unsubscribe": value(keys.unsubscribe or ""),
            "timeout_s": value(keys.timeout_s),
            **given(
                oauth=_tokens(keys.oauth, value) if keys.oauth else None,
                unsubscribe_secret=place.of_variable(keys.unsubscribe_secret_env),
                ehlo=value(keys.ehlo),
                tls=_trust(keys, place),
            ),
        }

    @classmethod
    def faults(cls, written: Mapping[str, object], place: Place) -> Iterator[Fault]:
        """Somebody gets the letters, an account has a password, and none travels in the clear."""
        mail = written.get("email")
        if isinstance(mail, dict):
            yield from _lacking(mail)
            yield from _of_account(mail, place)
            yield from _of_files(mail, place)


def _tokens(keys: OauthKeys, value: Callable[[Any], Any]) -> Tokens:
    usual = PROVIDERS.get(keys.provider or "", {})
    return Tokens(
        token_url=value(keys.token_url or usual.get("token_url", "")),
        client_id=value(keys.client_id),
        client_secret=value(keys.client_secret or ""),
        refresh_token=value(keys.refresh_token),
        scope=value(keys.scope or usual.get("scope", "")),
    )


def _trust(keys: EmailKeys, place: Place) -> Callable[[], ssl.SSLContext] | None:
    """What makes the context of connections where certificates of the user's own are named."""
    if not keys.ca_file and not keys.cert_file:
        return None
    files = tuple(str(place.beside / name) if name else "" for name in (keys.ca_file, keys.cert_file))
    return lambda: _context(*files)


@lru_cache(maxsize=8)
def _context(authorities: str, certificate: str) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if authorities:
        context.load_verify_locations(authorities)
    if certificate:
        context.load_cert_chain(certificate)
    return context


# --------------------------------------------------------------------------- what is wrong


def _lacking(mail: Mapping[str, object]) -> Iterator[Fault]:
    """Somebody must get the letters, and a server must take them."""
    if mail.get("to") in (None, []) and not mail.get("to_file"):
        yield Fault(key=("email", "to"), what="is empty", remedy="write addresses, or name a file by to_file")
    oauth = mail.get("oauth")
    if isinstance(oauth, dict) and "provider" not in oauth and "token_url" not in oauth:
        remedy = "write provider: gmail or outlook, or token_url"
        yield Fault(key=("email", "oauth"), what="says of no provider", remedy=remedy)
    if "host" not in mail and not (isinstance(oauth, dict) and "provider" in oauth):
        yield Fault(key=("email", "host"), what="is missing", remedy="write host: and what it is")


def _of_account(mail: Mapping[str, object], place: Place) -> Iterator[Fault]:
    """An account has a password or a token, not both, and a private connection."""
    has_password, has_tokens = "password_env" in mail, "oauth" in mail
    if "username" in mail and not (has_password or has_tokens):
        remedy = "name its variable under password_env"
        yield Fault(key=("email", "username"), what="has no password", remedy=remedy)
    if has_password and has_tokens:
        yield Fault(
            key=("email", "oauth"), what="cannot stand beside password_env", remedy="keep one of the two"
        )
    host = place.secret(str(mail.get("host", "")))
    is_clear = mail.get("security") == "plain" and not host.unset and host() not in LOOPBACK
    if (has_password or has_tokens) and is_clear:
        what = "would send the password in the clear"
        yield Fault(key=("email", "security"), what=what, remedy="use starttls or ssl")
    if "{token}" in str(mail.get("unsubscribe", "")) and "unsubscribe_secret_env" not in mail:
        remedy = "name the variable of its secret under unsubscribe_secret_env"
        yield Fault(key=("email", "unsubscribe"), what="has a {token} that nothing makes", remedy=remedy)


def _of_files(mail: Mapping[str, object], place: Place) -> Iterator[Fault]:
    """Certificates must be there, and be some. A file of readers may come later: it is told at sending."""
    for key in ("ca_file", "cert_file"):
        named = mail.get(key)
        if isinstance(named, str) and named:
            path = place.beside / named
            try:
                _context(*((str(path), "") if key == "ca_file" else ("", str(path))))
            except (OSError, ValueError) as error:
                reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
                what = f"{path} holds no certificate that can be used ({reason})"
                yield Fault(
                    key=("email", key), what=what, remedy="name a PEM file, beside feeds.yaml or in full"
                )

"""The way to one feed: with whose name and password, as whom, how long, how much. Pure.

A feed's address stands in stores and on pages, so it is kept as feeds.yaml has it, ``${NAME}`` and all.
Here it becomes the address that is asked, and here the secrets are taken out of what comes back.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.errors import FetchError, SecretError
from digest.secret import HIDDEN, Secret, Veil, lacking, unset_of
from digest.web.urls import check_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from digest.models import Request, Response
    from digest.web.safety import Allowed

_LINE_BREAKING = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
"""What must not stand in a header's value: it would end the line, or the header."""

UNAUTHORISED = frozenset({401, 403})


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What feeds.yaml says about reaching one feed, beside its address."""

    address: Secret | None = None
    """The address, where it holds variables."""
    path: Path | None = None
    """The file that holds the feed, where it is not on the web."""
    username: Secret | None = None
    password: Secret | None = None
    headers: Mapping[str, Secret] = field(default_factory=dict)
    cookies: Mapping[str, Secret] = field(default_factory=dict)
    pages: bool = False
    """Whether articles' pages on the feed's own origin get all this as well."""
    user_agent: str = ""
    max_bytes: int = 0
    """Most bytes of the feed's document, unpacked; 0 for what holds for all."""
    timeout_s: float = 0.0
    """Seconds for one request; 0 for what holds for all."""

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """Everything of it that nobody may see."""
        named = (self.address, self.username, self.password)
        return (*filter(None, named), *self.headers.values(), *self.cookies.values())


PLAIN = Way()
"""The way to a feed of which feeds.yaml says nothing special."""
_NOTHING = Veil({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """One request on its way: where it goes, what it carries, and as far as which origin."""

    url: str
    way: Way
    credentials: Mapping[str, str]
    """Headers that go to `origin` and nowhere else."""
    origin: str
    """Scheme, host and port of the feed's own address."""
    veil: Veil

    def carries(self, url: str) -> bool:
        """Whether what is secret may be sent to `url`."""
        return bool(self.credentials) and origin_of(url) == self.origin

    def tell_what_stayed_behind(self, subject: str, url: str, status: int) -> None:
        """Say why a feed refuses us, when that is because its secrets did not come along to `url`.

        Raises:
            FetchError: it is.
        """
        if status not in UNAUTHORISED:
            return
        left = f"what is secret goes to {self.origin} alone; write the new address into feeds.yaml"
        raise FetchError(
            subject, f"it leads to {origin_of(url)}, which answered {status}: {left}", status=status
        )

    def shown(self, response: Response) -> Response:
        """The response without the secrets, should the server have repeated them.

        A new address of a feed whose address or credentials are secret is not handed on: it could not be
        asked with them, and a server could put ``${NAME}`` into it to be told what that is.
        """
        if not self.way.secrets:
            return response
        return replace(
            response,
            final_url=self.veil.text(response.final_url),
            permanent_url="",
            body=self.veil.body(response.body),
            etag=response.etag if self.veil.text(response.etag) == response.etag else "",
            content_type=self.veil.text(response.content_type),
        )

    def veiled(self, error: FetchError, subject: str) -> FetchError:
        """The error as it may be shown and stored."""
        return FetchError(
            subject,
            self.veil.text(error.reason),
            status=error.status,
            retry_after_s=error.retry_after_s,
            refused=error.refused,
        )


def trip_of(request: Request, way: Way, allowed: Allowed) -> Trip:
    """The trip that a request makes on its feed's way; `allowed` are the user's own networks.

    Raises:
        FetchError: the address cannot be asked, a variable is not set, or a value cannot be sent.
    """
    if way is PLAIN:
        return Trip(url=check_url(request.url), way=way, credentials={}, origin="", veil=_NOTHING)
    is_page = request.kind == "page"
    veil = _veil(way)
    needed = way.secrets if way.pages or not is_page else ()
    unset = unset_of(*needed)
    if unset:
        raise SecretError(request.url, lacking(unset))
    home = way.address() if way.address else request.feed or request.url
    url = way.address() if way.address and request.url == request.feed else request.url
    try:
        url = check_url(url)
    except FetchError as error:
        raise FetchError(request.url, veil.text(error.reason), refused=True) from None
    credentials = dict(_credentials(way, request.url)) if needed else {}
    origin = origin_of(home)
    if credentials and _is_overheard(way, home, allowed):
        raise SecretError(request.url, f"a secret is not sent over http to {origin}: write https:// for it")
    return Trip(url=url, way=way, credentials=credentials, origin=origin, veil=veil)


def origin_of(url: str) -> str:
    """Scheme, host and port of an address (RFC 6454), a default port left out; "" for none."""
    try:
        parts = urlsplit(check_url(url))
    except FetchError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


def _is_overheard(way: Way, home: str, allowed: Allowed) -> bool:
    """Whether a secret of the environment would cross the public internet for all to read."""
    is_secret = any(secret.names for secret in way.secrets if secret is not way.address)
    return is_secret and home.lower().startswith("http:") and not allowed.is_own(home)


def _credentials(way: Way, subject: str) -> Iterator[tuple[str, str]]:
    """The headers that carry the secrets.

    Raises:
        SecretError: a value would break the header that it stands in.
    """
    for name, secret in way.headers.items():
        yield name, _sendable(secret, f"the header {name}", subject)
    if way.username is not None or way.password is not None:
        yield "Authorization", basic(_name(way, subject), _sendable(way.password, "the password", subject))
    if way.cookies:
        pairs = [
            (name, _sendable(secret, f"the cookie {name}", subject)) for name, secret in way.cookies.items()
        ]
        for name, value in pairs:
            if ";" in value:
                raise SecretError(subject, f"the cookie {name} has a semicolon in it, which ends a cookie")
        yield "Cookie", "; ".join(f"{name}={value}" for name, value in pairs)


def _name(way: Way, subject: str) -> str:
    name = _sendable(way.username, "the username", subject)
    if ":" in name:
        raise SecretError(subject, "the username has a colon in it, which the basic scheme cannot carry")
    return name


def _sendable(secret: Secret | None, what: str, subject: str) -> str:
    """A value as it may stand in a header; line ends around it (files have them) are left out."""
    value = secret().strip("\r\n") if secret is not None else ""
    if _LINE_BREAKING.search(value):
        raise SecretError(subject, f"{what} has a line break or a control character in it: look at its value")
    return value


def basic(username: str, password: str) -> str:
    """The value of an Authorization header of the basic scheme (RFC 7617), in UTF-8."""
    return "Basic " + _encoded(username, password)


def _encoded(username: str, password: str) -> str:
    return b64encode(f"{username}:{password}".encode("utf-8", "surrogateescape")).decode("ascii")


def _veil(way: Way) -> Veil:
    """What hides the secrets of a way, name and password as the basic scheme folds them into one among them.

    A value that feeds.yaml writes out is not hidden: ``Accept: application/json`` is no secret, and taking
    it out of a feed would break the feed.
    """
    values: dict[str, str] = {}
    for secret in way.secrets:
        if secret.names or secret.is_written_out:
            values |= {value.strip("\r\n"): shown for value, shown in secret.values.items()}
    if way.password is not None:
        name, password = way.username() if way.username else "", way.password()
        values[_encoded(name.strip("\r\n"), password.strip("\r\n"))] = HIDDEN
    return Veil(values)

"""Logging in without a password: access tokens for a refresh token (RFC 6749, 6), while they are good."""

from __future__ import annotations

import base64
import threading
import time
from typing import TYPE_CHECKING

from digest.errors import DeliveryError, FetchError
from digest.secret import Secret, lacking, unset_of
from digest.web.posting import post_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EARLY_S = 60.0
"""Seconds before its end at which a token is fetched anew: a letter takes that long at most."""
_USUAL_S = 300.0
"""Seconds that a token is good for whose server does not say."""

_REMEDIES = {
    "invalid_grant": "the refresh token has run out or was withdrawn: give Digest access again",
    "invalid_client": "check client_id and client_secret",
    "unauthorized_client": "check client_id and client_secret",
    "invalid_scope": "check scope",
    "invalid_request": "check token_url and client_id",
}
"""What a token server answers (RFC 6749, 5.2) → what to do."""


class Tokens:
    """Access tokens of one account. Each value is a `Secret` or text; a secret is read when it is needed."""

    def __init__(
        self,
        *,
        token_url: str | Secret,
        client_id: str | Secret,
        refresh_token: str | Secret,
        client_secret: str | Secret = "",
        scope: str | Secret = "",
        timeout_s: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url = token_url
        self._fields = {
            "client_id": client_id,
            "client_secret": client_secret,
            "refresh_token": refresh_token,
            "scope": scope,
        }
        self._timeout_s = timeout_s
        self._clock = clock
        self._lock = threading.Lock()
        self._token = ""
        self._good_until = 0.0

    def __repr__(self) -> str:
        return f"Tokens({self._url.template if isinstance(self._url, Secret) else self._url})"

    @property
    def asked(self) -> tuple[object, ...]:
        """All that may come from the environment."""
        return (self._url, *self._fields.values())

    def token(self, *, refused: str = "") -> str:
        """An access token; another one than `refused`, which the mail server did not take.

        Raises:
            DeliveryError: the server gives none, or a variable is not set.
        """
        with self._lock:
            if not self._token or self._token == refused or self._clock() >= self._good_until:
                self._token, seconds = self._fetched()
                self._good_until = self._clock() + seconds - _EARLY_S
            return self._token

    def secrets(self) -> Iterator[str]:
        """What must not be seen where a server repeats it."""
        yield from filter(None, (self._token, *(_filled(self._fields[name]) for name in _CONFIDENTIAL)))

    def _fetched(self) -> tuple[str, float]:
        if unset := unset_of(*self.asked):
            raise DeliveryError("oauth", lacking(unset))
        fields = {name: _filled(value) for name, value in self._fields.items() if _filled(value)}
        secrets = [fields[name] for name in _CONFIDENTIAL if name in fields]
        try:
            answer = post_form(
                _filled(self._url),
                {"grant_type": "refresh_token", **fields},
                secrets=secrets,
                timeout_s=self._timeout_s,
            )
        except FetchError as error:
            raise DeliveryError("oauth", _refusal(error, repr(self))) from None
        token, seconds = _found(answer)
        if not token:
            raise DeliveryError("oauth", f"{self!r} answered without an access token: check token_url")
        return token, seconds


_CONFIDENTIAL = ("client_secret", "refresh_token")


def _filled(value: str | Secret) -> str:
    return value().strip() if isinstance(value, Secret) else value


def _found(answer: object) -> tuple[str, float]:
    """Token and seconds of an answer, whatever it may hold."""
    found = answer if isinstance(answer, dict) else {}
    token, seconds = found.get("access_token"), found.get("expires_in")
    is_token = isinstance(token, str) and token.isascii() and token.isprintable()
    try:
        good_for = float(seconds) if isinstance(seconds, int | float | str) else _USUAL_S
    except ValueError:
        good_for = _USUAL_S
    return (token if is_token and isinstance(token, str) else ""), max(good_for, 0.0)


def _refusal(error: FetchError, name: str) -> str:
    said = f"{error.reason} {error.said}"
    remedy = next((what for word, what in _REMEDIES.items() if word in said), "")
    if not remedy and error.status in {401, 403}:
        remedy = _REMEDIES["invalid_client"]
    return f"{name} gives no access token ({error.reason}): {remedy or 'it is tried again next time'}"


def xoauth2(account: str, token: str) -> str:
    """What a mail server is sent by the scheme XOAUTH2 of Google and Microsoft, in base64."""
    return base64.b64encode(f"user={account}\1auth=Bearer {token}\1\1".encode()).decode()

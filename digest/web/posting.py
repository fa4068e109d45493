"""JSON sent to an address that the user's settings name, and its answer: for models and for webhooks.

The second door to the HTTP client, apart from `fetcher` on purpose, because its rules are the opposite:

- the address comes out of feeds.yaml and never out of a feed, so it may lie on this machine or in a private
  network; nothing is asked but this address, and a redirect is refused rather than followed;
- a key travels only over https, or within the user's own network (`safety.is_own_network`);
- no proxy, no cookie, no compression; the answer's size and the time for all of it are bounded.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus, urlencode

import aiohttp
from yarl import URL

from digest.errors import FetchError, printable
from digest.web.connecting import Connections, Wiring, reason_from_error
from digest.web.headers import rest_s
from digest.web.proxy import Proxies
from digest.web.safety import is_own_network

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.web.safety import Allowed

MAX_BYTES = 4 * 1024 * 1024
_MAX_TOLD = 200
"""Characters of what a server says that are told to people."""
_MAX_SAID = 4096
"""Bytes of what a server says that are looked through."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    """By their names in lower case."""
    body: bytes


def post_json(
    url: str,
    body: object,
    *,
    key: str = "",
    headers: Mapping[str, str] | None = None,
    timeout_s: float = 60.0,
    max_bytes: int = MAX_BYTES,
) -> Any:
    """What the server at `url` answers to `body`, as JSON; `key` is sent as a bearer token.

    `headers` are sent beside our own, and may hold secrets as the key does. An answer of more than
    `max_bytes` is given up.

    Blocks; safe to call from several threads at once, and where an event loop runs already.

    Raises:
        FetchError: there is no answer with status 200 that is JSON. `status` is the server's, if it answered;
            neither the reason nor what the server said (`said`) ever holds the key or a header's value.
    """
    return _asked(url, json.dumps(body).encode(), key, headers or {}, timeout_s, max_bytes)


def get_json(
    url: str, *, key: str = "", headers: Mapping[str, str] | None = None, timeout_s: float = 60.0
) -> Any:
    """What the server at `url` tells unasked, as JSON: by the rules of `post_json`.

    Raises:
        FetchError: as in `post_json`.
    """
    return _asked(url, None, key, headers or {}, timeout_s, MAX_BYTES)


def post_signed(
    url: str,
    body: bytes,
    *,
    headers: Mapping[str, str],
    allowed: Allowed,
    ca_file: str = "",
    timeout_s: float = 30.0,
) -> None:
    """Hand `body` over at `url`, as it is: for webhooks. Any status of 200 to 299 says that it was taken.

    Unlike a model's, the address of the very socket is checked: it lies on the public internet, or under a
    line of `allowed`; and only there it may be plain http.

    Raises:
        FetchError: it was not taken. `status` and `retry_after_s` are the server's, if it answered; neither
            the reason nor `said` holds a header's value.
    """
    secrets = [text for text in headers.values() if text]
    if not url.startswith("https://") and not allowed.is_own(url):
        raise FetchError(url, "nothing is posted over http to another network: use https", refused=True)
    wiring = Wiring(allowed=allowed, proxies=Proxies(), concurrency=1, timeout_s=timeout_s, ca_file=ca_file)
    answer = _answered(url, _posted(url, body, {**_own(""), **headers}, wiring), timeout_s)
    if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        raise _refused(url, answer, secrets)


async def _posted(url: str, body: bytes, headers: Mapping[str, str], wiring: Wiring) -> _Answer:
    connections = Connections(wiring)
    try:
        async with asyncio.timeout(wiring.timeout_s), connections.post(url, body, headers) as response:
            said = await response.content.read(_MAX_SAID)
            told = {name.lower(): value for name, value in response.headers.items()}
            return _Answer(response.status, told, said)
    finally:
        await connections.close()


def post_form(
    url: str, fields: Mapping[str, str], *, secrets: Sequence[str] = (), timeout_s: float = 60.0
) -> Any:
    """What the server at `url` answers to the fields of a form, as JSON: by the rules of `post_json`.

    `secrets` are those of the fields' values that nobody is to see.

    Raises:
        FetchError: as in `post_json`.
    """
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    hidden = [text for secret in secrets for text in (secret, quote_plus(secret))]
    return _asked(url, urlencode(fields).encode(), "", form, timeout_s, MAX_BYTES, hidden)


def _asked(
    url: str,
    body: bytes | None,
    key: str,
    headers: Mapping[str, str],
    timeout_s: float,
    max_bytes: int,
    hidden: Sequence[str] | None = None,
) -> Any:
    """The answer to a POST of `body`, or to a GET where there is none.

    What is `hidden` where it is repeated: the key and the headers' values, where nothing else is said.
    """
    secrets = [text for text in (key, *headers.values()) if text] if hidden is None else hidden
    if secrets and not url.startswith("https://") and not is_own_network(url):
        raise FetchError(url, "a key is not sent over http to another network: use https", refused=True)
    answer = _answered(url, _sent(url, body, _own(key) | dict(headers), timeout_s, max_bytes), timeout_s)
    if answer.status != HTTPStatus.OK:
        raise _refused(url, answer, secrets)
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise FetchError(url, "the answer is not JSON", status=answer.status) from error


def _answered(url: str, asking: Any, timeout_s: float) -> _Answer:
    """The answer that a coroutine brings.

    Raises:
        FetchError: there is none.
    """
    try:
        return _run(asking)
    except TimeoutError as error:
        raise FetchError(url, f"no complete answer within {timeout_s:g} s") from error
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise FetchError(url, _reason(error)) from error


def _refused(url: str, answer: _Answer, secrets: Sequence[str]) -> FetchError:
    return FetchError(
        url,
        _refusal(answer, secrets),
        status=answer.status,
        retry_after_s=rest_s(answer.headers, datetime.now(UTC)),
        said=_said(answer, secrets),
    )


def _run(coroutine: Any) -> _Answer:
    """Run a coroutine to its end in a thread of its own: the caller's may have a loop already."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1, "digest-post") as pool:
        answer: _Answer = pool.submit(asyncio.run, coroutine).result()
    return answer


def _own(key: str) -> dict[str, str]:
    """The headers that every request has."""
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
    }
    return headers | ({"Authorization": f"Bearer {key}"} if key else {})


async def _sent(
    url: str, body: bytes | None, headers: Mapping[str, str], timeout_s: float, max_bytes: int
) -> _Answer:
    method = "GET" if body is None else "POST"
    async with (
        asyncio.timeout(timeout_s),
        aiohttp.ClientSession(
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None),
            trust_env=False,
        ) as session,
        session.request(method, URL(url), data=body, headers=headers, allow_redirects=False) as response,
    ):
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise ValueError("the answer is compressed, though it was asked not to be")
        pieces: list[bytes] = []
        size = 0
        async for piece in response.content.iter_any():
            size += len(piece)
            if size > max_bytes:
                raise ValueError(f"the answer is larger than {max_bytes:,} bytes")
            pieces.append(piece)
        told = {name.lower(): value for name, value in response.headers.items()}
        return _Answer(response.status, told, b"".join(pieces))


def _reason(error: Exception) -> str:
    return (str(error) if isinstance(error, ValueError) else reason_from_error(error))[:_MAX_TOLD]


def _refusal(answer: _Answer, secrets: Sequence[str]) -> str:
    """The status, and what the server says about it: on one line, without secrets."""
    name = HTTPStatus(answer.status).phrase if answer.status in set(HTTPStatus) else "an unknown status"
    told = f"the server answered {answer.status} {name}"
    if answer.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return told  # servers repeat parts of the key here
    words = _hidden(_message(answer.body), secrets)
    return f"{told}: {words[:_MAX_TOLD]}" if words else told


def _said(answer: _Answer, secrets: Sequence[str]) -> str:
    """All that the server says, as it says it, on one line: for finding which field it refuses."""
    if answer.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return ""
    return _hidden(answer.body[:_MAX_SAID].decode("utf8", "replace"), secrets)


def _message(body: bytes) -> str:
    """The sentence in an error, which servers put in different places."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    for name in ("error", "message", "detail", "msg"):
        while isinstance(found, list) and found:
            found = found[0]
        if isinstance(found, dict) and name in found:
            found = found[name]
    return found if isinstance(found, str) else ""


def _hidden(words: str, secrets: Sequence[str]) -> str:
    plain = printable(words)
    for secret in secrets:
        plain = plain.replace(secret, "…")
    return plain

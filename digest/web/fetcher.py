"""The one door to the network.

All asynchronous code of Digest lives here: one event loop in a thread of its own, behind a plain
function that any thread may call. The address of the very socket is checked when it is made, on
every hop, so no redirect, odd spelling or lying name server leads into the local network.
"""

from __future__ import annotations

import asyncio
import re
import socket
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar
from urllib.parse import urlsplit

import aiohttp
from yarl import URL

from digest.errors import FetchError
from digest.models import Response
from digest.web.asking import Crossing
from digest.web.coding import ACCEPTED, CodingError, Unfolding
from digest.web.headers import max_age_s, retry_after_s, sent_at
from digest.web.robots import EVERYTHING, MAX_BYTES, Robots
from digest.web.safety import Allowed
from digest.web.turns import Turns
from digest.web.urls import absolute_url, check_url, host_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping
    from concurrent.futures import Future

    from aiohttp.abc import AbstractResolver

    from digest.models import Request

_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}
_ACCEPT = {
    "feed": "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, */*;q=0.5",
    "page": "text/html, application/xhtml+xml, */*;q=0.5",
}
_ROBOTS_TTL_S = 24 * 3600.0
_ROBOTS_RETRY_S = 600.0
_DNS_THREADS = 16
_AHEAD = 4
"""Requests taken for each that may be under way: those of a busy host wait, and must not hold up others."""

K = TypeVar("K")

_asking: ContextVar[str] = ContextVar("_asking", default="")
"""The host name that the request under way was made for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the network is asked."""

    user_agent: str = "NewsDigest"
    """The product name; robots.txt is read for it."""
    contact: str = ""
    """An address or e-mail at which the operator can be reached; sent along with the name."""
    allow_private: tuple[str, ...] = ()
    """Networks, hosts or host:port outside the public internet that may be asked all the same."""
    total_timeout_s: float = 30.0
    """For one request with all its redirects, without the time spent waiting for a turn."""
    per_host_delay_s: float = 1.0
    max_feed_bytes: int = 5 * 1024 * 1024
    max_page_bytes: int = 10 * 1024 * 1024
    max_hops: int = 5
    concurrency: int = 64
    robots: bool = True


class HttpFetcher:
    """Reads addresses over HTTP, as `protocols.Fetcher` asks. No cookies, no proxies, no credentials.

    `resolver` replaces the system's name resolution; what it answers is checked like any address.
    """

    def __init__(self, options: Options | None = None, *, resolver: AbstractResolver | None = None) -> None:
        self._options = options or Options()
        self._allowed = Allowed.of(self._options.allow_private)
        self._resolver = resolver
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._island: _Island | None = None
        self._is_closed = False

    def fetch(self, request: Request) -> Response:
        """The answer to a conditional GET.

        Raises:
            FetchError: there is no answer with status 200 or 304 within the limits, or none was asked for.
        """
        future = self._submit(request)
        try:
            return future.result()
        except CancelledError as error:
            raise FetchError(request.url, "the fetcher was closed meanwhile") from error
        except BaseException:
            future.cancel()
            raise

    def fetch_all(
        self, asked: Iterable[tuple[K, Request]]
    ) -> Generator[tuple[K, Response | FetchError], None, None]:
        """See `digest.protocols.Fetcher`."""
        island = self._living("")
        crossing: Crossing[K] = Crossing(island.loop, island.answer, ahead=_AHEAD * self._options.concurrency)
        yield from crossing.outcomes(asked)

    def _submit(self, request: Request) -> Future[Response]:
        """Put a request on the loop."""
        island = self._living(request.url)
        return asyncio.run_coroutine_threadsafe(island.answer(request), island.loop)

    def _living(self, subject: str) -> _Island:
        """The loop, started when first needed."""
        with self._lock:
            if self._is_closed:
                raise FetchError(subject, "the fetcher is closed")
            if self._island is None:
                self._island = _Island(self._options, self._allowed, self._resolver)
                self._thread = threading.Thread(target=self._island.live, name="digest-fetcher", daemon=True)
                self._thread.start()
                self._island.ready.wait()
            return self._island

    def close(self) -> None:
        """End the loop, its thread and its connections; requests under way fail. Calling it twice is fine."""
        with self._lock:
            self._is_closed = True
            island, thread = self._island, self._thread
            self._island = self._thread = None
        if island is not None and thread is not None:
            island.loop.call_soon_threadsafe(island.over.set)
            thread.join()


class _RefusedAddressError(OSError):
    """The address of a socket that may not be connected. One text for all, so that several stay one."""

    def __init__(self) -> None:
        super().__init__("its address is not on the public internet (see network.allow_private)")


@dataclass(slots=True)
class _Budget:
    """What is left of the time for a request."""

    left_s: float


@dataclass(frozen=True, slots=True)
class _Answer:
    """One hop's answer; the body is read for status 200 only."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class _Island:
    """The asynchronous side: everything here runs on the loop of one thread."""

    loop: asyncio.AbstractEventLoop
    over: asyncio.Event

    def __init__(self, options: Options, allowed: Allowed, resolver: AbstractResolver | None) -> None:
        self._options = options
        self._allowed = allowed
        self._resolver = resolver
        self.ready = threading.Event()
        self._turns = Turns(options.per_host_delay_s)
        self._robots: dict[str, tuple[float, asyncio.Task[Robots | None]]] = {}

    # life ---------------------------------------------------------------------------------------

    def live(self) -> None:
        """Run until `over` is set."""
        asyncio.run(self._live())

    async def _live(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.loop.set_default_executor(ThreadPoolExecutor(_DNS_THREADS, "digest-names"))
        self.over = asyncio.Event()
        self._gate = asyncio.Semaphore(self._options.concurrency)
        async with self._new_session() as self._session:
            self.ready.set()
            await self.over.wait()

    def _new_session(self) -> aiohttp.ClientSession:
        options = self._options
        contact = f" (+{options.contact})" if options.contact else ""
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=options.concurrency,
                resolver=self._resolver or aiohttp.ThreadedResolver(),
                ttl_dns_cache=60,
                socket_factory=self._socket,
            ),
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": options.user_agent + contact, "Accept-Encoding": ACCEPTED},
            max_field_size=32 * 1024,
            max_headers=200,
            read_bufsize=64 * 1024,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=options.total_timeout_s),
            trust_env=False,
        )

    def _socket(self, address: tuple[Any, ...]) -> socket.socket:
        """A socket for an address, if that very address may be asked."""
        family, kind, protocol, _, where = address
        if not self._allowed.permits(str(where[0]), _asking.get(), int(where[1])):
            raise _RefusedAddressError
        return socket.socket(family, kind, protocol)

    # a request ----------------------------------------------------------------------------------

    async def answer(self, request: Request) -> Response:
        """What the redirects lead to."""
        is_page = request.kind == "page"
        max_bytes = self._options.max_page_bytes if is_page else self._options.max_feed_bytes
        headers = {"Accept": _ACCEPT[request.kind], **_conditions(request)}
        budget = _Budget(self._options.total_timeout_s)
        url, is_permanent = check_url(request.url), True
        for hop in range(self._options.max_hops + 1):
            if is_page and self._options.robots:
                await self._obey_robots(request, url)
            answer = await self._ask(request.url, url, headers, max_bytes, budget)
            if answer.status not in _REDIRECTS:
                return self._response(request, url, answer, moved=hop > 0 and is_permanent)
            is_permanent = is_permanent and answer.status in _PERMANENT
            url = _following(request.url, url, answer)
        raise FetchError(request.url, f"more than {self._options.max_hops} redirects", refused=True)

    def _response(self, request: Request, url: str, answer: _Answer, *, moved: bool) -> Response:
        if answer.status not in {200, 304}:
            self._refuse_status(request.url, url, answer)
        return Response(
            url=request.url,
            final_url=url,
            status=answer.status,
            body=answer.body,
            content_type=_printable(answer.headers.get("Content-Type", "")),
            etag=_printable(answer.headers.get("ETag", "")),
            last_modified=_printable(answer.headers.get("Last-Modified", "")),
            permanent_url=url if moved else "",
            max_age_s=max_age_s(answer.headers.get("Cache-Control", "")),
            sent_at=sent_at(answer.headers),
        )

    def _refuse_status(self, subject: str, url: str, answer: _Answer) -> NoReturn:
        """Raise what a status other than 200 and 304 means."""
        wait_s = retry_after_s(answer.headers.get("Retry-After", ""), datetime.now(UTC))
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS and wait_s:
            self._turns.rest(host_of(url), wait_s)
        name = HTTPStatus(answer.status).phrase if answer.status in set(HTTPStatus) else "an unknown status"
        raise FetchError(
            subject, f"the server answered {answer.status} {name}", status=answer.status, retry_after_s=wait_s
        )

    async def _obey_robots(self, request: Request, url: str) -> None:
        """Raise `FetchError` unless the site lets us read `url`."""
        rules = await self._robots_of(url)
        if rules is None:
            raise FetchError(
                request.url, "robots.txt could not be read, so the page is left alone", refused=True
            )
        self._turns.slow_down(host_of(url), rules.delay_s(self._options.user_agent))
        if not rules.allows(url, self._options.user_agent):
            raise FetchError(request.url, "robots.txt asks us not to read it", refused=True)

    async def _robots_of(self, url: str) -> Robots | None:
        """The rules of a site, asked for once a day; `None` when they cannot be read."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        until, task = self._robots.get(origin, (0.0, None))
        if task is None or self.loop.time() > until:
            task = asyncio.create_task(self._read_robots(origin))
            self._robots[origin] = (self.loop.time() + _ROBOTS_TTL_S, task)
        rules = await asyncio.shield(task)
        if rules is None:
            self._robots[origin] = (min(self._robots[origin][0], self.loop.time() + _ROBOTS_RETRY_S), task)
        return rules

    async def _read_robots(self, origin: str) -> Robots | None:
        budget = _Budget(self._options.total_timeout_s)
        url = f"{origin}/robots.txt"
        try:
            for _ in range(self._options.max_hops + 1):
                answer = await self._ask(origin, url, {"Accept": "text/plain, */*;q=0.5"}, MAX_BYTES, budget)
                if answer.status not in _REDIRECTS:
                    break
                url = _following(origin, url, answer)
        except FetchError:
            return None
        if answer.status >= 500 or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            return None
        return Robots(
            answer.body.decode("utf-8", "replace") if answer.status == HTTPStatus.OK else EVERYTHING
        )

    # a hop --------------------------------------------------------------------------------------

    async def _ask(
        self, subject: str, url: str, headers: dict[str, str], max_bytes: int, budget: _Budget
    ) -> _Answer:
        """One request without redirects, in its turn and within what is left of the time."""
        host = host_of(url)
        resting_s = self._turns.resting_s(host)
        if resting_s:
            raise FetchError(subject, f"{host} asked to be left alone", status=429, retry_after_s=resting_s)
        async with self._turns.turn(host), self._gate:
            _asking.set(host)
            started = self.loop.time()
            try:
                async with asyncio.timeout(budget.left_s):
                    return await self._talk(url, headers, max_bytes)
            except Exception as error:
                raise self._failure(subject, error) from error
            finally:
                budget.left_s -= self.loop.time() - started

    async def _talk(self, url: str, headers: dict[str, str], max_bytes: int) -> _Answer:
        async with self._session.get(
            URL(url, encoded=True), headers=headers, allow_redirects=False
        ) as response:
            if response.status != HTTPStatus.OK:
                return _Answer(response.status, response.headers)
            if (response.content_length or 0) > max_bytes:
                raise CodingError(f"larger than {max_bytes:,} bytes")
            return _Answer(response.status, response.headers, await self._body(response, max_bytes))

    async def _body(self, response: aiohttp.ClientResponse, max_bytes: int) -> bytes:
        """The decoded body, never more than `max_bytes`, coded or not."""
        codings = [
            coding.strip().lower() for coding in response.headers.get("Content-Encoding", "").split(",")
        ]
        unfolding = Unfolding(codings, max_bytes)
        pieces: list[bytes] = []
        received = 0
        async for coded in response.content.iter_any():
            received += len(coded)
            if received > max_bytes:
                raise CodingError(f"larger than {max_bytes:,} bytes")
            pieces.extend(unfolding.feed(coded))
        unfolding.finish()
        return b"".join(pieces)

    def _failure(self, subject: str, error: Exception) -> FetchError:
        """What went wrong, in our words. Whatever a library may raise becomes a `FetchError`."""
        if isinstance(error, aiohttp.ClientConnectorError) and isinstance(
            error.os_error, _RefusedAddressError
        ):
            return FetchError(subject, f"not asked: {error.os_error}", refused=True)
        return FetchError(subject, _reason(error, self._options.total_timeout_s))


def _reason(error: Exception, timeout_s: float) -> str:
    """One line that says what failed."""
    match error:
        case TimeoutError():
            return f"no complete answer within {timeout_s:g} s"
        case CodingError():
            return str(error)
        case _:
            return reason_from_error(error)


def reason_from_error(error: Exception) -> str:
    """One line that says why an address gave no answer."""
    match error:
        case aiohttp.ClientConnectorDNSError():
            return "its host name is not known"
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientSSLError():
            return f"no secure connection: {error}"
        case aiohttp.ClientConnectorError():
            return f"no connection: {error.os_error.strerror or error.os_error}"
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientPayloadError():
            return "the server broke off"
        case _:
            return f"{type(error).__name__}: {error}"[:300]


def _conditions(request: Request) -> dict[str, str]:
    """The headers that make a request conditional."""
    conditions = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    return {name: _printable(value) for name, value in conditions.items() if _printable(value)}


def _following(subject: str, url: str, answer: _Answer) -> str:
    """Where a redirect leads, checked."""
    location = answer.headers.get("Location", "")
    if not location:
        raise FetchError(subject, f"a redirect ({answer.status}) that leads nowhere", status=answer.status)
    # Bytes that are not UTF-8 arrive as lone surrogates: escape them as the browser would.
    readable = re.sub("[\udc80-\udcff]", lambda found: f"%{ord(found.group()) - 0xDC00:02X}", location)
    try:
        return check_url(absolute_url(readable, url) or readable)
    except FetchError as error:
        raise FetchError(
            subject, f"a redirect to {location[:200]!r}: {error.reason}", refused=True
        ) from error


def _printable(value: str) -> str:
    """A header as it may be stored and sent again; "" when it is strange or long."""
    return value if value.isascii() and value.isprintable() and len(value) <= 1024 else ""

"""The one door to the network.

All asynchronous code of Digest lives here: one event loop in a thread of its own, behind a plain
function that any thread may call. The address of the very socket is checked when it is made, on
every hop, so no redirect, odd spelling or lying name server leads into the local network.
"""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, NoReturn, TypeVar
from urllib.parse import urlsplit

from digest.errors import FetchError
from digest.models import Response
from digest.secret import Veil
from digest.web.asking import Crossing
from digest.web.coding import CodingError, Unfolding
from digest.web.connecting import (
    Connections,
    Wiring,
    is_refusal,
    may_speak_http2,
    reason_from_error,
    reason_through,
    wants_a_name,
)
from digest.web.headers import max_age_s, retry_after_s, sent_at
from digest.web.hops import ACCEPT, PERMANENT, REDIRECTS, conditions, following, printable, together
from digest.web.http2 import NotSpokenError
from digest.web.local import read_file, unpacked
from digest.web.proxy import Proxies
from digest.web.robots import EVERYTHING, MAX_BYTES, Robots
from digest.web.safety import Allowed
from digest.web.turns import Turns
from digest.web.urls import host_of
from digest.web.ways import PLAIN, Way, origin_of, trip_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping
    from concurrent.futures import Future
    from contextlib import AbstractAsyncContextManager

    from aiohttp import ClientResponse
    from aiohttp.abc import AbstractResolver

    from digest.models import Request
    from digest.web.http2 import Answer2
    from digest.web.proxy import Proxy
    from digest.web.ways import Trip

_ROBOTS_TTL_S = 24 * 3600.0
_ROBOTS_RETRY_S = 600.0
_DNS_THREADS = 16
_AHEAD = 4
"""Requests taken for each that may be under way: those of a busy host wait, and must not hold up others."""

K = TypeVar("K")


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
    ways: Mapping[str, Way] = field(default_factory=dict)
    """Feed, as feeds.yaml writes its address → how it is reached, where anything is said about that."""
    proxies: Proxies = field(default_factory=Proxies)
    ca_file: str = ""
    """A PEM file of certificate authorities that are trusted beside the machine's own."""


class HttpFetcher:
    """Reads addresses over HTTP, and files that feeds.yaml names, as `protocols.Fetcher` asks.

    No cookies, proxies or credentials but those of `Options.ways` and `Options.proxies`.

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


@dataclass(slots=True)
class _Budget:
    """The time for a request, and what is left of it."""

    total_s: float
    left_s: float

    @classmethod
    def of(cls, total_s: float) -> _Budget:
        return cls(total_s, total_s)


@dataclass(frozen=True, slots=True)
class _Answer:
    """One hop's answer; the body is read for status 200 only."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def location(self) -> str:
        """Where a redirect leads."""
        return self.headers.get("Location", "")


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
        self._newer: set[str] = set()
        """Origins that speak HTTP/2 alone."""
        self._robots: dict[str, tuple[float, asyncio.Task[Robots | str]]] = {}

    # life ---------------------------------------------------------------------------------------

    def live(self) -> None:
        """Run until `over` is set."""
        asyncio.run(self._live())

    async def _live(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.loop.set_default_executor(ThreadPoolExecutor(_DNS_THREADS, "digest-names"))
        self.over = asyncio.Event()
        self._gate = asyncio.Semaphore(self._options.concurrency)
        self._connections = Connections(self._wiring())
        try:
            self.ready.set()
            await self.over.wait()
        finally:
            await self._connections.close()

    def _wiring(self) -> Wiring:
        options = self._options
        return Wiring(
            allowed=self._allowed,
            proxies=options.proxies,
            concurrency=options.concurrency,
            timeout_s=options.total_timeout_s,
            ca_file=options.ca_file,
            resolver=self._resolver,
        )

    # a request ----------------------------------------------------------------------------------

    async def answer(self, request: Request) -> Response:
        """What the way of the request's feed leads to. No secret is in it, nor in the error it raises."""
        way = self._options.ways.get(request.feed, PLAIN)
        if way.path is not None and request.url == request.feed:
            return await self._from_file(request, way)
        trip = trip_of(request, way, self._allowed)
        try:
            return trip.shown(await self._at_the_end(request, trip))
        except FetchError as error:
            if not way.secrets:
                raise
            raise trip.veiled(error, request.url) from None

    async def _from_file(self, request: Request, way: Way) -> Response:
        """The feed in a file of feeds.yaml. Its links are relative to nothing but what it says itself."""
        assert way.path is not None  # noqa: S101  (asked above)
        max_bytes = way.max_bytes or self._options.max_feed_bytes
        body = await self.loop.run_in_executor(None, read_file, request.url, way.path, max_bytes)
        return Response(url=request.url, final_url="", status=200, body=body)

    async def _at_the_end(self, request: Request, trip: Trip) -> Response:
        """What the redirects lead to. What is secret stays behind once they leave the feed's origin."""
        is_page = request.kind == "page"
        headers = {"Accept": ACCEPT[request.kind], **self._introduction(trip.way), **conditions(request)}
        budget = _Budget.of(trip.way.timeout_s or self._options.total_timeout_s)
        url, is_permanent, is_trusted = trip.url, True, True
        for hop in range(self._options.max_hops + 1):
            if is_page and self._options.robots:
                await self._obey_robots(request, url, trip.way)
            is_trusted = is_trusted and trip.carries(url)
            carried = together(headers, trip.credentials) if is_trusted else headers
            answer = await self._ask(request.url, url, carried, self._most(request, trip.way), budget)
            if answer.status not in REDIRECTS:
                if trip.credentials and not is_trusted and not is_page:
                    trip.tell_what_stayed_behind(request.url, url, answer.status)
                return self._response(request, url, answer, moved=hop > 0 and is_permanent)
            is_permanent = is_permanent and answer.status in PERMANENT
            url = following(request.url, url, answer.status, answer.location, trip.veil)
        raise FetchError(request.url, f"more than {self._options.max_hops} redirects", refused=True)

    def _most(self, request: Request, way: Way) -> int:
        """The most bytes that are read."""
        if request.kind == "page":
            return self._options.max_page_bytes
        return way.max_bytes or self._options.max_feed_bytes

    def _introduction(self, way: Way) -> dict[str, str]:
        contact = f" (+{self._options.contact})" if self._options.contact else ""
        return {"User-Agent": way.user_agent or f"{self._options.user_agent}{contact}"}

    def _response(self, request: Request, url: str, answer: _Answer, *, moved: bool) -> Response:
        if answer.status not in {200, 304}:
            self._refuse_status(request.url, url, answer)
        return Response(
            url=request.url,
            final_url=url,
            status=answer.status,
            body=_unpacked(
                request, answer.body, self._most(request, self._options.ways.get(request.feed, PLAIN))
            ),
            content_type=printable(answer.headers.get("Content-Type", "")),
            etag=printable(answer.headers.get("ETag", "")),
            last_modified=printable(answer.headers.get("Last-Modified", "")),
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

    async def _obey_robots(self, request: Request, url: str, way: Way) -> None:
        """Raise `FetchError` unless the site lets us read `url`."""
        agent = way.user_agent or self._options.user_agent
        rules = await self._robots_of(url)
        if isinstance(rules, str):
            raise FetchError(
                request.url,
                f"robots.txt could not be read ({rules}), so the page is left alone",
                refused=True,
            )
        self._turns.slow_down(host_of(url), rules.delay_s(agent))
        if not rules.allows(url, agent):
            raise FetchError(request.url, "robots.txt asks us not to read it", refused=True)

    async def _robots_of(self, url: str) -> Robots | str:
        """The rules of a site, asked for once a day; why not, when they cannot be read."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        until, task = self._robots.get(origin, (0.0, None))
        if task is None or self.loop.time() > until:
            task = asyncio.create_task(self._read_robots(origin))
            self._robots[origin] = (self.loop.time() + _ROBOTS_TTL_S, task)
        rules = await asyncio.shield(task)
        if isinstance(rules, str):
            self._robots[origin] = (min(self._robots[origin][0], self.loop.time() + _ROBOTS_RETRY_S), task)
        return rules

    async def _read_robots(self, origin: str) -> Robots | str:
        budget = _Budget.of(self._options.total_timeout_s)
        headers = {"Accept": "text/plain, */*;q=0.5", **self._introduction(PLAIN)}
        url = f"{origin}/robots.txt"
        try:
            for _ in range(self._options.max_hops + 1):
                answer = await self._ask(origin, url, headers, MAX_BYTES, budget)
                if answer.status not in REDIRECTS:
                    break
                url = following(origin, url, answer.status, answer.location, Veil({}))
        except FetchError as error:
            return error.reason
        if answer.status >= 500 or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            return f"the server answered {answer.status}"
        return Robots(
            answer.body.decode("utf-8", "replace") if answer.status == HTTPStatus.OK else EVERYTHING
        )

    # a hop --------------------------------------------------------------------------------------

    async def _ask(
        self, subject: str, url: str, headers: Mapping[str, str], max_bytes: int, budget: _Budget
    ) -> _Answer:
        """One request without redirects, in its turn and within what is left of the time."""
        host, proxy = host_of(url), self._connections.proxy_for(subject, url)
        resting_s = self._turns.resting_s(host)
        if resting_s:
            raise FetchError(subject, f"{host} asked to be left alone", status=429, retry_after_s=resting_s)
        async with self._turns.turn(host), self._gate:
            started = self.loop.time()
            try:
                async with asyncio.timeout(budget.left_s):
                    return await self._talk(url, headers, max_bytes, proxy)
            except Exception as error:
                raise _failure(subject, error, proxy, budget) from error
            finally:
                budget.left_s -= self.loop.time() - started

    async def _talk(
        self, url: str, headers: Mapping[str, str], max_bytes: int, proxy: Proxy | None
    ) -> _Answer:
        """One answer, in HTTP/1.1, or in HTTP/2 where that is all that the server speaks."""
        try:
            if proxy is not None or not self._newer or origin_of(url) not in self._newer:
                return await self._read(self._connections.get(url, headers, proxy), url, max_bytes, proxy)
        except Exception as error:
            if proxy is not None or not may_speak_http2(url, error):
                raise
            with suppress(NotSpokenError):
                return await self._read_newer(url, headers, max_bytes)
            raise
        return await self._read_newer(url, headers, max_bytes)

    async def _read_newer(self, url: str, headers: Mapping[str, str], max_bytes: int) -> _Answer:
        """An answer in HTTP/2. Its server is asked so at once from now on, unless it unlearns it."""
        self._newer.discard(origin_of(url))
        answer = await self._read(self._connections.get_newer(url, headers), url, max_bytes, None)
        self._newer.add(origin_of(url))
        return answer

    async def _read(
        self,
        opened: AbstractAsyncContextManager[ClientResponse | Answer2],
        url: str,
        max_bytes: int,
        proxy: Proxy | None,
    ) -> _Answer:
        async with opened as response:
            if said := wants_a_name(response.status, proxy):
                raise FetchError(url, said)
            if response.status != HTTPStatus.OK:
                return _Answer(response.status, response.headers)
            if (response.content_length or 0) > max_bytes:
                raise CodingError(f"larger than {max_bytes:,} bytes")
            return _Answer(response.status, response.headers, await self._body(response, max_bytes))

    async def _body(self, response: ClientResponse | Answer2, max_bytes: int) -> bytes:
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


def _failure(subject: str, error: Exception, proxy: Proxy | None, budget: _Budget) -> FetchError:
    """What went wrong, in our words. Whatever a library may raise becomes a `FetchError`."""
    if isinstance(error, FetchError):
        return FetchError(subject, error.reason, refused=error.refused)
    if is_refusal(error):
        return FetchError(
            subject,
            "not asked: its address is not on the public internet (see network.allow_private)",
            refused=True,
        )
    said = reason_through(error, proxy) if proxy else ""
    return FetchError(subject, said or _reason(error, budget.total_s))


def _reason(error: Exception, timeout_s: float) -> str:
    """One line that says what failed."""
    match error:
        case TimeoutError():
            return f"no complete answer within {timeout_s:g} s"
        case CodingError():
            return str(error)
        case _:
            return reason_from_error(error)


def _unpacked(request: Request, body: bytes, max_bytes: int) -> bytes:
    """A feed's document without the gzip that it is saved in; a page as it is."""
    if request.kind == "page":
        return body
    try:
        return unpacked(body, max_bytes)
    except CodingError as error:
        raise FetchError(request.url, str(error)) from error

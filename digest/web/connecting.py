"""Connections: straight ones, whose very socket is checked, and those through the user's proxy.

The only place where a socket for a feed or a page is made. Straight, its address is looked at when it is
made. Through a proxy the socket leads to the proxy, which feeds.yaml names and which is therefore believed;
the address behind it is the proxy's to check, all but what the address says by itself.
"""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import aiohttp
from yarl import URL

from digest.errors import FetchError, SecretError
from digest.web.coding import ACCEPTED
from digest.web.http2 import answer_of
from digest.web.proxy import Proxies, ProxyError, refusal
from digest.web.urls import host_of
from digest.web.ways import basic

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractAsyncContextManager

    from aiohttp.abc import AbstractResolver

    from digest.web.http2 import Answer2
    from digest.web.proxy import Proxy
    from digest.web.safety import Allowed

_PROXY_WANTS_NAME = 407
_QUOTED = re.compile(r":\s*(?:\n|b['\"]|$)")  # where aiohttp begins to quote what was answered


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the request under way was made for."""

    host: str = ""
    through_proxy: bool = False


_asking: ContextVar[_Asked] = ContextVar("_asking", default=_Asked())  # noqa: B039  (it is frozen)


class RefusedAddressError(OSError):
    """The address of a socket that may not be connected. One text for all, so that several stay one."""

    def __init__(self) -> None:
        super().__init__("its address is not on the public internet (see network.allow_private)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """What connections are made with."""

    allowed: Allowed
    proxies: Proxies
    concurrency: int
    timeout_s: float
    ca_file: str = ""
    resolver: AbstractResolver | None = None


class Connections:
    """Open while an event loop runs; `close` must be called on it."""

    def __init__(self, wiring: Wiring) -> None:
        self._wiring = wiring
        self._straight = self._session(self._connector())
        self._socks: dict[str, aiohttp.ClientSession] = {}

    async def close(self) -> None:
        """Close every connection."""
        for session in (self._straight, *self._socks.values()):
            await session.close()

    def proxy_for(self, subject: str, url: str) -> Proxy | None:
        """The proxy that `url` is asked through; `None` for none.

        Raises:
            FetchError: the proxy's address is wrong, or a proxy would be asked for a private address.
        """
        try:
            proxy = self._wiring.proxies.proxy_for(url)
        except ProxyError as error:
            raise SecretError(subject, f"not asked: {error} (network.proxy)") from None
        reason = refusal(url, self._wiring.allowed) if proxy else ""
        if reason:
            raise FetchError(subject, f"not asked: {reason}", refused=True)
        return proxy

    def get(
        self, url: str, headers: Mapping[str, str], proxy: Proxy | None
    ) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        """A GET without redirects, through `proxy` where there is one."""
        _asking.set(_Asked(host_of(url), through_proxy=proxy is not None))
        through: dict[str, Any] = {}
        session = self._straight
        if proxy is not None and proxy.is_socks:
            session = self._through_socks(proxy)
        elif proxy is not None:
            passport = _passport(proxy)
            through = {"proxy": URL(proxy.url), "proxy_headers": passport}
            if url.startswith("http:"):  # there is no tunnel, so the request itself is the proxy's to read
                headers = {**headers, **passport}
        return session.get(URL(url, encoded=True), headers=headers, allow_redirects=False, **through)

    def post(
        self, url: str, body: bytes, headers: Mapping[str, str]
    ) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        """A POST without redirects, straight."""
        _asking.set(_Asked(host_of(url)))
        return self._straight.post(URL(url), data=body, headers=headers, allow_redirects=False)

    def get_newer(self, url: str, headers: Mapping[str, str]) -> AbstractAsyncContextManager[Answer2]:
        """The same in HTTP/2, straight."""
        _asking.set(_Asked(host_of(url)))
        return answer_of(url, {"Accept-Encoding": ACCEPTED, **headers}, self._dial, self._tls2())

    # inside ---------------------------------------------------------------------------------------

    def _session(self, connector: aiohttp.BaseConnector) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=connector,
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"Accept-Encoding": ACCEPTED},
            max_field_size=32 * 1024,
            max_headers=200,
            read_bufsize=64 * 1024,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._wiring.timeout_s),
            trust_env=False,
        )

    def _connector(self) -> aiohttp.TCPConnector:
        return aiohttp.TCPConnector(
            limit=self._wiring.concurrency,
            resolver=self._wiring.resolver or aiohttp.ThreadedResolver(),
            ttl_dns_cache=60,
            socket_factory=self._socket,
            ssl=self._tls(),
        )

    def _tls(self) -> ssl.SSLContext | bool:
        """What is trusted; `True` for what aiohttp makes of the machine's own authorities."""
        if not self._wiring.ca_file:
            return True
        context = self._trusting()
        context.set_alpn_protocols(["http/1.1"])
        return context

    def _tls2(self) -> ssl.SSLContext:
        context = self._trusting()
        context.set_alpn_protocols(["h2"])
        return context

    def _trusting(self) -> ssl.SSLContext:
        """What the machine trusts, and the user's own authorities beside it."""
        context = ssl.create_default_context()
        if self._wiring.ca_file:
            # Private authorities are seldom made as RFC 5280 has it, which Python demands from 3.13 on.
            context.verify_flags &= ~ssl.VERIFY_X509_STRICT
            context.load_verify_locations(self._wiring.ca_file)
        return context

    async def _dial(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A stream to the first address of `host` that answers, each address checked before it is asked.

        Raises:
            OSError: none answers, or one may not be asked.
        """
        problem = OSError(f"no address of {host} answers")
        for family, address in await self._addresses(host, port):
            made = self._socket((family, socket.SOCK_STREAM, 0, "", (address, port)))
            made.setblocking(False)
            try:
                await asyncio.get_running_loop().sock_connect(made, (address, port))
            except OSError as error:
                made.close()
                problem = error
            except BaseException:
                made.close()
                raise
            else:
                return await asyncio.open_connection(sock=made)
        raise problem

    async def _addresses(self, host: str, port: int) -> list[tuple[int, str]]:
        bare = host.strip("[]")
        try:
            return [(socket.AF_INET6 if ip_address(bare).version == 6 else socket.AF_INET, bare)]
        except ValueError:
            resolver = self._wiring.resolver or aiohttp.ThreadedResolver()
            found = await resolver.resolve(host, port, family=socket.AF_UNSPEC)
            return [(each["family"], each["host"]) for each in found]

    def _socket(self, address: tuple[Any, ...]) -> socket.socket:
        """A socket for an address, if that very address may be asked."""
        family, kind, protocol, _, where = address
        asked = _asking.get()
        is_permitted = asked.through_proxy or self._wiring.allowed.permits(
            str(where[0]), asked.host, int(where[1])
        )
        if not is_permitted:
            raise RefusedAddressError
        return socket.socket(family, kind, protocol)

    def _through_socks(self, proxy: Proxy) -> aiohttp.ClientSession:
        """Connections through a SOCKS proxy, which looks names up itself."""
        if repr((proxy.url, proxy.username)) not in self._socks:
            connector = _socks_connector(proxy, limit=self._wiring.concurrency, ssl=self._tls())
            self._socks[repr((proxy.url, proxy.username))] = self._session(connector)
        return self._socks[repr((proxy.url, proxy.username))]


def _passport(proxy: Proxy) -> dict[str, str]:
    """What lets us pass a proxy of HTTP."""
    has_name = proxy.username or proxy.password
    return {"Proxy-Authorization": basic(proxy.username, proxy.password)} if has_name else {}


def _socks_connector(proxy: Proxy, **options: Any) -> aiohttp.BaseConnector:
    try:
        from aiohttp_socks import ProxyConnector, ProxyType
    except ImportError as error:
        raise FetchError(
            proxy.shown, "a SOCKS proxy needs a library: pip install 'news-digest[socks]'", refused=True
        ) from error
    made: aiohttp.BaseConnector = ProxyConnector(
        proxy.host,
        proxy.port,
        proxy_type=ProxyType.SOCKS4 if proxy.scheme.startswith("socks4") else ProxyType.SOCKS5,
        username=proxy.username or None,
        password=proxy.password or None,
        rdns=True,
        **options,
    )
    return made


# --------------------------------------------------------------------------- what went wrong


def wants_a_name(status: int, proxy: Proxy | None) -> str:
    """The reason when a proxy lets nobody through without name and password; else ""."""
    if proxy is None or status != _PROXY_WANTS_NAME:
        return ""
    given = "does not take this name and password" if proxy.username else "wants a name and a password"
    example = "http://NAME:${PROXY_PASSWORD}@HOST:PORT"
    return f"the proxy {proxy.shown} {given} (407): write them into network.proxy, as {example}"


def reason_through(error: Exception, proxy: Proxy) -> str:
    """One line that says why a proxy gave no answer; "" when the fault is none of the proxy's."""
    match error:
        case aiohttp.ClientHttpProxyError():
            said = wants_a_name(error.status, proxy)
            return said or f"the proxy {proxy.shown} answered {error.status} {error.message}"[:300]
        case aiohttp.ClientProxyConnectionError():
            return f"the proxy {proxy.shown} cannot be reached: {_told(error.os_error)} (network.proxy)"
    if type(error).__module__.partition(".")[0] in {"aiohttp_socks", "python_socks"}:
        said = " ".join(str(error).split())[:200]
        return f"the proxy {proxy.shown} gives no connection: {said} (network.proxy)"
    return ""


def reason_from_error(error: Exception) -> str:
    """One line that says why an address gave no answer."""
    if type(error).__module__.partition(".")[0] == "httpcore2":
        return "the server broke off"
    match error:
        case aiohttp.ClientConnectorDNSError():
            return "its host name is not known"
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientSSLError() | ssl.SSLError():
            return f"no secure connection: {error}"
        case aiohttp.ClientConnectorError():
            return f"no connection: {_told(error.os_error)}"
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientPayloadError():
            return "the server broke off"
        case aiohttp.ClientResponseError():  # its own words hold the address and what was answered
            return f"not an answer of HTTP: {_QUOTED.split(error.message, maxsplit=1)[0].lower()}"[:300]
        case _:
            return f"{type(error).__name__}: {error}"[:300]


def is_refusal(error: Exception) -> bool:
    """Whether an error says that a socket was not made because of its address."""
    inner = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    return isinstance(inner, RefusedAddressError)


def may_speak_http2(url: str, error: Exception) -> bool:
    """Whether an error is what a server of https that speaks HTTP/2 alone answers to HTTP/1.1.

    Some refuse in the handshake, as RFC 7301 has it; others send frames, or hang up at the first line.
    """
    if not url.startswith("https:"):
        return False
    refused = (
        isinstance(error, aiohttp.ClientConnectorError) and "NO_APPLICATION_PROTOCOL" in str(error).upper()
    )
    return refused or isinstance(error, aiohttp.ServerDisconnectedError | aiohttp.ClientResponseError)


def _told(error: OSError) -> str:
    return error.strerror or str(error)

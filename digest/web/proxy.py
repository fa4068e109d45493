"""Which proxy an address is asked through, if any, and what may be asked of it. Pure.

Behind a proxy the name of a server is looked up where the proxy stands, and so is the address of the socket
made there. What can be told from the address alone is still refused here, before anybody is asked.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from digest.secret import Secret, Veil, lacking
from digest.web.safety import Allowed, is_global, is_private_name
from digest.web.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ENVIRONMENT = "environment"
"""What ``network.proxy`` says when the usual variables are to be read."""
SCHEMES = frozenset({"http", "https", "socks5", "socks5h", "socks4", "socks4a"})
_PORTS = {"http": 80, "https": 443}
_SOCKS_PORT = 1080


class ProxyError(ValueError):
    """An address of a proxy that is none. The text holds nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Proxy:
    """A proxy's address, and who may pass."""

    scheme: str
    host: str
    port: int
    username: str = ""
    password: str = ""
    shown: str = ""
    """Its host and port, as problems name it."""

    @property
    def is_socks(self) -> bool:
        """Whether it speaks SOCKS rather than HTTP."""
        return self.scheme.startswith("socks")

    @property
    def url(self) -> str:
        """Its address without name and password."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    def __repr__(self) -> str:
        return f"Proxy({self.shown})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxies:
    """The proxies of ``network.proxy``; both empty when none is used."""

    address: Secret | None = None
    """One proxy for everything."""
    environ: Mapping[str, str] | None = None
    """Where HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY are looked up."""
    no_proxy: tuple[str, ...] = ()
    """Hosts, domains and networks that are asked without a proxy."""

    @property
    def are_used(self) -> bool:
        """Whether any address may go through a proxy."""
        return self.address is not None or self.environ is not None

    def proxy_for(self, url: str) -> Proxy | None:
        """The proxy that `url` is asked through.

        Raises:
            ProxyError: what is named is no address of a proxy, or its variable is not set.
        """
        if not self.are_used or is_exempt(url, (*self.no_proxy, *self._exempt())):
            return None
        if self.address is not None:
            return proxy_from(self.address)
        scheme = urlsplit(url).scheme
        name = self._variable(f"{scheme}_proxy") or self._variable("all_proxy")
        return proxy_from(Secret(f"${{{name}}}", self.environ or {})) if name else None

    def _variable(self, name: str) -> str:
        """The variable of that name that is set, in small letters first, as other programs have it."""
        environ = self.environ or {}
        return next((each for each in (name, name.upper()) if environ.get(each)), "")

    def _exempt(self) -> Sequence[str]:
        name = self._variable("no_proxy")
        return (self.environ or {})[name].replace(",", " ").split() if name else ()


def proxy_from(address: Secret) -> Proxy:
    """The proxy that an address such as ``http://ann:${PROXY_PASSWORD}@proxy.example:3128`` means.

    Name and password are filled in one by one, so that a variable may hold any character; where the whole
    address is a variable, they are read with their escapes. An address without a scheme is one of http.

    Raises:
        ProxyError: see `Proxies.proxy_for`.
    """
    if address.unset:
        raise ProxyError(lacking(address.unset))
    filled = _parts(address)
    scheme, host, port = filled.scheme.lower(), filled.host, filled.port
    if scheme not in SCHEMES:
        raise ProxyError("the proxy's address must begin with http://, https:// or socks5://")
    if not host:
        raise ProxyError("the proxy's address has no host: write for example http://proxy.example.org:3128")
    port = port or _PORTS.get(scheme, _SOCKS_PORT)
    shown = Veil.over([address]).text(f"{host}:{port}")
    return Proxy(
        scheme=scheme, host=host, port=port, username=filled.username, password=filled.password, shown=shown
    )


@dataclass(frozen=True, slots=True, repr=False)
class _Parts:
    """An address, taken apart."""

    scheme: str
    host: str
    port: int
    username: str
    password: str


def _parts(address: Secret) -> _Parts:
    template = address.template
    scheme, has_scheme, rest = template.partition("://")
    named, at, where = rest.rpartition("@")
    if not (has_scheme and at and not _is_hollow(where)):
        return _split(address())
    name, _, password = named.partition(":")
    fill = address.filled
    bare = _split(f"{fill(scheme)}://{fill(where)}")
    return _Parts(bare.scheme, bare.host, bare.port, _literal(name, address), _literal(password, address))


def _is_hollow(where: str) -> bool:
    return not where.strip("/")


def _literal(text: str, address: Secret) -> str:
    """A name or password: with its escapes where it is written out, as it is where a variable holds it."""
    return address.filled(text) if "${" in text else unquote(text)


def _split(text: str) -> _Parts:
    text = text.strip()
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        port = parts.port or 0
    except ValueError:
        raise ProxyError("the proxy's address is none that can be read") from None
    host = host_of(f"http://{parts.netloc.rpartition('@')[2]}")
    return _Parts(parts.scheme, host, port, unquote(parts.username or ""), unquote(parts.password or ""))


def is_exempt(url: str, patterns: Sequence[str]) -> bool:
    """Whether NO_PROXY's patterns name the host of `url`.

    ``*`` is everything; ``example.org``, ``.example.org`` and ``*.example.org`` are that domain and what is
    below it; also IP addresses and networks, each with or without ``:port``.
    """
    parts = urlsplit(url)
    host, port = host_of(url), parts.port or _PORTS.get(parts.scheme, 0)
    return any(_names(pattern.strip().lower(), host, port) for pattern in patterns)


def _names(pattern: str, host: str, port: int) -> bool:
    if pattern == "*":
        return True
    network = _network(pattern)
    if network is None and ":" in pattern:
        pattern, _, digits = pattern.rpartition(":")
        if digits != str(port):
            return False
        network = _network(pattern)
    if network is not None:
        return _is_in(host, network)
    domain = host_of(pattern.removeprefix("*").strip("."))
    return bool(domain) and (host == domain or host.endswith(f".{domain}"))


_Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def _network(text: str) -> _Network | None:
    try:
        return ipaddress.ip_network(text.strip("[]"), strict=False)
    except ValueError:
        return None


def _is_in(host: str, network: _Network) -> bool:
    try:
        return ipaddress.ip_address(host) in network
    except ValueError:
        return False


def refusal(url: str, allowed: Allowed) -> str:
    """Why a proxy is not asked for `url`; "" when it may be: all that can be told without asking."""
    parts = urlsplit(url)
    host, port = host_of(url), parts.port or _PORTS.get(parts.scheme, 0)
    if allowed.names(host, port):
        return ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        is_private = is_private_name(host)
    else:
        is_private = not is_global(host)
    if not is_private:
        return ""
    return "its address is not on the public internet (see network.allow_private)"

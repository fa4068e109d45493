"""Which addresses may be asked. Pure; the fetcher puts the question for the address of every socket."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# `ipaddress.is_global` follows the IANA registries of the day Python was built, so the blocks that
# matter are named here: the answer must not depend on the version of Python.
_NOT_GLOBAL_V4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local; the metadata services of clouds live here
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved, broadcast
    )
)
# Of IPv6 only 2000::/3 is global unicast. Loopback, link-local, unique-local, v4-mapped (::ffff:0:0/96) and
# NAT64 (64:ff9b::/96) all lie outside it.
_GLOBAL_V6 = IPv6Network("2000::/3")
_NOT_GLOBAL_V6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # Teredo, ORCHID, benchmarking: the first carries an IPv4 address inside
        "2001:db8::/32",
        "2002::/16",  # 6to4 carries an IPv4 address inside
        "2620:4f:8000::/48",
        "3fff::/20",
    )
)


def is_global(address: str) -> bool:
    """Whether `address` is a plainly written IP address that belongs to a host on the public internet.

    False for anything else: loopback, private, link-local, carrier-grade NAT, multicast, documentation,
    v4-mapped, NAT64, 6to4, Teredo, zones (``fe80::1%eth0``) and odd spellings (``127.1``, ``0x7f000001``).
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return not any(parsed in block for block in _NOT_GLOBAL_V4)
    if parsed.scope_id is not None or parsed not in _GLOBAL_V6:
        return False
    return not any(parsed in block for block in _NOT_GLOBAL_V6)


def is_loopback(address: str) -> bool:
    """Whether `address` is a host name or address of this very machine."""
    if address.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def is_own_network(url: str) -> bool:
    """Whether the host is this machine, a private address, or a name without a dot, such as ``ollama``."""
    host = urlsplit(url).hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return "." not in host.rstrip(".")
    return not is_global(host)


@dataclass(frozen=True, slots=True)
class Exemption:
    """One line of ``network.allow_private``: a network or a host name, at one port or (0) at all."""

    network: Network | None
    host: str = ""
    port: int = 0

    def covers(self, address: Address, host: str, port: int) -> bool:
        """Whether a socket to `address`:`port`, opened for the name `host`, falls under it."""
        if self.port not in {0, port}:
            return False
        return address in self.network if self.network is not None else host.lower() == self.host


@dataclass(frozen=True, slots=True)
class Allowed:
    """The addresses outside the public internet that the user lets Digest ask."""

    exemptions: tuple[Exemption, ...] = ()

    @classmethod
    def of(cls, lines: Iterable[str]) -> Allowed:
        """Read ``10.0.0.0/8``, ``intranet.example``, ``127.0.0.1:8080``, ``[::1]:80``, ``localhost``.

        Raises:
            ValueError: a line is none of these.
        """
        return cls(tuple(_exemption(line) for line in lines))

    def permits(self, address: str, host: str = "", port: int = 0) -> bool:
        """Whether a socket to `address`:`port`, opened for the name `host`, may be connected."""
        if is_global(address):
            return True
        try:
            parsed = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(exemption.covers(parsed, host, port) for exemption in self.exemptions)

    def names(self, host: str, port: int) -> bool:
        """Whether a line of the list covers what an address calls its host, a name or an IP address."""
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            return any(
                exemption.network is None and exemption.port in {0, port} and exemption.host == host
                for exemption in self.exemptions
            )
        return any(exemption.covers(address, host, port) for exemption in self.exemptions)

    def is_own(self, url: str) -> bool:
        """Whether an address lies in the user's own networks: by what it looks like, or by the list."""
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        return is_own_network(url) or self.names(parts.hostname or "", port)


def is_private_name(host: str) -> bool:
    """Whether a name cannot belong to the public internet: one label, or a domain kept for local use.

    RFC 6761 (localhost), RFC 6762 (local), RFC 8375 (home.arpa), and ICANN's reservation of internal; the
    others are what routers and firms hand out (RFC 6762, appendix G).
    """
    labels = host.lower().rstrip(".").split(".")
    return len(labels) == 1 or labels[-1] in _LOCAL_DOMAINS or labels[-2:] == ["home", "arpa"]


_LOCAL_DOMAINS = frozenset(
    {"localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan"}
)


def _exemption(line: str) -> Exemption:
    """One line of the list."""
    text = line.strip().lower()
    network = _network(text.strip("[]"))
    if network is not None:
        return Exemption(network)
    host, colon, digits = text.rpartition(":")
    if not colon:
        host, digits = text, "0"
    if not digits.isascii() or not digits.isdigit() or not 0 <= int(digits) <= 65535:
        raise ValueError(f"{line!r} is no network, host or host:port")
    network = _network(host.strip("[]"))
    if network is None and (not host or not set(host) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-_")):
        raise ValueError(f"{line!r} is no network, host or host:port")
    return Exemption(network, "" if network else host, int(digits))


def _network(text: str) -> Network | None:
    """The network or single address written in `text`, or `None`."""
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        return None

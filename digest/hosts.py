"""Which host names can be: one rule for addresses that are asked and for links that are printed. Pure."""

from __future__ import annotations

import ipaddress
import re

_HOST = re.compile(r"^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$")
_NUMERIC = re.compile(r"(?:^|\.)(?:\d+|0x[0-9a-f]*)$")
_LONGEST = 253
"""Characters of a host name that the DNS can hold."""


def ascii_host(host: str) -> str:
    """The host as the DNS knows it: ASCII, lower case, no final dot; empty when there can be no such host."""
    bare = host.rstrip(".").lower()
    if ":" in bare:
        return ipv6(bare)
    if not bare.isascii() and "xn--" in bare:  # half of it written for the DNS, half for readers
        return ""
    try:
        name = bare if bare.isascii() else bare.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    possible = len(name) <= _LONGEST and _HOST.match(name) and (not _NUMERIC.search(name) or _is_ipv4(name))
    return name if possible and _is_readable(name) else ""


def ipv6(host: str) -> str:
    """An IPv6 address in brackets and in its shortest spelling; empty for anything else."""
    try:
        return f"[{ipaddress.IPv6Address(host)}]" if "%" not in host else ""
    except ValueError:
        return ""


def _is_ipv4(host: str) -> bool:
    """Whether `host` is an IPv4 address plainly written: resolvers also read ``127.1`` and ``0x7f.1``."""
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True


def _is_readable(name: str) -> bool:
    """Whether every label that claims to be an international one (``xn--``) can be read as such."""
    try:
        return all(label.encode().decode("idna") for label in name.split(".") if label.startswith("xn--"))
    except UnicodeError:
        return False

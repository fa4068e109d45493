"""A site's host → the outlet's name, by a shipped table of public facts (`bench.make_outlets`)."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

from digest.web.urls import host_of, registrable_domain


def known_name(url: str) -> str:
    """The name of the outlet whose site holds `url`: its host's, else that of what the host belongs to."""
    host = host_of(url).removeprefix("www.")
    if not host:
        return ""
    end = registrable_domain(url) or host
    names = _names()
    while host:
        if host in names:
            return names[host]
        if host == end:
            return ""
        host = host.partition(".")[2]
    return ""


@cache
def _names() -> dict[str, str]:
    """Read once, when first asked for: 10 ms and 2 MB."""
    packed = files(__package__).joinpath("outlet_names.txt.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)

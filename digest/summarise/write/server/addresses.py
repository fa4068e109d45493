"""Derive the addresses at which a server may offer chat completions from the one that a user wrote. Pure.

Users write the root of a server, its ``/v1``, or the whole address. Most servers offer completions under
``/v1``, some under another path, and a few without a version. If the user's address does not say which, the
likely addresses are returned in the order in which to try them.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

from digest.web.routes import path_of

_CHAT = "/chat/completions"
"""The end of an address that offers chat completions."""
_LEAVES = re.compile(r"/(?:completions|responses|models|embeddings|messages)$")
"""The ends of other addresses of an OpenAI-compatible server; `_CHAT` takes their place."""
_OLLAMAS_OWN = re.compile(r"/api/(?:chat|generate|tags|version|show|embed)$")
"""The end of an address of Ollama's own interface, which is not OpenAI's."""
_VERSION = re.compile(r"/v\d+[a-z]*$")
"""The end of an address that ends with a version: "/v1"."""


def addresses_of(endpoint: str) -> tuple[str, ...]:
    """The addresses to try for completions, the likeliest first; each keeps the query of `endpoint`."""
    parts = urlsplit(endpoint)
    path = parts.path.rstrip("/")
    if path.endswith(_CHAT):
        return (_with(parts, path),)
    return tuple(dict.fromkeys(_with(parts, base + _CHAT) for base in _bases(parts, _LEAVES.sub("", path))))


def models_of(address: str) -> str:
    """The address at which the server of `address` lists its models."""
    parts = urlsplit(address)
    return _with(parts, parts.path.removesuffix(_CHAT) + "/models")


def version_of(address: str) -> str:
    """The address at which the server of `address` states its version, if the server is Ollama."""
    parts = urlsplit(address)
    return _with(parts, parts.path.removesuffix(_CHAT).removesuffix("/v1") + "/api/version")


def _bases(parts: SplitResult, path: str) -> tuple[str, ...]:
    own = path_of(parts.hostname or "")
    if own is not None and own.startswith(path):
        return (own,)
    if _OLLAMAS_OWN.search(path):
        return (_OLLAMAS_OWN.sub("", path) + "/v1",)
    if path in {"", "/api"}:
        return ("/v1", "/api", path + "/v1", "") if path else ("/v1", "/api", "")
    return (path,) if _VERSION.search(path) else (path, path + "/v1")


def _with(parts: SplitResult, path: str) -> str:
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))

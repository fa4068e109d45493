"""Where a server that speaks as OpenAI's does is asked, of what users write. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

_ROUTE = re.compile(r"/(?:chat/completions|completions|responses|embeddings?|embed)$")
"""The end of an address that was copied together with what is asked there."""
_OLLAMA = re.compile(r"(?:^/api|/api/(?:chat|generate|embed|embeddings))$")
"""The end of an address of Ollama's own form, which speaks as OpenAI's does under ``/v1`` beside it."""

_PATHS = {
    "generativelanguage.googleapis.com": "/v1beta/openai",
    "openrouter.ai": "/api/v1",
    "api.groq.com": "/openai/v1",
    "openai.azure.com": "/openai/v1",
    "api.perplexity.ai": "",
}
"""Services, by the end of their host's name, whose routes do not stand under ``/v1``."""


def path_of(host: str) -> str | None:
    """Where a service that is known by its host has its routes; `None` of any other."""
    return next((path for end, path in _PATHS.items() if host == end or host.endswith(f".{end}")), None)


def address_of(endpoint: str, route: str) -> str:
    """The address of `route` at a server: of its root, its ``/v1``, or the address of another route of it.

    What stands after a question mark stays: some services name their version there.
    """
    parts = urlsplit(endpoint)
    path = parts.path.rstrip("/")
    ollama = _OLLAMA.search(path)
    bare = path[: ollama.start()] if ollama else _ROUTE.sub("", path)
    own = path_of(parts.hostname or "")
    root = bare if bare and not ollama else f"{bare}/v1"
    if own is not None and own.startswith(bare):
        root = own
    return urlunsplit((parts.scheme, parts.netloc, f"{root}/{route}", parts.query, ""))

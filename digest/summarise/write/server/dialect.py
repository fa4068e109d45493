"""The dialect of a server that speaks as OpenAI's does: it has no field that the server refused. Pure.

Servers differ in the optional fields they know: some refuse ``max_tokens`` and want
``max_completion_tokens``, some a temperature, a seed, or any field that they do not know. None can be asked
beforehand, but each names what it refuses. A refusal gives another dialect, or none where asking again would
not help.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.errors import FetchError

_REFUSALS = frozenset({400, 422})
"""Statuses with which servers refuse a field: "bad request" and "unprocessable content"."""
_OLD_LIMIT, _NEW_LIMIT = "max_tokens", "max_completion_tokens"
_TOO_LONG = re.compile(
    r"context[ _-](?:length|size|window)|exceed_context|prompt is too long|too many tokens", re.IGNORECASE
)
"""What servers say where prompt and answer are more tokens than they read and write at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """The optional fields that a server takes."""

    optional: Mapping[str, Any]
    """What is sent for as long as it is not refused."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """What the user wants sent; it wins over `optional` and is never left out."""
    is_bare: bool = False
    """Whether everything optional has been left out, because a refusal named nothing."""
    is_for_once: bool = False
    """Whether it is spoken for one question only: one so long that it leaves no room for the usual answer."""

    def body(self, model: str, messages: Sequence[Mapping[str, str]]) -> dict[str, Any]:
        """The request."""
        return {"model": model, "messages": list(messages), **self.optional, **self.extra}

    def after(self, refusal: FetchError) -> Dialect | None:
        """The dialect to ask in after a refusal; `None` where no field that may be left out was refused."""
        if refusal.status not in _REFUSALS or not self.optional:
            return None
        if is_too_long(refusal):
            return self._without_limit()
        named = [name for name in self.optional if _names(refusal.said, name)]
        if not named:
            return None if self.is_bare else replace(self, optional={}, is_bare=True)
        kept = {name: value for name, value in self.optional.items() if name not in named}
        if _OLD_LIMIT in named:
            kept[_NEW_LIMIT] = self.optional[_OLD_LIMIT]
        return replace(self, optional=kept)

    def _without_limit(self) -> Dialect | None:
        """The dialect without a limit of the answer, for once; `None` where there was none."""
        limits = {_OLD_LIMIT, _NEW_LIMIT}
        kept = {name: value for name, value in self.optional.items() if name not in limits}
        return replace(self, optional=kept, is_for_once=True) if len(kept) < len(self.optional) else None


def is_too_long(refusal: FetchError) -> bool:
    """Whether a server refuses a prompt because it reads and writes fewer tokens at once."""
    return refusal.status in {400, 413, 422} and bool(_TOO_LONG.search(refusal.said))


def dialect(max_tokens: int, extra: Mapping[str, Any] | None = None) -> Dialect:
    """The dialect that a server is asked in first: greedy, seeded, at most `max_tokens` tokens."""
    optional = {"temperature": 0, "seed": 0, _OLD_LIMIT: max_tokens, "stream": False}
    return Dialect(optional=optional, extra=dict(extra or {}))


def _names(said: str, name: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said))

"""The dialect of an OpenAI-compatible server: the optional fields of a request that it accepts. Pure.

Servers differ in the optional fields that they know: some refuse ``max_tokens`` and want
``max_completion_tokens``, some refuse a temperature, a seed, or any field that they do not know. No server
says beforehand what it accepts, but each names what it refuses. After a refusal the request is made in
another dialect, without the refused fields, unless that would not help.
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
"""What servers say if prompt and answer have more tokens than they read and write at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """The optional fields of a request that a server accepts."""

    optional: Mapping[str, Any]
    """Fields that are sent until the server refuses them."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Fields that the user set; they override `optional` and are always sent."""
    is_bare: bool = False
    """Whether all optional fields were dropped, because a refusal named none."""
    is_for_once: bool = False
    """Whether it is used for one question only, whose prompt leaves no room for an answer of full length."""

    def body(self, model: str, messages: Sequence[Mapping[str, str]]) -> dict[str, Any]:
        """The body of a request, to be sent as JSON."""
        return {"model": model, "messages": list(messages), **self.optional, **self.extra}

    def after(self, refusal: FetchError) -> Dialect | None:
        """The dialect for the next request after `refusal`; `None` if no other dialect would help."""
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
        """This dialect without a limit of answer tokens, for one question; `None` if it has no such limit."""
        limits = {_OLD_LIMIT, _NEW_LIMIT}
        kept = {name: value for name, value in self.optional.items() if name not in limits}
        return replace(self, optional=kept, is_for_once=True) if len(kept) < len(self.optional) else None


def is_too_long(refusal: FetchError) -> bool:
    """Whether the server refused a prompt because prompt and answer have too many tokens."""
    return refusal.status in {400, 413, 422} and bool(_TOO_LONG.search(refusal.said))


def dialect(max_tokens: int, extra: Mapping[str, Any] | None = None) -> Dialect:
    """The dialect of the first request: temperature 0, a seed, and at most `max_tokens` answer tokens."""
    optional = {"temperature": 0, "seed": 0, _OLD_LIMIT: max_tokens, "stream": False}
    return Dialect(optional=optional, extra=dict(extra or {}))


def _names(said: str, name: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said))

"""What is asked of the network, and its answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A conditional GET. `kind` chooses the size limit and whether robots.txt is obeyed."""

    url: str
    kind: Literal["feed", "page"] = "feed"
    etag: str = ""
    last_modified: str = ""
    feed: str = ""
    """The feed, as feeds.yaml writes its address, on whose behalf it is asked: its way is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer with status 200 or 304 (then `body` is empty)."""

    url: str
    """The address asked for."""
    final_url: str
    """Where the redirects ended."""
    status: int
    body: bytes = b""
    content_type: str = ""
    """The media type with its parameters, as sent."""
    etag: str = ""
    last_modified: str = ""
    permanent_url: str = ""
    """Where a chain of permanent redirects (301, 308) only leads to; empty if there was none."""
    max_age_s: float | None = None
    """How long the server says the answer stays fresh."""
    sent_at: datetime | None = None
    """What the server's clock said."""

    @property
    def is_unchanged(self) -> bool:
        """Whether the server said 304."""
        return self.status == 304

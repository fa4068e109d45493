"""What to do about an address that a person names and that lies behind a login."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import FetchError
from digest.web.urls import without_login

if TYPE_CHECKING:
    from digest.errors import ItemError

_REFUSALS = frozenset({401, 403, 407})
_AUTH = 'auth: {username: NAME, password: "${NAME}"}'


def login_remedy(url: str, error: ItemError) -> str:
    """What follows the error in its message; empty where it has nothing to do with a login."""
    if without_login(url) != url:
        return f"; write it into feeds.yaml without what stands before the @, and beside it {_AUTH}"
    if isinstance(error, FetchError) and error.status in _REFUSALS:
        return f"; if it wants a login, write it into feeds.yaml with {_AUTH}, or with headers or cookies"
    return ""

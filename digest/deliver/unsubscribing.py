"""Where a reader asks to get no more: a page of the user's own, told who asks so that nobody else can."""

from __future__ import annotations

import hmac
import re
from urllib.parse import quote

PARTS = ("reader", "token")
"""What may stand in braces in the address of the page: ``{reader}``, their address, and ``{token}``."""

_TOKEN_CHARACTERS = 32
"""Hexadecimal digits of a token: 128 bits."""


def page_of(template: str, reader: str, secret: str) -> str:
    """The page's address for one reader."""
    parts = {"reader": quote(reader, safe=""), "token": token_of(reader, secret)}
    return re.sub(r"\{([a-z]+)\}", lambda match: parts.get(match[1], match[0]), template)


def token_of(reader: str, secret: str) -> str:
    """What shows that an address was written by us: HMAC-SHA-256 of the reader in small letters, in hex."""
    return hmac.new(secret.encode(), reader.lower().encode(), "sha256").hexdigest()[:_TOKEN_CHARACTERS]


def parts_of(template: str) -> list[str]:
    """What stands in braces in an address."""
    return re.findall(r"\{([^{}]*)\}", template)

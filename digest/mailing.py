"""HTML as mail programs want it, and how many bytes it takes on its way."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from digest.errors import DeliveryError

Encoding = Literal["quoted-printable", "base64"]

_LONGEST_LINE = 76
"""Characters of a line of either encoding (RFC 2045, 6.7 and 6.8)."""


@lru_cache(maxsize=8)
def inlined(html: str) -> str:
    """HTML with its styles moved to the elements, as mail programs want it. Nothing is loaded for it.

    Rules that cannot be inlined (print, dark mode, narrow screens) stay in the style element.

    Raises:
        DeliveryError: it cannot be read.
    """
    import css_inline

    inliner = css_inline.CSSInliner(
        load_remote_stylesheets=False, keep_style_tags=False, keep_at_rules=True, extra_css=None
    )
    try:
        return inliner.inline(html)
    except (css_inline.InlineError, ValueError) as error:
        raise DeliveryError("the letter", f"its HTML cannot be read: {error}") from error


def encoding_of(text: str) -> Encoding:
    """The encoding in which a text takes fewer bytes: base64 where most letters are not ASCII."""
    return "base64" if _in_base64(text) < _quoted(text) else "quoted-printable"


def bytes_on_the_way(html: str) -> int:
    """At most how many bytes the HTML of a letter takes as it is sent: inlined, in UTF-8, encoded.

    Raises:
        DeliveryError: it cannot be read.
    """
    text = inlined(html)
    return min(_in_base64(text), _quoted(text))


def _in_base64(text: str) -> int:
    letters = -(-len(_with_crlf(text)) // 3) * 4
    return letters + -(-letters // _LONGEST_LINE) * 2


def _quoted(text: str) -> int:
    """At most: a line is ended early where a byte of three characters does not fit into it."""
    body = _with_crlf(text)
    spelt = sum(not 32 <= letter < 127 or letter == ord("=") for letter in body) - 2 * body.count(b"\r\n")
    letters = len(body) + 2 * (spelt + body.count(b" \r\n"))
    return letters + -(-letters // (_LONGEST_LINE - 3)) * 3


def _with_crlf(text: str) -> bytes:
    return "".join(f"{line}\r\n" for line in text.splitlines()).encode("utf-8", "replace")

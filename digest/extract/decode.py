"""Bytes from outside become text, in the encoding they are really in."""

from __future__ import annotations

import re

from digest.errors import ExtractError
from digest.text.decoding import decoded, wide_encoding

_BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)

_HEAD = 16 * 1024
"""Bytes of a page among which it may name its encoding; some put scripts before."""
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]+?charset|<\?xml[^>]+?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)


def text_from_bytes(body: bytes, subject: str, content_type: str = "") -> str:
    """The text of a page or a file.

    A byte order mark decides; else valid UTF-8 wins over any declaration (a wrong declaration is far
    commoner than text of another encoding that happens to be valid UTF-8); else what the server and the page
    name is weighed against what the bytes read like (`digest.text.decoding`).

    Raises:
        ExtractError: nothing is there, or it is not text.
    """
    if not body.strip(b"\x00 \t\r\n"):
        raise ExtractError(subject, "it is empty; give a file or a page with text in it")
    _refuse_binary(body, subject, content_type)
    return decoded(body, _said(body, content_type))


def _refuse_binary(body: bytes, subject: str, content_type: str) -> None:
    media = content_type.partition(";")[0].strip().lower()
    what = next((name for magic, name in _BINARY if body.startswith(magic)), "")
    if not what and media.startswith(("image/", "audio/", "video/", "font/")):
        what = f"of the type {media}"
    if not what and not wide_encoding(body) and body[:4096].count(0) > len(body[:4096]) // 100:
        what = "not text"
    if what:
        raise ExtractError(subject, f"it is {what}; save it as plain text, Markdown or HTML and give that")


def _said(body: bytes, content_type: str) -> list[str]:
    """The encodings that the server and the page name."""
    in_header = _CHARSET.search(content_type)
    in_page = _DECLARED.search(body[:_HEAD])
    said = [in_header[1]] if in_header else []
    return [*said, in_page[1].decode("ascii", "replace")] if in_page else said

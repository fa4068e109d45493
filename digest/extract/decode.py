"""Bytes from outside become text, in the encoding they are really in."""

from __future__ import annotations

import codecs
import re

from digest.errors import ExtractError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What browsers read for a name (WHATWG Encoding): each is a superset of the one that is named.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}

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

_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]+?charset|<\?xml[^>]+?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)


def text_from_bytes(body: bytes, subject: str, content_type: str = "") -> str:
    """The text of a page or a file.

    A byte order mark decides; else valid UTF-8 wins over any declaration (a wrong declaration is far
    commoner than text of another encoding that happens to be valid UTF-8); else the declaration of the
    server, then of the page; else UTF-8 with its bad bytes replaced, or cp1252 when most are bad.

    Raises:
        ExtractError: nothing is there, or it is not text.
    """
    if not body.strip(b"\x00 \t\r\n"):
        raise ExtractError(subject, "it is empty; give a file or a page with text in it")
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    _refuse_binary(body, subject, content_type)
    if wide := _wide_encoding(body):
        return body.decode(wide, "replace")
    declared = _declared(body, content_type)
    if declared.startswith("iso2022"):  # seven-bit, hence valid UTF-8 too
        return body.decode(declared, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        if declared and declared != "utf-8":
            return body.decode(declared, "replace")
        return _mostly_utf8(body)


def _refuse_binary(body: bytes, subject: str, content_type: str) -> None:
    media = content_type.partition(";")[0].strip().lower()
    what = next((name for magic, name in _BINARY if body.startswith(magic)), "")
    if not what and media.startswith(("image/", "audio/", "video/", "font/")):
        what = f"of the type {media}"
    if not what and not _wide_encoding(body) and body[:4096].count(0) > len(body[:4096]) // 100:
        what = "not text"
    if what:
        raise ExtractError(subject, f"it is {what}; save it as plain text, Markdown or HTML and give that")


def _wide_encoding(body: bytes) -> str:
    """UTF-16 without a byte order mark: nearly every other byte of European text is zero."""
    start = body[:400]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if half >= 4 and odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if half >= 4 and even > 0.7 * half and odd < 0.05 * half else ""


def _declared(body: bytes, content_type: str) -> str:
    """The declared encoding under Python's name for it; empty when none, or an unknown one, is."""
    found = _CHARSET.search(content_type)
    name = found[1] if found else ""
    if not _known(name):
        inside = _DECLARED.search(body[:4096])
        name = inside[1].decode("ascii", "replace") if inside else ""
    return _known(name)


def _known(name: str) -> str:
    try:
        python_name = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    text_encodings = not python_name.startswith(
        (
            "rot",
            "base64",
            "bz2",
            "hex",
            "quopri",
            "uu",
            "zlib",
            "idna",
            "punycode",
            "undefined",
            "unicode",
            "raw",
        )
    )
    return _SUPERSETS.get(python_name, python_name) if text_encodings else ""


def _mostly_utf8(body: bytes) -> str:
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for letter in text if letter > "\x7f") - bad
    return text if good >= bad else body.decode("cp1252", "replace")

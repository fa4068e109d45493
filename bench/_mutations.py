"""Feeds and pages, spoiled as a hostile or broken server may send them. By seed, so repeatable."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

MOST = 4 * 1024 * 1024
"""Bytes that a mutant may have; the fetcher refuses feeds of more than 5 MiB."""

_CODINGS = [
    "utf-16",
    "utf-16-be",
    "utf-32",
    "utf-7",
    "utf-8-sig",
    "cp1252",
    "cp037",
    "shift_jis",
    "gb18030",
    "iso2022_jp",
    "koi8-r",
]
_DECLARED = [
    *_CODINGS,
    *["base64", "rot13", "idna", "punycode", "unicode_escape", "undefined", "hex", "zlib", "x-unknown"],
    "utf-8\x00",
    "",
    "iso-8859-1" * 20,
]
_NAMES = [
    "template",
    "svg",
    "math",
    "table",
    "select",
    "plaintext",
    "frameset",
    "title",
    "textarea",
    "a",
    "form",
    "author",
    "item",
    "entry",
    "content",
    "xhtml:div",
    "p",
    "b",
]
_ODD_VALUES = (
    "-1",
    "99999999999999999999999",
    "1e999",
    "NaN",
    "0000-00-00T00:00:00Z",
    "9999-12-31T23:59:60+99:99",
    "\u0661\u0662",
    "2026-02-30",
    "javascript:alert(1)",
    "http://[::1",
    "//",
    "\ud83d\ude00",
    "&#0;",
    "&#xD800;",
    "&#99999999999;",
    "%00",
)
_LAUGHS = (
    '<!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{"&a;" if n == 1 else f"&a{n - 1};" * 10}">' for n in range(1, 11))
    + "]>"
)
_FETCHING = '<!DOCTYPE rss SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "http://127.0.0.1:1/x">]>'
_TAG = re.compile(rb"<[A-Za-z][^<>]{0,300}>")
_VALUE = re.compile(rb">[^<>]{1,60}<|\"[^\"<>]{1,60}\"|\d{2,}")


def mutant(rng: Random, seeds: Sequence[bytes]) -> bytes:
    """One of the seeds after one to four mutations, at most `MOST` bytes."""
    body = rng.choice(seeds)
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4))):
        body = rng.choice(_MUTATIONS)(rng, body, seeds)[:MOST]
    return body


def content_type(rng: Random, usual: str) -> str:
    """What the server says it is: mostly what it should."""
    wrong = ("", "application/json", "image/png", "text/plain; charset=\x00", "text/html; charset=base64")
    if rng.random() < 0.7:
        return usual
    return rng.choice((*wrong, f"{usual.partition(';')[0]}; charset={rng.choice(_DECLARED)}"))


def _span(rng: Random, body: bytes, most: int = 2000) -> tuple[int, int]:
    start = rng.randrange(len(body) + 1)
    return start, min(len(body), start + rng.randint(1, most))


def _at(rng: Random, body: bytes, piece: bytes) -> bytes:
    """`body` with `piece` in it, after a tag if there is one."""
    tags = list(_TAG.finditer(body[:200_000]))
    where = rng.choice(tags).end() if tags and rng.random() < 0.8 else rng.randrange(len(body) + 1)
    return body[:where] + piece + body[where:]


def _flip(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    flipped = bytearray(body)
    for _step in range(rng.choice((1, 2, 10, 1 + len(body) // 100)) if body else 0):
        flipped[rng.randrange(len(body))] = rng.randrange(256)
    return bytes(flipped)


def _truncate(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    return (
        body[: rng.randrange(len(body) + 1)] if rng.random() < 0.8 else body[rng.randrange(len(body) + 1) :]
    )


def _repeat(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(rng, body)
    return body[:start] + body[start:end] * rng.choice((2, 10, 100, 500)) + body[end:]


def _nest(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    """A piece of it inside itself, many times over."""
    start, end = _span(rng, body, 300)
    half, depth = (end - start) // 2, rng.choice((3, 50, 1000))
    middle = start + half
    return body[:start] + body[start:middle] * depth + body[middle:end] * depth + body[end:]


def _remove(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(rng, body, 5000)
    return body[:start] + body[end:]


def _swap(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    a, b, c, d = sorted(rng.randrange(len(body) + 1) for _ in range(4))
    return body[:a] + body[c:d] + body[b:c] + body[a:b] + body[d:]


def _splice(rng: Random, body: bytes, seeds: Sequence[bytes]) -> bytes:
    start, end = _span(rng, other := rng.choice(seeds), 50_000)
    return _at(rng, body, other[start:end])


def _control(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    for _step in range(rng.choice((1, 5, 50))):
        piece = rng.choice(
            (b"\0", b"\0" * 1000, b"\x0b", b"\x1b$B", b"\xff\xfe", b"\xef\xbf\xbe", b"\xed\xa0\x80")
        )
        where = rng.randrange(len(body) + 1)
        body = body[:where] + piece + body[where:]
    return body


def _recode(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    return body.decode("utf-8", "replace").encode(rng.choice(_CODINGS), "replace")


def _declare(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    name = rng.choice(_DECLARED).encode()
    found = re.search(rb"""(encoding|charset)\s*=\s*["']?[\w.:-]+""", body[:3000])
    if found:
        return body[: found.start()] + found[1] + b'="' + name + body[found.end() :]
    return b'<?xml version="1.0" encoding="' + name + b'"?>' + body


def _attribute(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    size = rng.choice((1000, 50_000, 500_000))
    value = rng.choice((b"a", b" ", b"&", b"&amp;", b"=", b"%", b"; ", b"display:none;", b"<"))
    one = b' x="' + (value * size)[:size] + b'"'
    many = b"".join(b' a%d="%d"' % (n, n) for n in range(size // 50))
    return _at(rng, body, b"<" + rng.choice(_NAMES).encode() + rng.choice((one, many)) + b">")


def _deep(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    name, depth = rng.choice(_NAMES).encode(), rng.choice((100, 2000, 20_000))
    tag = rng.choice((b"<%s>", b'<%s class="x">', b"<%s><b><i>", b'<n:%s xmlns:n="urn:n">', b"</%s>")) % name
    return _at(rng, body, tag * depth)


def _flood(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    piece = rng.choice(
        (b"&amp;", b"&#x41;", b"&a;", b"&", b"<![CDATA[", b"<!--", b"]]>", b"<", b"&lt;b&gt;", b"\r")
    )
    return _at(rng, body, piece * rng.choice((100, 10_000, 100_000)))


def _entities(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    doctype = rng.choice((_LAUGHS, _FETCHING, f'<!DOCTYPE x [<!ENTITY q "{"q" * 50_000}">]>')).encode()
    declaration = re.match(rb"\s*<\?xml[^>]{0,200}\?>", body)
    end = declaration.end() if declaration else 0
    return _at(rng, body[:end] + doctype + body[end:], rng.choice((b"&a10;", b"&x;", b"&q;" * 10_000)))


def _pack(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    packed = bytearray(gzip.compress(body[:500_000], 1, mtime=0))
    match rng.randrange(4):
        case 0:
            return bytes(packed)
        case 1:
            return bytes(packed[: rng.randrange(len(packed))])
        case 2:
            packed[rng.randrange(len(packed))] ^= 0xFF
            return bytes(packed)
        case _:
            return gzip.compress(gzip.compress(b"\0" * 20_000_000, 9, mtime=0) + body[:1000], mtime=0)


def _open(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    """Something that never ends."""
    never = (
        b"<!--",
        b"<![CDATA[",
        b"<script>",
        b"<style>",
        b"<textarea>",
        b"<title>",
        b"<a href='",
        b"<?",
        b"<!DOCTYPE x [",
    )
    return _at(rng, body, rng.choice(never))


def _value(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    values = list(_VALUE.finditer(body[:200_000]))
    for found in sorted(
        rng.sample(values, min(len(values), rng.choice((1, 3, 20)))), key=lambda f: -f.start()
    ):
        odd = rng.choice(_ODD_VALUES).encode("utf-8", "surrogatepass")
        body = body[: found.start() + 1] + odd + body[found.end() - 1 :]
    return body


def _rename(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    tags = [found[0][1:].split()[0].rstrip(b">/") for found in _TAG.finditer(body[:50_000])]
    if not tags:
        return body
    old, new = rng.choice(tags), rng.choice(_NAMES).encode()
    return body.replace(b"<" + old, b"<" + new).replace(b"</" + old, b"</" + new)


def _quotes(rng: Random, body: bytes, _: Sequence[bytes]) -> bytes:
    old, new = rng.choice(
        ((b'"', b"'"), (b'"', b""), (b">", b""), (b"/", b""), (b"<", b"&lt;"), (b"&lt;", b"<"), (b"=", b""))
    )
    return body.replace(old, new, rng.choice((1, 20, -1)))


_MUTATIONS: tuple[Callable[[Random, bytes, Sequence[bytes]], bytes], ...] = (
    _flip, _truncate, _repeat, _nest, _remove, _swap, _splice, _control, _recode, _declare, _attribute,
    _deep, _flood, _entities, _pack, _open, _value, _rename, _quotes,
)  # fmt: skip
